"""Writes a lab out as text that is the same for the same lab, byte for byte."""

import sqlite3
from collections.abc import Mapping
from typing import Any

from core.store import journal
from core.store.schema import APPENDED_TABLES, WORLD_TABLES

_HISTORY_TABLES = {"journal": "seq", "restore_point": "id"}
TABLES = {**WORLD_TABLES, **APPENDED_TABLES, **_HISTORY_TABLES}
"""Everything that is the same for the same lab, each with its order."""


def snapshot(connection: sqlite3.Connection) -> str:
    """Write the world and its history as canonical JSON."""
    return journal.canonical(_content(connection, TABLES))


def world(connection: sqlite3.Connection) -> dict[str, list[dict[str, Any]]]:
    """Give the rows of the tables that undo restores."""
    return _content(connection, WORLD_TABLES)


def _content(
    connection: sqlite3.Connection, tables: Mapping[str, str]
) -> dict[str, list[dict[str, Any]]]:
    return {
        table: [
            dict(row)
            for row in connection.execute(f"SELECT * FROM {table} ORDER BY {key}")
        ]
        for table, key in tables.items()
    }
