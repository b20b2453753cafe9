"""One owner per lab file: a lock file beside it, held while the lab is open."""

import errno
import os
import stat
import sys
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from core.errors import LabInUse, WriteFailed
from core.files import write_failed

_LOCK = (
    os.O_RDWR
    | os.O_CREAT
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)  # for a FIFO of that name
)
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


class Ownership:
    """The right to change a lab file; the system frees it when the process ends."""

    def __init__(self, path: Path) -> None:
        """Take the lock; LabInUse if another window has it."""
        real = Path(os.path.realpath(path))  # one lock, also behind a symbolic link
        self._file = real.with_name(f".{real.name}.lock")
        try:
            taken = any(self._take() for _ in range(_TRIES))
        except OSError as error:
            if error.errno == errno.ENAMETOOLONG:
                raise write_failed(path, error) from error
            raise WriteFailed(
                f"{path.name} cannot be locked for writing: {error.strerror or error}. "
                "It can be opened for reading only."
            ) from error
        if not taken:
            raise LabInUse(
                f"{path.name} is open in another window. Close it there first, "
                "or open it here for reading only."
            )

    def release(self) -> None:
        """Give the lock back and leave no lock file behind."""
        self._remove()
        os.close(self._handle)
        if sys.platform == "win32":  # where an open file is not removed
            self._remove()

    def _take(self) -> bool:
        """Lock the file, unless another owner has it or has just removed it."""
        self._handle = os.open(self._file, _LOCK, 0o600)
        taken = False
        try:
            self._refuse_another_file()
            taken = _lock(self._handle) and self._is_in_place()
        finally:
            if not taken:
                os.close(self._handle)
        return taken

    def _refuse_another_file(self) -> None:
        """Leave alone what others put there: our locks are empty and have one name."""
        facts = os.fstat(self._handle)
        if not stat.S_ISREG(facts.st_mode) or facts.st_nlink > 1 or facts.st_size:
            raise OSError(f"{self._file.name} is not from this program")

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
