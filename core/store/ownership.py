"""One owner per lab file: a lock file beside it, held while the lab is open."""

import errno
import os
import stat
import sys
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from core.errors import LabInUse, LabUnlockable
from core.files import write_failed
from core.store import owner_name

_LOCK = (
    os.O_RDWR
    | os.O_CREAT
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)  # for a FIFO of that name
)
_PRIVATE = 0o600
_RIGHTS = 0o666
"""Of a lab those of reading and writing, for its lock: who may change it may own it."""
_NO_LOCKS = {errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP}
"""What a file system says that knows no such locks."""
_TRIES = 3  # a file that its owner is just removing is made anew

if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True
else:
    import fcntl

    def _lock(handle: int) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def _in_use(name: str, owner: str) -> str:
    of = f", of {owner}" if owner else ""
    return (
        f"{name} is open in another window{of}. Close it there first, "
        "or open it here for reading only."
    )


def _read(handle: int) -> bytes:
    """Read a lock; Windows keeps the one that is locked from being read."""
    try:
        return os.read(handle, owner_name.LONGEST)
    except OSError:
        return b""


class Ownership:
    """The right to change a lab file; the system frees it when the process ends."""

    is_exclusive = True
    """Nobody else changes the lab. Without it SQLite's own locks keep the file whole,
    and a command refuses what it has not seen."""

    def __init__(self, path: Path) -> None:
        """Take the lock; LabInUse if another window has it."""
        real = Path(os.path.realpath(path))  # one lock, also behind a symbolic link
        self._lab = real
        self._file = real.with_name(f".{real.name}.lock")
        self._told = b""
        try:
            taken = any(self._take() for _ in range(_TRIES))
        except PermissionError:  # another person's, whom a crash may have ended
            self.is_exclusive = False
            return
        except OSError as error:
            if error.errno in _NO_LOCKS:
                self._remove()
                self.is_exclusive = False
                return
            if error.errno == errno.ENAMETOOLONG:
                raise write_failed(path, error) from error
            raise LabUnlockable(path, str(error.strerror or error)) from error
        if not taken:
            raise LabInUse(_in_use(path.name, owner_name.name_in(self._told)))

    def release(self) -> None:
        """Give the lock back and leave no lock file behind."""
        if not self.is_exclusive:
            return
        self._remove()
        os.close(self._handle)
        if sys.platform == "win32":  # where an open file is not removed
            self._remove()

    def _take(self) -> bool:
        """Lock the file, unless another owner has it or has just removed it."""
        self._handle = self._open()
        taken = False
        try:
            self._refuse_another_file()
            taken = _lock(self._handle) and self._is_in_place()
        finally:
            if not taken:
                os.close(self._handle)
        if taken:
            self._sign()
        return taken

    def _open(self) -> int:
        """Open the file or make it; that of another person perhaps to read alone."""
        try:
            return os.open(self._file, _LOCK, _PRIVATE)
        except PermissionError:
            if not os.path.lexists(self._file):
                raise
            return os.open(self._file, _LOCK & ~(os.O_RDWR | os.O_CREAT))

    def _refuse_another_file(self) -> None:
        """Leave alone what others put there: our locks are short and have one name."""
        facts = os.fstat(self._handle)
        self._told = b""
        is_file = stat.S_ISREG(facts.st_mode) and facts.st_nlink <= 1  # or just removed
        if is_file and 0 < facts.st_size <= owner_name.LONGEST:
            self._told = _read(self._handle)
        if (
            not is_file
            or facts.st_size > owner_name.LONGEST
            or not owner_name.is_ours(self._told)
        ):
            raise OSError(f"{self._file.name} is not from this program")

    def _sign(self) -> None:
        """Tell others who owns the lab; owning it does not depend on that."""
        with suppress(OSError):
            os.ftruncate(self._handle, 0)
            os.lseek(self._handle, 0, os.SEEK_SET)
            os.write(self._handle, owner_name.signature())
        if sys.platform != "win32":
            with suppress(OSError):  # theirs
                os.fchmod(self._handle, os.stat(self._lab).st_mode & _RIGHTS)

    def _is_in_place(self) -> bool:
        """Tell whether the locked file is the one that others find."""
        try:
            return os.path.samestat(os.fstat(self._handle), os.lstat(self._file))
        except FileNotFoundError:
            return False

    def _remove(self) -> None:
        with suppress(OSError):
            self._file.unlink()

    def __enter__(self) -> Self:
        """Hold the lock in a with block."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Give the lock back."""
        self.release()
