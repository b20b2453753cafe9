"""What a row was before a command changed it, and how to go back.

Temporary triggers, made anew for each connection and never stored in the file, write
the old row of every change into `undo_log`. The log only grows, so that every
earlier state, also one from before an undo, can be reached again.
"""

import sqlite3
from collections.abc import Iterator

from core.catalog import MAX_WHOLE_NUMBER
from core.errors import LabDamaged
from core.store.schema import WORLD_TABLES
from core.store.slices import Steps, delete, through

_CHANGES = """
    FROM first_change CROSS JOIN undo_log ON undo_log.id = change
    WHERE first_change.tbl = :tbl
    AND first_change.row > :after AND first_change.row <= :until"""
_PASSES = 3
"""How often each change is looked at: to be found, to remove, and to bring back."""

_ISSUED_OF_GONE_PACKS = """
    issued_license WHERE (server, pack_id) IN (
        SELECT p.server, p.id FROM first_change
        CROSS JOIN undo_log ON undo_log.id = change
        CROSS JOIN license_pack AS p ON p.row = first_change.row
        WHERE first_change.tbl = 'license_pack' AND before IS NULL)"""
"""They would go with their pack, in one statement and however many there are."""
_PARENTS = {"license_server", "license_pack", "database_file"}
"""Tables whose rows take others with them when they go; theirs exchange nothing."""


def watch(connection: sqlite3.Connection) -> None:
    """Record every later change of the world's tables under the running command."""
    connection.execute("CREATE TEMP TABLE running (seq INTEGER)")
    for table, key in WORLD_TABLES.items():
        columns = _columns(connection, table)
        pairs = ", ".join(f"'{c}', old.{c}" for c in columns)
        for event, row, before in (
            ("INSERT", f"new.{key}", "NULL"),
            ("UPDATE", f"old.{key}", f"json_object({pairs})"),
            ("DELETE", f"old.{key}", f"json_object({pairs})"),
        ):
            connection.execute(
                f"CREATE TEMP TRIGGER undo_{table}_{event} "
                f"AFTER {event} ON main.{table} "
                "WHEN (SELECT count(*) FROM running) BEGIN "
                "INSERT INTO undo_log (seq, tbl, row, before) "
                f"VALUES ((SELECT seq FROM running), '{table}', {row}, {before}); END"
            )


def start(connection: sqlite3.Connection, seq: int) -> None:
    """Record changes from now on as those of the journal row `seq`."""
    connection.execute("INSERT INTO running (seq) VALUES (?)", (seq,))


def stop(connection: sqlite3.Connection) -> None:
    """Record no more changes."""
    connection.execute("DELETE FROM running")


def rewind(connection: sqlite3.Connection, seq: int) -> Steps[None]:
    """Restore the world as it was after journal row `seq`; itself recorded."""
    yield from _restore(connection, "id > :number", _last_change(connection, seq))


def take_back(connection: sqlite3.Connection, seq: int) -> Steps[None]:
    """Reverse the changes of one journal row; only right in the state it led to."""
    yield from _restore(connection, "seq = :number", seq)


def rows_since(connection: sqlite3.Connection, seq: int) -> int:
    """Tell how many rows `rewind` goes through, without counting them."""
    return _PASSES * (_last_change(connection) - _last_change(connection, seq))


def rows_of(connection: sqlite3.Connection, seq: int) -> int:
    """Tell how many rows `take_back` goes through, without counting them."""
    before, last = (_last_change(connection, number) for number in (seq - 1, seq))
    return _PASSES * (last - before)


def _last_change(connection: sqlite3.Connection, seq: int = MAX_WHOLE_NUMBER) -> int:
    """Number the last change up to a journal row; both numbers only grow."""
    found = connection.execute(
        "SELECT id FROM undo_log WHERE seq <= ? ORDER BY seq DESC, id DESC LIMIT 1",
        (seq,),
    ).fetchone()
    return int(found[0]) if found else 0


def _restore(connection: sqlite3.Connection, which: str, number: int) -> Steps[None]:
    """Make each row that was changed what it was before the first change."""
    connection.execute("PRAGMA defer_foreign_keys = ON")
    connection.execute(
        "CREATE TEMP TABLE first_change "
        "(tbl TEXT, row INTEGER, change INTEGER, PRIMARY KEY (tbl, row)) WITHOUT ROWID"
    )
    try:
        # Of a row that was changed more than once the first change is what counts.
        yield from through(
            connection,
            f"undo_log WHERE {which}",
            "id",
            f"INSERT OR IGNORE INTO first_change SELECT tbl, row, id FROM undo_log "
            f"WHERE {which} AND id > :after AND id <= :until ORDER BY id",
            {"number": number},
        )
        changed = set(_changed_tables(connection))
        if changed - WORLD_TABLES.keys():
            raise ValueError("a table that is not of the world")
        tables = [table for table in WORLD_TABLES if table in changed]
        yield from delete(connection, _ISSUED_OF_GONE_PACKS, {})
        # All go before any comes back: rows may have exchanged what is unique.
        for table in reversed(tables):
            yield from _each_change(connection, table, _removal(table))
        for table in tables:
            yield from _each_change(connection, table, _return(connection, table))
        connection.execute("DROP TABLE first_change")
    except (ValueError, sqlite3.Error) as error:
        raise LabDamaged(
            "The lab file's record of earlier states was changed by another "
            "program. Restore a backup of the lab."
        ) from error


def _changed_tables(connection: sqlite3.Connection) -> Iterator[str]:
    """Name the tables, without going through all their rows."""
    table: str | None = ""
    while table is not None:
        (table,) = connection.execute(
            "SELECT min(tbl) FROM first_change WHERE tbl > ?", (table,)
        ).fetchone()
        if table is not None:
            yield table


def _each_change(
    connection: sqlite3.Connection, table: str, statement: str
) -> Steps[None]:
    source = "first_change WHERE tbl = :tbl"
    yield from through(connection, source, "row", statement, {"tbl": table})


def _removal(table: str) -> str:
    gone = f"SELECT first_change.row {_CHANGES}"
    if table in _PARENTS:
        gone = f"{gone} AND before IS NULL"
    return f"DELETE FROM {table} WHERE {WORLD_TABLES[table]} IN ({gone})"


def _return(connection: sqlite3.Connection, table: str) -> str:
    key = WORLD_TABLES[table]
    columns = [c for c in _columns(connection, table) if c != key]
    values = ", ".join(f"json_extract(before, '$.{c}')" for c in columns)
    changes = ", ".join(f"{c} = excluded.{c}" for c in columns)
    return (
        f"INSERT INTO {table} ({key}, {', '.join(columns)}) "
        f"SELECT first_change.row, {values} {_CHANGES} AND before IS NOT NULL "
        f"ON CONFLICT ({key}) DO UPDATE SET {changes}"
    )


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    return [r[1] for r in connection.execute(f"PRAGMA table_info({table})")]
