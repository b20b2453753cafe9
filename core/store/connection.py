"""Opening a lab file: the one SQLite connection, and its errors in plain words."""

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from core.errors import LabBusy, LabDamaged, LabTooNew, LabUnlockable, NotALab
from core.files import errno_of_locking
from core.store import schema
from core.store.causes import known
from core.store.identity import Identity, damaged

_LONG = 8 * 2**20
"""Bytes of a file; shorter ones are checked in about 15 ms, which nobody sees."""
_PATIENCE = 0.08  # seconds: outlasts a reader, and no window stands still for it
_SETTINGS = (
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "foreign_keys = ON",
    "synchronous = FULL",
    "temp_store = MEMORY",
    "cache_size = -8000",  # KiB, for ten thousand devices and their licenses
)


class LabConnection(sqlite3.Connection):
    """A connection that reports the errors of the person's world as LabErrors."""

    path: Path
    """What its errors call the file."""
    identity: Identity | None
    """The file that it opened; None for a new one."""
    mode: str
    """How it opened that, in SQLite's words."""
    is_unchecked = False
    """Whether its pages and references were not looked at, but only its schema."""

    def cursor(self, *_: Any) -> Any:
        """Make a cursor that translates errors."""
        return super().cursor(_Cursor)

    def execute(self, *arguments: Any) -> Any:
        """Execute through such a cursor; sqlite3's own short cut makes a plain one."""
        return self.cursor().execute(*arguments)

    def executemany(self, *arguments: Any) -> Any:
        """Execute for many rows through such a cursor."""
        return self.cursor().executemany(*arguments)


class _Cursor(sqlite3.Cursor):
    def execute(self, *arguments: Any) -> Any:
        return _translated(self, super().execute, *arguments)

    def executemany(self, *arguments: Any) -> Any:
        return _translated(self, super().executemany, *arguments)

    def __next__(self) -> Any:
        return _translated(self, super().__next__)

    def fetchone(self) -> Any:
        return _translated(self, super().fetchone)

    def fetchmany(self, *arguments: Any) -> Any:
        return _translated(self, super().fetchmany, *arguments)

    def fetchall(self) -> Any:
        return _translated(self, super().fetchall)


def _translated(cursor: sqlite3.Cursor, call: Any, *arguments: Any) -> Any:
    connection = cursor.connection
    assert isinstance(connection, LabConnection)
    try:
        return call(*arguments)
    except sqlite3.Error as error:
        raise known(error, connection.path, connection.identity) from error
    except UnicodeDecodeError as error:  # SQLite's message quotes what is damaged
        raise damaged(connection.path) from error


def create(path: Path, *, known_as: Path) -> LabConnection:
    """Make a lab with an empty schema in an empty file that will get another name."""
    connection = connect(path, "rw", known_as=known_as)
    try:
        schema.upgrade(connection, 0)
    except BaseException:
        connection.close()
        raise
    return connection


def check_schema(connection: LabConnection) -> None:
    """Refuse a lab whose tables are not ours: what follows trusts the schema."""
    if schema.differences(connection):
        raise damaged(connection.path)
    connection.is_unchecked = True


def check_content(connection: LabConnection) -> None:
    """Refuse a lab whose pages or references are damaged; takes as long as it is."""
    if (
        connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok"
        or connection.execute("PRAGMA foreign_key_check").fetchone()
    ):
        raise damaged(connection.path)


def check_whole(connection: LabConnection) -> None:
    """Refuse a lab that is damaged."""
    check_schema(connection)
    check_content(connection)
    connection.is_unchecked = False


def check_nothing(_: LabConnection) -> None:
    """Refuse nothing, for the check that lists what is wrong."""


def is_long(identity: Identity) -> bool:
    """Tell whether a check of the whole file takes longer than nobody sees."""
    try:
        return identity.real.stat().st_size >= _LONG
    except OSError:  # gone again: who opens it says so
        return False


def open_existing(
    identity: Identity,
    *,
    read_only: bool = False,
    check: Callable[[LabConnection], None] = check_whole,
) -> LabConnection:
    """Open a lab file that was identified, after checking that it is known and whole.

    Who checks less of it before sees to the rest before the lab is changed.
    """
    mode = "rw" if is_writable(identity.real) else "ro"
    try:
        return _open(identity, mode, read_only=read_only, check=check)
    except LabBusy:
        number = errno_of_locking(identity.real)
        if not number:
            raise
    if not read_only:
        raise LabUnlockable(identity.path, os.strerror(number))
    return _open(identity, "ro&nolock=1", read_only=True, check=check)


def connect_beside(link: LabConnection) -> LabConnection:
    """Connect once more to the file of a connection, to read beside it.

    The file is not opened by any other means: that would take the locks which this
    process has on it (decision 0014).
    """
    assert link.identity is not None
    beside = connect(
        link.identity.real,
        link.mode,  # in one that may only read SQLite leaves out the CHECKs of tables
        known_as=link.path,
        opened=link.identity,
    )
    beside.execute("PRAGMA query_only = ON")
    return beside


def _open(
    identity: Identity,
    mode: str,
    *,
    read_only: bool,
    check: Callable[[LabConnection], None],
) -> LabConnection:
    connection = connect(identity.real, mode, known_as=identity.path, opened=identity)
    try:
        _check_identity(connection)
        check(connection)
        if read_only or mode != "rw":
            connection.execute("PRAGMA query_only = ON")
        else:
            connection.execute("PRAGMA journal_mode = DELETE")
    except BaseException:
        connection.close()
        raise
    return connection


def is_writable(path: Path) -> bool:
    """Tell whether the file and its folder, for SQLite's journal, can be written."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def connect(
    path: Path,
    mode: str,
    *,
    known_as: Path | None = None,
    opened: Identity | None = None,
) -> LabConnection:
    """Connect to a database file in SQLite's mode ro, rw or rwc, with our settings.

    In mode memory the database has the name, and is in no file. SQLite opens by name,
    and so a file that was identified is compared before the first statement.
    """
    uri = f"file:{quote(os.fsencode(path.absolute()))}?mode={mode}"
    named = known_as or path
    try:
        connection = sqlite3.connect(
            uri,
            uri=True,
            timeout=_PATIENCE,
            isolation_level=None,
            factory=LabConnection,
        )
    except sqlite3.Error as error:
        raise known(error, named, opened) from error
    connection.path = named
    connection.identity = opened
    connection.mode = mode
    connection.row_factory = sqlite3.Row
    try:
        if opened is not None:
            _refuse_another(opened)
        for pragma in _SETTINGS:
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return connection


def _refuse_another(identity: Identity) -> None:
    try:
        is_the_same = identity.is_at(identity.real)
    except OSError:
        is_the_same = False
    if not is_the_same:
        raise LabBusy(
            f"{identity.path.name} was replaced by another file just now. "
            "Wait a moment, and then try again."
        )


def _check_identity(connection: LabConnection) -> None:
    name = connection.path.name
    if (
        connection.execute("PRAGMA application_id").fetchone()[0]
        != schema.APPLICATION_ID
    ):
        raise NotALab(
            f"{name} is a database, but not a lab file. It was left as it is. "
            "Choose a file that ends in .rdlab."
        )
    if schema.version_of(connection) > schema.VERSION:
        raise LabTooNew(
            f"{name} was written by a newer version of this program. "
            "It was left as it is. Update the program, and then open the lab again."
        )
    strangers = connection.execute(
        "SELECT name FROM sqlite_master WHERE type IN ('trigger', 'view')"
    ).fetchall()
    if strangers:
        raise LabDamaged(
            f"{name} contains the foreign code {strangers[0][0]} and is not opened."
        )
