"""What a row was before a command changed it, and how to go back.

Temporary triggers, made anew for each connection and never stored in the file, write
the old row of every change into `undo_log`. The log only grows, so that every
earlier state, also one from before an undo, can be reached again.
"""

import sqlite3

from core.errors import LabDamaged
from core.store.schema import WORLD_TABLES

_CHANGES = """
    FROM first_change CROSS JOIN undo_log ON undo_log.id = change
    WHERE first_change.tbl = ?"""

_PARENTS = {"license_server", "license_pack"}
"""Tables whose rows take others with them when they go; theirs exchange nothing."""


def watch(connection: sqlite3.Connection) -> None:
    """Record every later change of the world's tables under the running command."""
    connection.execute("CREATE TEMP TABLE running (seq INTEGER)")
    connection.execute(
        "CREATE TEMP TABLE first_change "
        "(tbl TEXT, row INTEGER, change INTEGER, PRIMARY KEY (tbl, row)) WITHOUT ROWID"
    )
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


def rewind(connection: sqlite3.Connection, seq: int) -> None:
    """Restore the world as it was after journal row `seq`; itself recorded."""
    _restore(connection, "seq > ?", seq)


def take_back(connection: sqlite3.Connection, seq: int) -> None:
    """Reverse the changes of one journal row; only right in the state it led to."""
    _restore(connection, "seq = ?", seq)


def _restore(connection: sqlite3.Connection, which: str, seq: int) -> None:
    """Make each row that was changed what it was before the first change."""
    connection.execute("PRAGMA defer_foreign_keys = ON")
    connection.execute(
        "INSERT INTO first_change SELECT tbl, row, min(id) FROM undo_log "
        f"WHERE {which} GROUP BY tbl, row",
        (seq,),
    )
    changed = connection.execute("SELECT DISTINCT tbl FROM first_change").fetchall()
    tables = {tbl for (tbl,) in changed}
    try:
        if tables - WORLD_TABLES.keys():
            raise ValueError("a table that is not of the world")
        # All go before any comes back: rows may have exchanged what is unique.
        for table in reversed([t for t in WORLD_TABLES if t in tables]):
            connection.execute(_removal(table), (table,))
        for table in [t for t in WORLD_TABLES if t in tables]:
            connection.execute(_return(connection, table), (table,))
        connection.execute("DELETE FROM first_change")
    except (ValueError, sqlite3.Error) as error:
        raise LabDamaged(
            "The lab file's record of earlier states was changed by another "
            "program. Restore a backup of the lab."
        ) from error


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
