"""Our own bugs: kept in a local file, told once, and the window goes on."""

import faulthandler
import re
import sys
import traceback
from collections import deque
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from core import outside
from core.errors import LabError
from core.files import PRIVATE, replacing
from gui.labels.console import Console

Tell = Callable[[str | LabError, Callable[[], None], str], bool]
"""Shows a message, calls back when it is read, offers details; False if it cannot.

The message on a bug is a text.
"""
_FIRST = 10
_LAST = 10
"""Errors of one burst that are kept: the first say what happened, the last to what
it led."""
_EVERY = 50
"""Of the later ones so many pass between two writings of the report."""
_LONGEST = 20_000
"""Characters of one error."""
_LONGEST_FILE = 200_000
"""Bytes of native crashes that are kept from one start to the next."""
_NUMBERS = re.compile(  # whatever could be a key or an agreement number
    r"(?<![^\W_])[^\W_]{5}(?:[-\u2010-\u2015\s][^\W_]{5}){2,}(?![^\W_])"
    r"|[0-9A-Z]{15,}|(?<![^\W_])(?=[a-z]*\d)[0-9a-z]{15,}|\d{5,}"
)


def install(folder: Path, refresh: Callable[[], object], tell: Tell) -> None:
    """Report every exception that nobody caught, and native crashes, in files."""
    sys.excepthook = Reporter(folder / "crash-report.txt", refresh, tell).report
    file = outside.open_private(folder / "native-crash.txt", _LONGEST_FILE)
    if file is not None:  # no place for reports is no reason not to start
        faulthandler.enable(file)


class Burst:
    """The first and the last of many errors, in bounded memory."""

    def __init__(self) -> None:
        """Begin without errors."""
        self._count = 0
        self._first: list[str] = []
        self._last: deque[str] = deque(maxlen=_LAST)

    def __len__(self) -> int:
        """Return how many there were."""
        return self._count

    def add(self, text: str) -> None:
        """Keep an error, shortened, and without what could be a secret number."""
        self._count += 1
        kept = self._first if self._count <= _FIRST else self._last
        kept.append(_NUMBERS.sub(Console.left_out, text[:_LONGEST]))

    def clear(self) -> None:
        """Forget all of them."""
        self._count = 0
        self._first.clear()
        self._last.clear()

    def text(self) -> str:
        """Write the errors that were kept, and how many were not."""
        missing = self._count - len(self._first) - len(self._last)
        between = [Console.more_errors.format(count=missing)] if missing else []
        return "\n".join([*self._first, *between, *self._last])


class Reporter:
    """Writes a report and shows one message, however many errors follow."""

    def __init__(self, file: Path, refresh: Callable[[], object], tell: Tell) -> None:
        """Report errors in this file; show the lab again, and tell the person."""
        self._file = file
        self._refresh_window = refresh
        self._tell_person = tell
        self._burst = Burst()

    def report(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Keep the error in the file, refresh the window, tell the person."""
        is_first = not self._burst
        message: str | LabError
        if isinstance(error, LabError):
            message = error
            self._burst.add(str(error))
        else:
            self._keep("".join(traceback.format_exception(kind, error, trace)))
            said = _NUMBERS.sub(Console.left_out, str(error)[:_LONGEST])
            message = Console.crashed.format(error=said, file=self._file)
        if is_first:
            self._refresh()
            self._tell(message)

    def _keep(self, text: str) -> None:
        _write(text)
        self._burst.add(text)
        is_rare = len(self._burst) <= _FIRST or len(self._burst) % _EVERY == 0
        if is_rare:
            self._save()

    def _save(self) -> None:
        try:
            with replacing(self._file, PRIVATE) as unfinished:
                unfinished.write_text(
                    self._burst.text(), encoding="utf-8", errors="backslashreplace"
                )
        except LabError as problem:
            _write(f"The report could not be kept: {problem}\n")

    def _end_burst(self) -> None:
        if len(self._burst) > _FIRST:
            self._save()
        self._burst.clear()

    def _refresh(self) -> None:
        """Show what the lab holds; failing at that must not hide the first error."""
        try:
            self._refresh_window()
        except Exception:
            self._keep(traceback.format_exc())

    def _tell(self, message: str | LabError) -> None:
        details = "" if isinstance(message, LabError) else self._burst.text()
        if not self._tell_person(message, self._end_burst, details):
            _write(f"{message}\n")
            self._end_burst()


def _write(text: str) -> None:
    """Write to the console; a program that was started without one has none."""
    if sys.stderr is not None:
        sys.stderr.write(text)
