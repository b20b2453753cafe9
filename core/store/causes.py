"""One cause, one sentence: what SQLite and the system report, in plain words."""

import errno
import sqlite3
from pathlib import Path
from typing import NamedTuple

from core.errors import (
    DiskUnreliable,
    LabBusy,
    LabDamaged,
    LabError,
    LabMissing,
    LabMoved,
    LabReadOnly,
    LabUnchecked,
    WriteFailed,
)
from core.files import errno_of_writing
from core.store.identity import Identity, damaged

_PRIMARY = 0xFF  # SQLite's extended error codes carry the primary one in the low byte


class Cause(NamedTuple):
    """What keeps a lab from being read or written, and what to do about it."""

    kind: type[LabError]
    text: str
    leaves_content: bool = True
    """Where the lab was open, what it holds can be copied from there."""


_MOVED = Cause(
    LabMoved,
    "{name} was moved, renamed or deleted while it was open. Nothing was changed. "
    "Put it back and try again, or save a copy of the lab, and work on the copy.",
)
_REPLACED = Cause(
    LabMoved,
    "Another file was put in the place of {name} while it was open. Nothing was "
    "changed. Save a copy of the lab under another name, and work on the copy.",
)
_DISK_GONE = Cause(
    LabMoved,
    "The folder or disk of {name} is gone. Nothing was changed. Connect it again and "
    "try again, or save a copy of the lab elsewhere, and work on the copy.",
)
_EMPTIED = Cause(
    LabDamaged,
    "{name} was emptied by another program while it was open. "
    "Restore a backup of the lab, or make a new one from a scenario.",
    leaves_content=False,
)
_READ_ONLY = Cause(
    LabReadOnly,
    "{name} cannot be changed, because the file or its folder is read-only. "
    "Save a copy in a folder of your own, and work on the copy.",
)
_FOR_READING = Cause(
    LabReadOnly,
    "{name} is open for reading only, so nothing changes. "
    "Save a copy of the lab, and work on the copy.",
)
_UNCHECKED = Cause(
    LabUnchecked,
    "{name} is still being checked, so nothing changes yet. "
    "Wait a moment, and then try again.",
    leaves_content=False,
)
_FULL = Cause(
    WriteFailed,
    "The disk is full. Nothing was changed. Free some space and try again, "
    "or save a copy on another disk, and work on the copy.",
)
_UNRELIABLE = Cause(
    DiskUnreliable,
    "The disk does not read or write {name} reliably. Nothing was changed. "
    "Check the disk and try again, or save a copy on another disk, and work on the "
    "copy.",
)
_UNREACHABLE = Cause(
    LabMissing,
    "{name} cannot be opened. Check that the file and its folder exist "
    "and that you may write there.",
)

_BY_CODE: dict[int, Cause] = {
    sqlite3.SQLITE_BUSY: Cause(
        LabBusy,
        "Another program is using {name} just now. Nothing was changed. "
        "Wait a moment, and then try again.",
        leaves_content=False,
    ),
    sqlite3.SQLITE_READONLY_ROLLBACK: Cause(
        LabReadOnly,
        "{name} was left half written by a program that was interrupted, and cannot "
        "be mended here, because the file or its folder is read-only. Open it once "
        "where it can be written.",
        leaves_content=False,
    ),
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_IOERR: _UNRELIABLE,
    sqlite3.SQLITE_CANTOPEN: _UNREACHABLE,
}
_BY_ERRNO: dict[int, Cause] = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: Cause(
        WriteFailed,
        "Your quota on the disk of {name} is used up. Nothing was changed. "
        "Delete files of yours there, or have the quota raised, and try again, "
        "or save a copy on another disk, and work on the copy.",
    ),
    errno.EFBIG: Cause(
        WriteFailed,
        "{name} would become larger than a file may be there. Nothing was changed. "
        "Have the limit raised and try again, or save a copy on another disk, and "
        "work on the copy.",
    ),
    errno.EROFS: Cause(
        LabReadOnly,
        "The disk of {name} can only be read. Nothing was changed. "
        "Save a copy in a folder of your own, and work on the copy.",
    ),
    errno.EACCES: _READ_ONLY,
    errno.EPERM: _READ_ONLY,
    errno.ESTALE: Cause(
        DiskUnreliable,
        "The network folder of {name} is no longer connected. Nothing was changed. "
        "Connect it again and try again, or save a copy of the lab elsewhere, and "
        "work on the copy.",
    ),
    errno.EIO: _UNRELIABLE,
}
_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_SILENT = {
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
}
_READING = {sqlite3.SQLITE_IOERR_READ, sqlite3.SQLITE_IOERR_SHORT_READ}


def known(
    error: sqlite3.Error, path: Path, identity: Identity | None = None
) -> Exception:
    """Return the LabError for an SQLite error, or the error itself if it is a bug."""
    code = _code_of(error)
    primary = code & _PRIMARY
    if primary in _DAMAGE or _lacks_tables(error, identity):
        return _told(_EMPTIED, path) if _is_empty(identity) else damaged(path)
    cause = _BY_CODE.get(code)
    if cause is None or (primary in _SILENT and code == primary):
        cause = _asked(code, path, identity) or _BY_CODE.get(primary)
    return error if cause is None else _told(cause, path)


def lost(identity: Identity) -> LabError | None:
    """Return the LabError for an open file that is not where it was."""
    cause = _gone(identity)
    return None if cause is None else _told(cause, identity.path)


def not_writable(path: Path) -> LabError:
    """Return the LabError for a file that cannot be written."""
    return _told(_READ_ONLY, path)


def open_for_reading(path: Path) -> LabError:
    """Return the LabError for a change of a lab that is open for reading."""
    return _told(_FOR_READING, path)


def being_checked(path: Path) -> LabError:
    """Return the LabError for a change of a lab before its check has ended."""
    return _told(_UNCHECKED, path)


def _code_of(error: sqlite3.Error) -> int:
    if str(error).startswith("Could not decode"):  # Python's own, for no UTF-8
        return sqlite3.SQLITE_CORRUPT
    return getattr(error, "sqlite_errorcode", 0)


def _told(cause: Cause, path: Path) -> LabError:
    error = cause.kind(cause.text.format(name=path.name))
    if cause.leaves_content:
        error.lab_to_copy = path
    return error


def _lacks_tables(error: sqlite3.Error, identity: Identity | None) -> bool:
    """Tell whether a lab that had all tables when it was opened lost one."""
    return identity is not None and str(error).startswith(
        ("no such table", "no such column")
    )


def _is_empty(identity: Identity | None) -> bool:
    try:
        return identity is not None and identity.real.stat().st_size == 0
    except OSError:
        return False


def _asked(code: int, path: Path, identity: Identity | None) -> Cause | None:
    """Ask the system for the cause; SQLite keeps its error numbers to itself."""
    if code & _PRIMARY not in _SILENT:
        return None
    if identity is not None and (gone := _gone(identity)):
        return gone
    if code in _READING:
        return None
    return _BY_ERRNO.get(errno_of_writing(identity.real if identity else path))


def _gone(identity: Identity) -> Cause | None:
    """Say what became of a file that is not where it was."""
    try:
        return None if identity.is_at(identity.real) else _REPLACED
    except (FileNotFoundError, NotADirectoryError):
        return _MOVED if _has_its_disk(identity) else _DISK_GONE
    except OSError as error:
        return _BY_ERRNO.get(error.errno or 0, _DISK_GONE)


def _has_its_disk(identity: Identity) -> bool:
    try:
        return identity.real.parent.stat().st_dev == identity.device
    except OSError:
        return False
