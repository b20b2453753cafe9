"""Where two labs differ, table by table."""

import sqlite3
from collections.abc import Iterator
from itertools import zip_longest

from core.store.export import TABLES

_UNDO = ("undo_log", "id")
_LONGEST = 60
"""Characters of a value that are shown; a row may carry a whole lesson."""


def differences(found: sqlite3.Connection, wanted: sqlite3.Connection) -> Iterator[str]:
    """Say of each table where it first is not as wanted.

    What undo would bring back differs wherever the world does, so it comes last.
    """
    told = [
        s for table, key in TABLES.items() if (s := _first(found, wanted, table, key))
    ]
    yield from told or filter(None, [_first(found, wanted, *_UNDO)])


def _first(
    found: sqlite3.Connection, wanted: sqlite3.Connection, table: str, key: str
) -> str:
    """Say where a table first differs; nothing if it does not."""
    pairs = zip_longest(_rows(found, table, key), _rows(wanted, table, key))
    first = next(((f, w) for f, w in pairs if f != w), None)
    return _sentence(table, *first) if first else ""


def _rows(
    connection: sqlite3.Connection, table: str, key: str
) -> Iterator[dict[str, object]]:
    for row in connection.execute(f"SELECT * FROM {table} ORDER BY {key}"):
        yield dict(row)


def _sentence(
    table: str, found: dict[str, object] | None, wanted: dict[str, object] | None
) -> str:
    if found is None:
        return f"{table} lacks a row: {_shown(wanted)}."
    if wanted is None:
        return f"{table} has a row too many: {_shown(found)}."
    changed = [name for name, value in found.items() if value != wanted[name]]
    told = "; ".join(
        f"{name} is {_shown(found[name])} instead of {_shown(wanted[name])}"
        for name in changed
    )
    return f"{table}, row {next(iter(found.values()))}: {told}."


def _shown(value: object) -> str:
    text = str(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
