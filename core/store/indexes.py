"""Whether indexes hold what their tables hold, proven without a search for each row.

SQLite looks for each row in each index, which takes seven seconds for a million
licenses. Here the entries of an index are read in their order, each is compared with
the row that it names and with the entry before it, and what is left to say is told by
numbers: as many entries as rows, and none twice. A table of which that is not proven
is judged by SQLite, as ever.
"""

import re
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

_PRIME = 4294967291
"""The sum of the squares of row numbers, each of them modulo this, tells lists of rows
apart: no row can take the place of another one unnoticed."""
_WHERE = re.compile(r"\)\s*WHERE\s+(?P<condition>.+)", re.DOTALL | re.IGNORECASE)
"""The end of the statement that made a partial index."""


Look = Callable[[sqlite3.Connection], Iterator[str]]
"""Yields what is wrong, a sentence each."""


@dataclass(frozen=True)
class _Tally:
    """How many there are, and of which rows, in two numbers."""

    count: int
    rows: int | None


@dataclass(frozen=True)
class Index:
    """One index of a table that has row numbers."""

    table: str
    name: str
    columns: tuple[tuple[str, str], ...]
    """Each with the collation that orders it."""
    is_unique: bool
    condition: str
    """Of the rows that have an entry."""


def indexes(connection: sqlite3.Connection) -> list[Index]:
    """Describe all indexes of tables with row numbers."""
    found = connection.execute(
        'SELECT t.name, i.name, i."unique", s.sql FROM pragma_table_list AS t,'
        " pragma_index_list(t.name) AS i JOIN sqlite_schema AS s ON s.name = i.name"
        " WHERE t.type = 'table' AND t.schema = 'main' AND NOT t.wr"
    ).fetchall()
    return [
        Index(table, name, _columns(connection, name), bool(unique), _condition(sql))
        for table, name, unique, sql in found
    ]


def tables_without_numbers(connection: sqlite3.Connection) -> list[str]:
    """Name the tables that are indexes themselves, by their primary key."""
    found = connection.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND wr"
    )
    return [str(name) for (name,) in found]


def _columns(connection: sqlite3.Connection, index: str) -> tuple[tuple[str, str], ...]:
    found = connection.execute(
        f"SELECT name, coll FROM pragma_index_xinfo('{index}') WHERE key"
    )
    return tuple((str(name), str(collation)) for name, collation in found)


def _condition(sql: str | None) -> str:
    found = _WHERE.search(sql or "")
    return found["condition"] if found else "1"


class Comparison:
    """Indexes compared with their tables, a look for each, by whatever connections."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Find what there is to compare."""
        self._indexes = indexes(connection)
        self._rows: dict[tuple[str, str], _Tally] = {}
        self._entries: dict[str, _Tally] = {}

    def looks(self) -> Iterator[Look]:
        """Give each look; none depends on another one, nor says anything yet."""
        for table in dict.fromkeys(index.table for index in self._indexes):
            yield partial(self._look_at_rows, table)
            for index in self._indexes:
                if index.table == table:
                    yield partial(self._look_at_entries, index)

    def differences(self, connection: sqlite3.Connection) -> Iterator[str]:
        """Say after all looks what is wrong with indexes, in the words of SQLite."""
        unproven = self._unproven()
        for table in dict.fromkeys(index.table for index in unproven):
            found = connection.execute(f"PRAGMA integrity_check('{table}')").fetchall()
            lines = [str(line) for (line,) in found if line != "ok"]
            yield from (f"The file: {line}." for line in lines)
            if not lines:  # it takes letters for the same that are not
                names = [index.name for index in unproven if index.table == table]
                yield from (f"The file: wrong entries in index {n}." for n in names)

    @property
    def is_proven(self) -> bool:
        """Tell after all looks whether all indexes are as they should be."""
        return not self._unproven()

    def _unproven(self) -> list[Index]:
        return [
            index
            for index in self._indexes
            if index.name not in self._entries
            or self._entries[index.name]
            != self._rows.get((index.table, index.condition))
        ]

    def _look_at_entries(
        self, index: Index, connection: sqlite3.Connection
    ) -> Iterator[str]:
        tally = _Tally(*connection.execute(_entries(index)).fetchone())
        wrong = [_descents(index), *[_repeated(index)] * index.is_unique]
        is_in_order = not any(connection.execute(sql).fetchone() for sql in wrong)
        if is_in_order:
            self._entries[index.name] = tally
        yield from ()

    def _look_at_rows(
        self, table: str, connection: sqlite3.Connection
    ) -> Iterator[str]:
        conditions = sorted({i.condition for i in self._indexes if i.table == table})
        tallies = ", ".join(
            f"count(*) FILTER (WHERE {condition}),"
            f" sum(rowid * rowid % {_PRIME}) FILTER (WHERE {condition})"
            for condition in conditions
        )
        read = f'SELECT {tallies} FROM "{table}" NOT INDEXED'
        told = tuple(connection.execute(read).fetchone())
        for place, condition in enumerate(conditions):
            self._rows[table, condition] = _Tally(*told[2 * place : 2 * place + 2])
        yield from ()


def _entries(index: Index) -> str:
    """Write the SQL that counts entries, and tells which rows have one that fits."""
    values = ", ".join(
        f'"{name}" AS k{place}' for place, (name, _) in enumerate(index.columns)
    )
    same = " AND ".join(  # bit by bit, whatever the order makes equal
        f"line.k{place} IS entry.k{place} COLLATE BINARY"
        for place, _ in enumerate(index.columns)
    )
    read = f'SELECT rowid AS number, {values} FROM "{index.table}"'
    return (
        f"SELECT count(*), sum(line.number * line.number % {_PRIME})"
        f' FROM ({read} INDEXED BY "{index.name}" WHERE {index.condition}) AS entry'
        f" LEFT JOIN ({read} NOT INDEXED) AS line"
        f" ON line.number = entry.number AND {same}"
    )


def _descents(index: Index) -> str:
    """Write the SQL that finds an entry which comes after a greater one.

    Both lists are the same. They are merged, for SQLite takes an index to be in order:
    each entry is compared with that before it, and one that is less is not found.
    """
    values = ", ".join(f'"{name}" COLLATE {order}' for name, order in index.columns)
    read = (
        f'SELECT {values}, rowid FROM "{index.table}" INDEXED BY "{index.name}"'
        f" WHERE {index.condition}"
    )
    places = ", ".join(str(place) for place in range(1, len(index.columns) + 2))
    return f"SELECT 1 FROM ({read} EXCEPT {read} ORDER BY {places}) LIMIT 1"


def _repeated(index: Index) -> str:
    """Write the SQL that finds a value which a UNIQUE index has twice."""
    values = ", ".join(f'"{name}" COLLATE {order}' for name, order in index.columns)
    there = " AND ".join(f'"{name}" IS NOT NULL' for name, _ in index.columns)
    return (
        f'SELECT 1 FROM "{index.table}" INDEXED BY "{index.name}"'
        f" WHERE {index.condition} AND {there}"
        f" GROUP BY {values} HAVING count(*) > 1 LIMIT 1"
    )
