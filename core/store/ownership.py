"""One owner per lab file: a lock file beside it, held while the lab is open."""

from pathlib import Path

from filelock import FileLock, Timeout

from core.errors import DiskTrouble, LabInUse


class Ownership:
    """The right to change a lab file; the system frees it when the process ends."""

    def __init__(self, path: Path) -> None:
        """Take the lock; LabInUse if another window has it."""
        self._file = path.with_name(f".{path.name}.lock")
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
        self._file.unlink(missing_ok=True)
        self._lock.release()
