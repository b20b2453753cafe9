"""Copies of an attempt at points of its journal, in a folder of their own."""

from collections.abc import Generator
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

from core.files import write_failed
from core.lessons.attempts.attempt import Attempt
from core.lessons.beside import give_scripts


class Copies:
    """Does again what was done; the attempt itself is only read."""

    def __init__(self, attempt: Attempt) -> None:
        """Make copies of this attempt; `remove` takes all of them away."""
        self._attempt = attempt
        self._folder: TemporaryDirectory[str] | None = None
        self._made = 0

    def making(self, until: int) -> Generator[float, None, Path]:
        """Make a lab file up to a row of the journal, saying how far it is, 0 to 1.

        The files of scripts are not in the journal: they are as they are now.
        WriteFailed where there is no room for it, and another LabError where the
        attempt cannot be done again.
        """
        self._made += 1
        name = f"{self._attempt.lab.path.stem} {self._made}.rdlab"
        path = Path(self._place(), name)
        again = yield from self._attempt.replaying(path, until)
        again.close()
        give_scripts(self._attempt.lab.path, path)
        return path

    def remove(self) -> None:
        """Remove all copies; those that are open go where the system allows it."""
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def _place(self) -> str:
        if self._folder is None:
            try:
                self._folder = TemporaryDirectory(
                    prefix="rdlm-", ignore_cleanup_errors=True
                )
            except OSError as error:
                raise write_failed(Path(gettempdir()), error) from error
        return self._folder.name
