"""Another name for a computer, a client device or a user, wherever it is the same one.

What only says how something was called then keeps the name: an issued license that of
the computer it was issued to (domain.md 1.6), an event its text.
"""

import sqlite3
from collections.abc import Iterable, Mapping

from core.rules.passages import USER
from core.store.slices import Steps, through

_COMPUTERS = {  # where a server stands by its name, as far as there are few rows
    "license_server": "name",
    "license_pack": "server",
    "used_number": "server",
    "report": "server",
    "database_file": "server",
    "session_host": "name",
    "session": "host",
    "scheduled_task": "computer",
}
_MANY = {
    "issued_license": "server",
    "failed_issuance": "server",
    "logged_event": "computer",
}
_ACCOUNTS = {"failed_issuance": "user", "session": "user"}
_LICENSES_OF_USERS = ("issued_license", "filed_license")


def computer(connection: sqlite3.Connection, before: str, after: str) -> Steps[None]:
    """Rename a server; its licenses and its event log are gone through in slices."""
    connection.execute("PRAGMA defer_foreign_keys = ON")
    names = {"before": before, "new_name": after}
    _rename(connection, _COMPUTERS.items(), names)
    _rename_passages(connection, names)
    for table, column in _MANY.items():
        # Not by an index, which the statement itself would change.
        source = f"{table} NOT INDEXED WHERE {column} = :before"
        yield from through(
            connection,
            source,
            "id",
            f"UPDATE {table} SET {column} = :new_name WHERE {column} = :before "
            "AND id > :after AND id <= :until",
            names,
        )


def device(connection: sqlite3.Connection, before: str, after: str) -> None:
    """Rename a client device; it restarts, so sessions from it end."""
    connection.execute("DELETE FROM session WHERE computer = ?", (before,))
    names = {"before": before, "new_name": after}
    _rename(connection, [("device", "name")], names)
    _rename_passages(connection, names)


def user(
    connection: sqlite3.Connection,
    names: tuple[str, str],
    accounts: tuple[str, str],
    *,
    can_sign_in: bool,
) -> None:
    """Rename a user, and the account that stands for it where licenses do."""
    tables = ["user", *(["account"] if can_sign_in else [])]
    _rename(connection, [(table, "name") for table in tables], _pair(names))
    if can_sign_in:
        runs_as = [("scheduled_task", "account"), ("scheduled_task", "runs_for")]
        _rename(connection, runs_as, _pair(names))
    _rename(connection, _ACCOUNTS.items(), _pair(accounts))
    before, after = (f"{USER}{name}" for name in names)
    _rename_passages(connection, _pair((before, after)))
    for table in _LICENSES_OF_USERS:
        connection.execute(
            f"UPDATE {table} SET user = :new_name "
            "WHERE user = :before AND hardware_id IS NULL",
            _pair(accounts),
        )


def _rename_passages(connection: sqlite3.Connection, names: Mapping[str, str]) -> None:
    """Let what is closed follow; what was left of another one by that name goes."""
    for column in ("origin", "target"):
        connection.execute(
            f"DELETE FROM passage WHERE {column} = :new_name "
            "AND :new_name <> :before COLLATE NOCASE",
            names,
        )
        _rename(connection, [("passage", column)], names)


def _pair(names: tuple[str, str]) -> dict[str, str]:
    return dict(zip(("before", "new_name"), names, strict=True))


def _rename(
    connection: sqlite3.Connection,
    places: Iterable[tuple[str, str]],
    names: Mapping[str, str],
) -> None:
    for table, column in places:
        connection.execute(
            f"UPDATE {table} SET {column} = :new_name WHERE {column} = :before", names
        )
