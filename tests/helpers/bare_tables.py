"""Tables laid over the pages of a table or an index, to damage one without the other.

SQLite then writes what nobody can write by the schema: it keeps no index, no rule.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path


@contextmanager
def _laid_over(path: Path, name: str, definition: str) -> Iterator[sqlite3.Connection]:
    lay = (
        "INSERT INTO sqlite_schema SELECT 'table', 'bare', 'bare', rootpage, ?"
        " FROM sqlite_schema WHERE name = ?"
    )
    _write_schema(path, lay, (f"CREATE TABLE bare {definition}", name))
    with closing(sqlite3.connect(path, isolation_level=None)) as link:
        yield link
    _write_schema(path, "DELETE FROM sqlite_schema WHERE name = 'bare'")


def _write_schema(path: Path, sql: str, values: tuple[str, ...] = ()) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as link:
        link.execute("PRAGMA writable_schema = ON")
        link.execute(sql, values)


@contextmanager
def bare_rows(path: Path, table: str) -> Iterator[sqlite3.Connection]:
    """Give the rows of a table with row numbers as those of `bare`, without rules."""
    with closing(sqlite3.connect(path)) as link:
        columns = link.execute(f"PRAGMA table_info('{table}')").fetchall()
    names = (f'"{n}" {"INTEGER PRIMARY KEY" * key}' for _, n, _, _, _, key in columns)
    with _laid_over(path, table, f"({', '.join(names)})") as link:
        yield link


@contextmanager
def bare_entries(
    path: Path, index: str, *, order: str = "ASC"
) -> Iterator[sqlite3.Connection]:
    """Give the entries of an index as rows of `bare`: k0, k1 … and the row's number.

    In another order than that of the index, what is written comes to a wrong place.
    """
    with closing(sqlite3.connect(path)) as link:
        keys = link.execute(
            f"SELECT coll FROM pragma_index_xinfo('{index}') WHERE key"
        ).fetchall()
    names = [f"k{place} COLLATE {collation}" for place, (collation,) in enumerate(keys)]
    orders = (f"k{place} {order}" for place in range(len(keys)))
    key = ", ".join((*orders, f"number {order}"))
    definition = f"({', '.join(names)}, number, PRIMARY KEY ({key})) WITHOUT ROWID"
    with _laid_over(path, index, definition) as link:
        yield link
