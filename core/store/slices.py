"""Long statements in slices of rows, within one transaction: a window can answer.

What may be long is a generator. It pauses between two slices and tells how many rows
it has been through; what needs one slice alone does not pause at all.
"""

import sqlite3
from collections.abc import Generator, Mapping
from typing import TypeVar

ROWS = 1000
"""Rows of a slice: some milliseconds, also where each has an index and an old state."""
_BEFORE_ALL = -(2**63)

R = TypeVar("R")
Steps = Generator[int, None, R]
"""Work that pauses, and tells at each pause the rows since the one before."""


def through(
    connection: sqlite3.Connection,
    source: str,
    key: str,
    statement: str,
    values: Mapping[str, object],
) -> Steps[None]:
    """Execute a statement for one range of rows after another.

    `source` is `table WHERE …`; an index has to give it in the order of its integer
    `key`. The statement acts on keys above `:after` and up to `:until`; it may remove
    rows of the source, and add none.
    """
    after = _BEFORE_ALL
    while True:
        until, count = connection.execute(
            f"SELECT max(found), count(*) FROM (SELECT {key} AS found FROM {source} "
            f"AND {key} > :after ORDER BY {key} LIMIT :rows)",
            {**values, "after": after, "rows": ROWS},
        ).fetchone()
        if count:
            connection.execute(statement, {**values, "after": after, "until": until})
        if count < ROWS:
            return
        yield count
        after = until


def delete(
    connection: sqlite3.Connection, source: str, values: Mapping[str, object]
) -> Steps[int]:
    """Delete rows, whatever their order; return how many there were.

    `source` is `table WHERE …`, and the key of the table is `id`.
    """
    table = source.split()[0]
    deleted = 0
    while True:
        count = connection.execute(
            f"DELETE FROM {table} WHERE id IN (SELECT id FROM {source} LIMIT :rows)",
            {**values, "rows": ROWS},
        ).rowcount
        deleted += count
        if count < ROWS:
            return deleted
        yield count


def finish(steps: Generator[object, None, R]) -> R:
    """Do the work without a pause, and return what it returns."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: R = end.value
            return result
