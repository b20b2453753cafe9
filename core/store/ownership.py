"""One owner per lab file: a lock file beside it, held while the lab is open."""

import os
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from filelock import FileLock, Timeout

from core.errors import DiskTrouble, LabInUse


class Ownership:
    """The right to change a lab file; the system frees it when the process ends."""

    def __init__(self, path: Path) -> None:
        """Take the lock; LabInUse if another window has it."""
        real = Path(os.path.realpath(path))  # one lock, also behind a symbolic link
        self._file = real.with_name(f".{real.name}.lock")
        self._lock = FileLock(self._file, timeout=0)
        try:
            self._lock.acquire()
        except Timeout as error:
            raise LabInUse(
                f"{path.name} is open in another window. Close it there first, "
                "or open it here for reading only."
            ) from error
        except OSError as error:
            raise DiskTrouble(
                f"{path.name} cannot be locked for writing: {error.strerror}. "
                "It can be opened for reading only."
            ) from error

    def release(self) -> None:
        """Give the lock back and leave no lock file behind."""
        with suppress(OSError):  # Windows removes no file that is open
            self._file.unlink()
        self._lock.release()

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
