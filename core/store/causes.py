"""One cause, one sentence: what SQLite and the system report, in plain words."""

import errno
import sqlite3
from pathlib import Path

from core.errors import (
    DiskUnreliable,
    LabBusy,
    LabDamaged,
    LabError,
    LabMissing,
    LabMoved,
    LabReadOnly,
    WriteFailed,
)
from core.files import errno_of_writing
from core.store.identity import Identity, damaged

_PRIMARY = 0xFF  # SQLite's extended error codes carry the primary one in the low byte
_Cause = tuple[type[LabError], str]

_MOVED: _Cause = (
    LabMoved,
    "{name} was moved, renamed or deleted while it was open. Nothing was changed. "
    "Put it back and try again, or save a copy of the lab, and work on the copy.",
)
_REPLACED: _Cause = (
    LabMoved,
    "Another file was put in the place of {name} while it was open. Nothing was "
    "changed. Save a copy of the lab under another name, and work on the copy.",
)
_DISK_GONE: _Cause = (
    LabMoved,
    "The folder or disk of {name} is gone. Nothing was changed. Connect it again and "
    "try again, or save a copy of the lab elsewhere, and work on the copy.",
)
_EMPTIED: _Cause = (
    LabDamaged,
    "{name} was emptied by another program while it was open. "
    "Restore a backup of the lab, or make a new one from a scenario.",
)
_READ_ONLY: _Cause = (
    LabReadOnly,
    "{name} cannot be changed, because the file or its folder is read-only. "
    "Save a copy in a folder of your own, and work on the copy.",
)
_FULL: _Cause = (
    WriteFailed,
    "The disk is full. Nothing was changed. Free some space, and then try again.",
)
_UNRELIABLE: _Cause = (
    DiskUnreliable,
    "The disk does not read or write {name} reliably. Nothing was changed. "
    "Check the disk, and then open the lab again.",
)
_UNREACHABLE: _Cause = (
    LabMissing,
    "{name} cannot be opened. Check that the file and its folder exist "
    "and that you may write there.",
)

_BY_CODE: dict[int, _Cause] = {
    sqlite3.SQLITE_BUSY: (
        LabBusy,
        "Another program is using {name} just now. Nothing was changed. "
        "Wait a moment, and then try again.",
    ),
    sqlite3.SQLITE_READONLY_ROLLBACK: (
        LabReadOnly,
        "{name} was left half written by a program that was interrupted, and cannot "
        "be mended here, because the file or its folder is read-only. Open it once "
        "where it can be written.",
    ),
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_IOERR: _UNRELIABLE,
    sqlite3.SQLITE_CANTOPEN: _UNREACHABLE,
}
_BY_ERRNO: dict[int, _Cause] = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: (
        WriteFailed,
        "Your quota on the disk of {name} is used up. Nothing was changed. "
        "Delete files of yours there, or have the quota raised, and then try again.",
    ),
    errno.EFBIG: (
        WriteFailed,
        "{name} would become larger than a file may be there. Nothing was changed. "
        "Have the limit raised and try again, or save a copy on another disk.",
    ),
    errno.EROFS: (
        LabReadOnly,
        "The disk of {name} can only be read. Nothing was changed. "
        "Save a copy in a folder of your own, and work on the copy.",
    ),
    errno.EACCES: _READ_ONLY,
    errno.EPERM: _READ_ONLY,
    errno.ESTALE: (
        LabMoved,
        "The network folder of {name} is no longer connected. Nothing was changed. "
        "Connect it again, and then open the lab again.",
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


def _code_of(error: sqlite3.Error) -> int:
    if str(error).startswith("Could not decode"):  # Python's own, for no UTF-8
        return sqlite3.SQLITE_CORRUPT
    return getattr(error, "sqlite_errorcode", 0)


def _told(cause: _Cause, path: Path) -> LabError:
    kind, text = cause
    return kind(text.format(name=path.name))


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


def _asked(code: int, path: Path, identity: Identity | None) -> _Cause | None:
    """Ask the system for the cause; SQLite keeps its error numbers to itself."""
    if code & _PRIMARY not in _SILENT:
        return None
    if identity is not None and (gone := _gone(identity)):
        return gone
    if code in _READING:
        return None
    return _BY_ERRNO.get(errno_of_writing(identity.real if identity else path))


def _gone(identity: Identity) -> _Cause | None:
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
