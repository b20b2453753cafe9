"""Folders in which files are made: each is locked by its maker, and empty at the end.

A kill leaves one behind. The next who makes a file beside it takes it for abandoned
where it has such a name, the same owner, a lock that can be had, and files alone.
"""

import os
import re
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PRIVATE_FOLDER = 0o700

_NAME = re.compile(r"\.rdlm-[0-9a-f]{16}\.part")
_LOOK = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0)


@contextmanager
def workplace(folder: Path) -> Iterator[Path]:
    """Give a folder of our own in this one, and clear up what was abandoned there."""
    _clear_up(folder)
    # Named before the first call that a signal may interrupt.
    place, is_held, handle = _new_name(folder), False, None
    try:
        while not is_held:
            place = _new_name(folder)
            place.mkdir(PRIVATE_FOLDER)
            is_held, handle = _held(place)
        yield place
    finally:
        _empty(place)
        if handle is not None:
            os.close(handle)


def _new_name(folder: Path) -> Path:
    return folder / f".rdlm-{os.urandom(8).hex()}.part"


def _held(place: Path) -> tuple[bool, int | None]:
    """Lock a new folder, as far as that can be; False where somebody cleared it up."""
    try:
        handle = _locked(place)
    except (BlockingIOError, FileNotFoundError):
        return False, None  # who is clearing up takes it for abandoned
    if handle is None or _is_at(handle, place):
        return True, handle
    os.close(handle)  # it was taken for abandoned just before
    return False, None


def remove(path: Path) -> None:
    """Remove a file, if it is there and can be removed."""
    with suppress(OSError):
        path.unlink()


def _clear_up(folder: Path) -> None:
    with suppress(OSError):
        for name in os.listdir(folder):
            if _NAME.fullmatch(name):
                _clear_up_if_abandoned(folder / name)


def _clear_up_if_abandoned(place: Path) -> None:
    try:
        handle = _locked(place)
    except OSError:  # somebody works there
        return
    if handle is None:
        return
    try:
        is_of_person = os.fstat(handle).st_uid == os.geteuid()
        if _is_at(handle, place) and is_of_person and all(map(_is_file, _in(place))):
            _empty(place)
    finally:
        os.close(handle)


def _empty(place: Path) -> None:
    """Remove a folder and the files in it; one with anything else stays."""
    with suppress(OSError):
        for path in filter(_is_file, _in(place)):
            remove(path)
        place.rmdir()


def _in(place: Path) -> list[Path]:
    return [place / name for name in os.listdir(place)]


def _is_file(path: Path) -> bool:
    return stat.S_ISREG(path.lstat().st_mode)


def _is_at(handle: int, place: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), os.lstat(place))
    except OSError:
        return False


if sys.platform == "win32":

    def _locked(place: Path) -> int | None:
        """Lock no folder: this system has no such locks, and nothing is cleared up."""
        return None
else:
    import fcntl

    def _locked(place: Path) -> int | None:
        """Lock a folder; None where no lock can be had.

        BlockingIOError where another has it, FileNotFoundError where it is gone.
        """
        try:
            handle = os.open(place, _LOOK)
        except FileNotFoundError:
            raise
        except OSError:
            return None
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(handle)
            raise
        except OSError:
            os.close(handle)
            return None
        return handle
