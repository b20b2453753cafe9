"""What a row was before a command changed it, and how to go back.

Temporary triggers, made anew for each connection and never stored in the file, write
the old row of every change into `undo_log`. The log only grows, so that every
earlier state, also one from before an undo, can be reached again.
"""

import json
import sqlite3
from itertools import groupby

from core.errors import LabDamaged
from core.store import rows
from core.store.schema import WORLD_TABLES


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


def rewind(connection: sqlite3.Connection, seq: int) -> None:
    """Restore the world as it was after journal row `seq`; itself recorded."""
    _restore(connection, "SELECT * FROM undo_log WHERE seq > ? ORDER BY id DESC", seq)


def take_back(connection: sqlite3.Connection, seq: int) -> None:
    """Reverse the changes of one journal row; only right in the state it led to."""
    _restore(connection, "SELECT * FROM undo_log WHERE seq = ? ORDER BY id DESC", seq)


def _restore(connection: sqlite3.Connection, which: str, seq: int) -> None:
    connection.execute("PRAGMA defer_foreign_keys = ON")
    changes = connection.execute(which, (seq,)).fetchall()
    for (table, is_kept), run in groupby(changes, key=_table_and_kind):
        try:
            if is_kept:
                _bring_back(connection, table, [json.loads(c["before"]) for c in run])
            else:
                _take_away(connection, table, [(c["row"],) for c in run])
        except (KeyError, ValueError, TypeError, sqlite3.Error) as error:
            raise LabDamaged(
                "The lab file's record of earlier states was changed by another "
                "program. Restore a backup of the lab."
            ) from error


def _table_and_kind(change: sqlite3.Row) -> tuple[str, bool]:
    """Tell what changed, and whether there was a row before."""
    return change["tbl"], change["before"] is not None


def _take_away(
    connection: sqlite3.Connection, table: str, keys: list[tuple[int]]
) -> None:
    key = WORLD_TABLES[table]
    connection.executemany(f"DELETE FROM {table} WHERE {key} = ?", keys)


def _bring_back(
    connection: sqlite3.Connection, table: str, found: list[dict[str, object]]
) -> None:
    """Write rows as they were, in this order; at once where all are still there."""
    key = WORLD_TABLES[table]
    columns = _columns(connection, table)
    known = [{c: values[c] for c in columns} for values in found]
    wanted = {values[key] for values in known}
    (there,) = connection.execute(
        f"SELECT count(*) FROM {table} WHERE {key} IN (SELECT value FROM json_each(?))",
        (json.dumps(list(wanted)),),
    ).fetchone()
    if there == len(wanted):
        rows.update_all(connection, table, key, known)
        return
    for values in known:
        if not rows.update(connection, table, key, values):
            rows.insert(connection, table, values)


def _columns(connection: sqlite3.Connection, table: str) -> list[str]:
    return [r[1] for r in connection.execute(f"PRAGMA table_info({table})")]
