"""Rows sorted by what no index has: their pairs in a temporary table."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import count

from core.errors import LabError
from core.store.long_list.listing import Listing, Pair, Source

_AT_A_TIME = 2000
"""Rows that are sorted in one step."""
_names = count(1)


class SortedRows:
    """Pairs in order, none without a key; the lab file itself has nothing of them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Make an empty table; a way to fill it has to be walked to its end."""
        self._connection = connection
        self._name = f"temp.sorted_rows_{next(_names)}"
        self.source = Source(self._name, "number", "key")
        self._execute(
            f"CREATE TABLE {self._name} (key COLLATE NOCASE, number INTEGER, "
            "PRIMARY KEY (key, number)) WITHOUT ROWID"
        )

    def fill_from(self, listing: Listing[object], key: str) -> Iterator[None]:
        """Sort all rows of a list by a key in SQL, with pauses.

        Meanwhile some may be added and removed: they changed before they were read.
        """
        what = f"{key}, {listing.number}"
        for stretch in listing.stretches(self._connection, _AT_A_TIME):
            select, facts = listing.rows_in(stretch, what, {})
            self._execute(f"INSERT OR IGNORE INTO {self._name} {select}", facts)
            yield

    def add(self, pairs: Iterable[Pair]) -> None:
        """Put more rows in."""
        with _writing_temporarily(self._connection):
            insert = f"INSERT OR IGNORE INTO {self._name} VALUES (?, ?)"
            self._connection.executemany(insert, pairs)

    def remove(self, pairs: Sequence[Pair]) -> None:
        """Take rows out."""
        with _writing_temporarily(self._connection):
            delete = f"DELETE FROM {self._name} WHERE key IS ? AND number = ?"
            self._connection.executemany(delete, pairs)

    def drop(self) -> None:
        """Forget the rows; a connection that was closed has done so."""
        with suppress(sqlite3.Error, LabError):
            self._execute(f"DROP TABLE IF EXISTS {self._name}")

    def _execute(self, statement: str, facts: object = ()) -> None:
        with _writing_temporarily(self._connection):
            self._connection.execute(statement, facts)  # type: ignore[arg-type]


@contextmanager
def _writing_temporarily(connection: sqlite3.Connection) -> Iterator[None]:
    """Let temporary tables be written also where the file may only be read."""
    (is_reading,) = connection.execute("PRAGMA query_only").fetchone()
    if not is_reading:
        yield
        return
    connection.execute("PRAGMA query_only = OFF")
    try:
        yield
    finally:
        connection.execute("PRAGMA query_only = ON")
