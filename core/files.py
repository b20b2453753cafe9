"""New files: made under a name that nobody can guess, whole, and then named."""

import errno
import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from core.errors import LabExists, WriteFailed
from core.workplaces import remove, workplace

OPEN_TO_UMASK = 0o666
PRIVATE = 0o600

_NEW = (os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)) | getattr(
    os, "O_BINARY", 0
)
_PROBE = bytes(65536)
_OF_NEW = 1 << 20
"""Bytes that a new lab may need; SQLite has cut it to nothing by the time we ask."""
_ADVICE = {
    errno.ENOSPC: "Free some space, and then try again.",
    errno.EDQUOT: "Delete files of yours there, and then try again.",
    errno.ENAMETOOLONG: "Choose a shorter name.",
    errno.EIO: "Check the disk, or choose another folder.",
}


@contextmanager
def replacing(path: Path, mode: int = OPEN_TO_UMASK) -> Iterator[Path]:
    """Write a file under another name, and give it its own once it is on the disk.

    Whatever ends the writing before that leaves what was there untouched.
    """
    with _unfinished(path, mode, _rename_over) as unfinished:
        yield unfinished


@contextmanager
def making(path: Path, mode: int = OPEN_TO_UMASK) -> Iterator[Path]:
    """Do the same for a new file; LabExists where one has the name by then."""
    with _unfinished(path, mode, _rename_new) as unfinished:
        yield unfinished


@contextmanager
def filling(folder: Path, last: str = "") -> Iterator[Path]:
    """Give a folder for new files; once the last is whole all go where they belong.

    A folder that is not there yet comes with all of them at once. In one that is they
    replace those of the same names, each whole; the one that tells of the others goes
    `last`. What ends the block before leaves nothing.
    """
    missing = [
        place for place in (folder, *folder.parents) if not os.path.exists(place)
    ]
    is_new = folder in missing
    beside = folder.parent if is_new else folder
    try:
        _make_folder(beside)
        with workplace(beside) as unfinished:
            yield unfinished
            for file in unfinished.iterdir():
                _flush(file)
            if is_new:
                _open_to_umask(unfinished)
                _flush_folder(unfinished)
                os.rename(unfinished, folder)
            else:
                _move_into(folder, unfinished, last)
            _flush_folder(beside)
    except OSError as error:
        raise write_failed(folder, error) from error
    finally:
        for place in missing:
            with suppress(OSError):  # one with something in it stays
                place.rmdir()


def exists_already(path: Path) -> LabExists:
    """Return the error for a name that is taken."""
    return LabExists(
        f"{path} exists already and was left as it is. Choose another name."
    )


def write_failed(path: Path, error: OSError | str) -> WriteFailed:
    """Return the error for a file that cannot be written."""
    number = error.errno if isinstance(error, OSError) else None
    why = (error.strerror or error) if isinstance(error, OSError) else error
    advice = _ADVICE.get(number or 0, "Choose another folder.")
    return WriteFailed(f"{path.name} could not be written: {why}. {advice}")


def errno_of_writing(path: Path) -> int:
    """Ask the system why a file cannot grow; 0 where another one beside it can.

    Windows knows none of the causes that this tells apart.
    """
    if sys.platform == "win32":
        return 0
    probe = _unguessable(path)
    try:
        length = path.stat().st_size if path.exists() else _OF_NEW
        handle = os.open(probe, _NEW, PRIVATE)
        try:
            written = 0
            while written < len(_PROBE):
                written += os.pwrite(handle, _PROBE[written:], length + written)
            os.fsync(handle)
        finally:
            os.close(handle)
            remove(probe)
    except OSError as error:
        return error.errno or 0
    return 0


def errno_of_locking(path: Path) -> int:
    """Ask the system why no file beside this one can be locked; 0 where one can.

    SQLite calls a file busy on a disk that knows no locks.
    """
    if sys.platform == "win32":
        return 0
    import fcntl

    probe = _unguessable(path)
    try:
        handle = os.open(probe, _NEW, PRIVATE)
    except OSError:
        return 0
    try:
        fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno or 0
    finally:
        os.close(handle)
        remove(probe)
    return 0


@contextmanager
def _unfinished(
    path: Path, mode: int, give_name: Callable[[Path, Path], None]
) -> Iterator[Path]:
    try:
        with workplace(path.parent) as place:
            unfinished = place / path.name
            os.close(os.open(unfinished, _NEW, mode))
            yield unfinished
            _flush(unfinished)
            give_name(unfinished, path)
            _flush_folder(path.parent)
    except FileExistsError as error:
        raise exists_already(path) from error
    except OSError as error:
        raise write_failed(path, error) from error


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR)) from None


def _open_to_umask(folder: Path) -> None:
    """Let in whom new folders let in; up to now it was ours alone."""
    mask = os.umask(0o077)  # it is only told by being set
    os.umask(mask)
    folder.chmod(0o777 & ~mask)


def _move_into(folder: Path, unfinished: Path, last: str) -> None:
    """Give files their names in a folder that is there."""
    files = sorted(unfinished.iterdir(), key=lambda file: (file.name == last, file))
    for file in files:
        _refuse_to_replace_no_file(folder / file.name)
    for file in files:
        _rename_over(file, folder / file.name)


def _unguessable(path: Path) -> Path:
    return path.with_name(f".{os.urandom(8).hex()}.part")


def _rename_over(source: Path, target: Path) -> None:
    _refuse_to_replace_no_file(target)
    os.replace(source, target)


def _refuse_to_replace_no_file(target: Path) -> None:
    """Let a file or link be replaced; a FIFO or device serves others, and is left."""
    if os.path.lexists(target):
        kind = target.lstat().st_mode
        if not (stat.S_ISREG(kind) or stat.S_ISLNK(kind) or stat.S_ISDIR(kind)):
            raise OSError(errno.EINVAL, "It is not a file")


def _rename_new(source: Path, target: Path) -> None:
    """Rename, but never onto another file; FileExistsError if there is one."""
    if sys.platform == "win32":
        os.rename(source, target)
        return
    try:
        _rename_exclusively(source, target)
    except FileExistsError:
        raise
    except OSError as error:
        if error.errno not in {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP}:
            raise
        # A file system that cannot: who makes an empty file of the name has it.
        os.close(os.open(target, _NEW, OPEN_TO_UMASK))
        os.replace(source, target)


def _rename_exclusively(source: Path, target: Path) -> None:
    """Call what Python has no name for; OSError ENOSYS where the system has neither."""
    import ctypes  # needed for new files alone, and slow to import

    system = ctypes.CDLL(None, use_errno=True)
    names = os.fsencode(source), os.fsencode(target)
    here = -100  # AT_FDCWD
    if hasattr(system, "renameat2"):
        failed = system.renameat2(here, names[0], here, names[1], 1)
    elif hasattr(system, "renamex_np"):
        failed = system.renamex_np(*names, 4)
    else:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
    if failed:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), str(target))


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _flush_folder(folder: Path) -> None:
    """Have the disk keep a folder's list of names; Windows does so by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
