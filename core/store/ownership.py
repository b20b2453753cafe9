"""One owner per lab file: a lock file beside it, held while the lab is open."""

import os
import sqlite3
from contextlib import ExitStack, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from core.errors import DiskTrouble, LabInUse

_TRIES = 3  # a file that its owner is just removing is made anew


class Ownership:
    """The right to change a lab file; the system frees it when the process ends.

    The lock is SQLite's own, on an empty database: it works on every system, and a
    killed process leaves nothing locked.
    """

    def __init__(self, path: Path) -> None:
        """Take the lock; LabInUse if another window has it."""
        real = Path(os.path.realpath(path))  # one lock, also behind a symbolic link
        self._file = real.with_name(f".{real.name}.lock")
        try:
            taken = any(self._take() for _ in range(_TRIES))
        except (OSError, sqlite3.Error) as error:
            raise DiskTrouble(
                f"{path.name} cannot be locked for writing: {error}. "
                "It can be opened for reading only."
            ) from error
        if not taken:
            raise LabInUse(
                f"{path.name} is open in another window. Close it there first, "
                "or open it here for reading only."
            )

    def release(self) -> None:
        """Give the lock back and leave no lock file behind."""
        with suppress(OSError):  # Windows removes no file that is open
            self._file.unlink()
        self._lock.close()

    def _take(self) -> bool:
        """Lock the file, unless another owner has it or is just removing it."""
        self._file.touch()
        with suppress(FileNotFoundError), ExitStack() as failing:
            number = self._file.stat().st_ino
            self._lock = sqlite3.connect(self._file, timeout=0, isolation_level=None)
            failing.callback(self._lock.close)
            if self._is_free() and self._file.stat().st_ino == number:
                failing.pop_all()
                return True
        return False

    def _is_free(self) -> bool:
        try:
            self._lock.execute("PRAGMA journal_mode = OFF")  # no second file beside it
            self._lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
                return False
            raise
        return True

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
