"""What a long list is of: where its rows are, and what is known of each."""

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any, Generic, NamedTuple, TypeVar

R = TypeVar("R", covariant=True)
Facts = Mapping[str, Any]
"""What stands for the names in a question."""
Key = str | int | float | None
"""What rows are sorted by; None comes first."""


_NEVER = 2**50
"""Seconds after all that can be reckoned with."""


class Pair(NamedTuple):
    """A row's place in an order: what it is sorted by, and its number."""

    key: Key
    number: int


class FieldKind(Enum):
    """What a field of a row is, and so how it is sorted and searched."""

    TEXT = auto()
    CODE = auto()
    """A word of the program for a state; people see another."""
    NUMBER = auto()
    MOMENT = auto()
    """A time as `2026-11-16T08:30:00Z`; nothing is later than any."""


@dataclass(frozen=True)
class Field:
    """Something known of each row, in SQL."""

    sql: str
    kind: FieldKind = FieldKind.TEXT
    is_indexed: bool = False
    """An index has the rows in its order; that of a code is the order of its words."""


@dataclass(frozen=True)
class Source:
    """Pairs of keys and numbers, sorted, in a table or an index."""

    table: str
    number: str
    key: str = "NULL"
    where: str = "1"
    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True)
class Listing(Generic[R]):
    """Rows of one table for a window."""

    table: str
    number: str
    """The column of whole numbers by which a row is known."""
    read: Callable[[Sequence[int]], Mapping[int, R]]
    """Reads the records of some numbers, as far as they are still there."""
    fields: Mapping[str, Field]
    first_by: str = ""
    """The field in whose order the rows come if nobody sorts; else their numbers."""
    is_newest_first: bool = False
    """If nobody sorts, the rows come from the last up."""
    also: frozenset[str] = frozenset()
    """Other tables that its records are read from."""
    where: str = "1"
    stretch: str = "1"
    """Of where, what finds the least and the greatest number at once."""
    facts: Facts = field(default_factory=dict)

    def stretches(self, connection: sqlite3.Connection, count: int) -> Iterator[range]:
        """Cut the numbers, from the least to the greatest, into runs of so many."""
        # Both in one question would read the whole table.
        first, last = (
            connection.execute(
                f"SELECT {end}({self.number}) FROM {self.table} WHERE {self.stretch}",
                self.facts,
            ).fetchone()[0]
            for end in ("min", "max")
        )
        if first is not None:
            for begin in range(first, last + 1, count):
                yield range(begin, begin + count)

    def rows_in(self, stretch: range, what: str, facts: Facts) -> tuple[str, Facts]:
        """Return a question for something of the rows with the numbers of a run."""
        # By number: another index would be read whole for each run.
        select = (
            f"SELECT {what} FROM {self.table} NOT INDEXED WHERE {self.where} "
            f"AND {self.number} >= :begin AND {self.number} < :end"
        )
        ends = {"begin": stretch.start, "end": stretch.stop}
        return select, {**self.facts, **ends, **facts}

    def pairs(
        self, connection: sqlite3.Connection, key: str, numbers: Sequence[int]
    ) -> list[Pair]:
        """Read where rows stand by a key in SQL, as far as they are in the list."""
        found = connection.execute(
            f"SELECT {key}, {self.number} FROM {self.table} NOT INDEXED "
            f"WHERE {self.where} "
            f"AND {self.number} IN (SELECT value FROM json_each(:numbers))",
            {**self.facts, "numbers": json.dumps(numbers)},
        )
        return [Pair(*row) for row in found.fetchall()]

    def cell(self, by: str, words: Mapping[str, str]) -> str:
        """Return what a field is outside of the program, in SQL: times as ISO 8601."""
        wanted = self.fields[by]
        return _worded(wanted, words) if words else f"coalesce({wanted.sql}, '')"

    def key(self, by: str, words: Mapping[str, str]) -> str:
        """Return what rows are sorted by, in SQL; codes by their words."""
        if not by:
            return "NULL"
        wanted = self.fields[by]
        if wanted.kind is FieldKind.MOMENT:
            return f"coalesce(unixepoch({wanted.sql}), {_NEVER:d})"
        if wanted.kind is FieldKind.CODE and words and not wanted.is_indexed:
            return _worded(wanted, words)
        if wanted.kind is not FieldKind.TEXT:
            return wanted.sql
        if not wanted.is_indexed:
            return f"coalesce({wanted.sql}, '') COLLATE NOCASE"
        return f"{wanted.sql} COLLATE NOCASE"


def _worded(field: Field, words: Mapping[str, str]) -> str:
    cases = (f"WHEN {_quoted(c)} THEN {_quoted(w)}" for c, w in words.items())
    return f"CASE {field.sql} {' '.join(cases)} ELSE '' END"


def _quoted(text: str) -> str:
    return "'{}'".format(text.replace("'", "''"))
