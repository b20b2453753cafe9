"""What happened to the rows of a list, as the record for undo tells it."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from core.store.long_list.listing import Listing, Pair
from core.store.long_list.order import comparable

_MANY = 1000
"""Changes of rows, whichever they are, from which on they are not told apart."""


@dataclass(frozen=True)
class Changes:
    """Rows that changed, by their tables, each with what it was before; None if new."""

    tables: Mapping[str, Mapping[int, str | None]]

    def of(self, table: str) -> Mapping[int, str | None]:
        """Return those of a table."""
        return self.tables.get(table, {})


class Moves(NamedTuple):
    """Where rows are no longer, where rows are now, and whether some stay, changed."""

    gone: list[Pair]
    come: list[Pair]
    is_touched: bool


def changes_since(connection: sqlite3.Connection, seq: int) -> Changes | None:
    """Tell what happened to rows after a journal row; None if it is much."""
    recorded = connection.execute(
        "SELECT tbl, row, before FROM undo_log WHERE seq > ? ORDER BY seq, id LIMIT ?",
        (seq, _MANY + 1),
    ).fetchall()
    if len(recorded) > _MANY:
        return None
    tables: dict[str, dict[int, str | None]] = {}
    for table, row, before in recorded:
        tables.setdefault(table, {}).setdefault(row, before)
    return Changes(tables)


def moves(
    connection: sqlite3.Connection, changes: Changes, listing: Listing[object], key: str
) -> Moves:
    """Tell where the changed rows of a list were and are, by a key in SQL."""
    changed = changes.of(listing.table)
    if not changed:
        return Moves([], [], is_touched=False)
    rows = [before for before in changed.values() if before]
    before = _were(connection, listing, key, rows)
    after = listing.pairs(connection, key, [*changed])
    stayed = {comparable(pair) for pair in before} & {comparable(p) for p in after}
    return Moves(
        [pair for pair in before if comparable(pair) not in stayed],
        [pair for pair in after if comparable(pair) not in stayed],
        is_touched=bool(stayed),
    )


def _were(
    connection: sqlite3.Connection, listing: Listing[object], key: str, rows: list[str]
) -> list[Pair]:
    table = connection.execute(f"PRAGMA table_info({listing.table})")
    columns = ", ".join(
        f"json_extract(value, '$.{name}') AS {name}" for _, name, *_ in table.fetchall()
    )
    found = connection.execute(
        f"SELECT {key}, {listing.number} FROM "
        f"(SELECT {columns} FROM json_each(:rows)) WHERE {listing.where}",
        {**listing.facts, "rows": f"[{','.join(rows)}]"},
    )
    return [Pair(*row) for row in found.fetchall()]
