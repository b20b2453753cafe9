"""Opening a lab file: the one SQLite connection, and its errors in plain words."""

import os
import sqlite3
import stat
from pathlib import Path
from typing import Any
from urllib.parse import quote

from core.errors import (
    DiskUnreliable,
    LabBusy,
    LabDamaged,
    LabError,
    LabMissing,
    LabReadOnly,
    LabTooNew,
    NotALab,
    WriteFailed,
)
from core.store import schema

_HEADER = b"SQLite format 3\x00"
_PATIENCE = 0.08  # seconds: outlasts a reader, and no window stands still for it
_SETTINGS = (
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "foreign_keys = ON",
    "synchronous = FULL",
    "temp_store = MEMORY",
    "cache_size = -8000",  # KiB, for ten thousand devices and their licenses
)
_PRIMARY = 0xFF  # SQLite's extended error codes carry the primary one in the low byte

_KNOWN: dict[int, tuple[type[LabError], str]] = {
    sqlite3.SQLITE_BUSY: (
        LabBusy,
        "Another program is using {name} just now. Nothing was changed. "
        "Wait a moment, and then try again.",
    ),
    sqlite3.SQLITE_READONLY: (
        LabReadOnly,
        "{name} cannot be changed, because the file or its folder is read-only. "
        "Save a copy in a folder of your own, and work on the copy.",
    ),
    sqlite3.SQLITE_FULL: (
        WriteFailed,
        "The disk is full. Nothing was changed. Free some space, and then try again.",
    ),
    sqlite3.SQLITE_READONLY_ROLLBACK: (
        LabReadOnly,
        "{name} was left half written by a program that was interrupted, and cannot "
        "be mended here, because the file or its folder is read-only. Open it once "
        "where it can be written.",
    ),
    sqlite3.SQLITE_IOERR: (
        DiskUnreliable,
        "The disk does not read or write {name} reliably. Nothing was changed. "
        "Check the disk, and then open the lab again.",
    ),
    sqlite3.SQLITE_CORRUPT: (
        LabDamaged,
        "{name} is damaged and cannot be read whole. "
        "Restore a backup of the lab, or make a new one from a scenario.",
    ),
    sqlite3.SQLITE_NOTADB: (
        NotALab,
        "{name} is not a lab file. Choose a file that ends in .rdlab.",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        LabMissing,
        "{name} cannot be opened. Check that the file and its folder exist "
        "and that you may write there.",
    ),
}


class LabConnection(sqlite3.Connection):
    """A connection that reports the errors of the person's world as LabErrors."""

    path: Path
    """What its errors call the file."""

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

    def fetchall(self) -> Any:
        return _translated(self, super().fetchall)


def _translated(cursor: sqlite3.Cursor, call: Any, *arguments: Any) -> Any:
    connection = cursor.connection
    assert isinstance(connection, LabConnection)
    try:
        return call(*arguments)
    except sqlite3.Error as error:
        raise known(error, connection.path) from error
    except UnicodeDecodeError as error:  # SQLite's message quotes what is damaged
        raise damaged(connection.path) from error


def known(error: sqlite3.Error, path: Path) -> Exception:
    """Return the LabError for an SQLite error, or the error itself if it is a bug."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None and str(error).startswith("Could not decode"):
        code = sqlite3.SQLITE_CORRUPT  # Python's own error for text that is no UTF-8
    found = _KNOWN.get(code if code in _KNOWN else (code or 0) & _PRIMARY)
    if found is None:
        return error
    kind, text = found
    return kind(text.format(name=path.name))


def damaged(path: Path) -> LabDamaged:
    """Return the error for a lab that cannot be read whole."""
    return LabDamaged(_KNOWN[sqlite3.SQLITE_CORRUPT][1].format(name=path.name))


def create(path: Path, *, known_as: Path) -> LabConnection:
    """Create a new lab file with an empty schema; it will get another name."""
    connection = connect(path, "rwc", known_as=known_as)
    try:
        schema.upgrade(connection, 0)
    except BaseException:
        connection.close()
        raise
    return connection


def open_existing(
    path: Path, *, read_only: bool = False, whole: bool = True
) -> LabConnection:
    """Open an existing lab file after checking that it is one, known and whole.

    Only the check that lists what is wrong opens one that may not be whole.
    """
    identify(path)
    writable = is_writable(path)
    connection = connect(path, "rw" if writable else "ro")
    try:
        _check_identity(connection)
        if whole:
            _check_whole(connection)
        if read_only or not writable:
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


def identify(path: Path) -> None:
    """Look at the file before SQLite does: it takes an empty file for a valid one."""
    try:
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            raise NotALab(f"{path.name} is not a file. Choose a lab file.")
        with path.open("rb") as file:
            header = file.read(len(_HEADER))
    except FileNotFoundError as error:
        raise LabMissing(
            f"There is no lab file {path}. Choose another file, "
            "or make a new lab from a scenario."
        ) from error
    except PermissionError as error:
        raise LabMissing(
            f"You may not read {path}. Ask its owner for access."
        ) from error
    except OSError as error:
        raise LabMissing(f"{path} cannot be read: {error.strerror}.") from error
    if not header:
        raise NotALab(
            f"{path.name} is empty, so it is not a lab file. It was left as it is. "
            "Restore a backup of the lab, or make a new one from a scenario."
        )
    if header != _HEADER:
        raise NotALab(
            f"{path.name} is not a lab file. It was left as it is. "
            "Choose a file that ends in .rdlab."
        )


def connect(path: Path, mode: str, *, known_as: Path | None = None) -> LabConnection:
    """Connect to a database file in SQLite's mode ro, rw or rwc, with our settings.

    In mode memory the database has the name, and is in no file.
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
        raise known(error, named) from error
    connection.path = named
    connection.row_factory = sqlite3.Row
    try:
        for pragma in _SETTINGS:
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return connection


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


def _check_whole(connection: LabConnection) -> None:
    if (
        schema.differences(connection)  # first: what follows trusts the schema
        or connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok"
        or connection.execute("PRAGMA foreign_key_check").fetchone()
    ):
        raise damaged(connection.path)
