"""Writes a lab out as text that is the same for the same lab, byte for byte."""

import sqlite3

from core.store import journal
from core.store.schema import APPENDED_TABLES, WORLD_TABLES

_HISTORY_TABLES = {"journal": "seq", "restore_point": "id"}
_TABLES = {**WORLD_TABLES, **APPENDED_TABLES, **_HISTORY_TABLES}


def snapshot(connection: sqlite3.Connection) -> str:
    """Write the world and its history as canonical JSON."""
    content = {
        table: [
            dict(row)
            for row in connection.execute(f"SELECT * FROM {table} ORDER BY {key}")
        ]
        for table, key in _TABLES.items()
    }
    return journal.canonical(content)
