"""Our own bugs: kept in a local file, told once, and the window goes on."""

import faulthandler
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QApplication

from core.errors import LabError
from gui.labels.console import Console

Tell = Callable[[str, Callable[[], None], str], bool]
"""Shows a message, calls back when it is read, offers details; False if it cannot."""
_MOST = 20
"""Errors of one burst that are kept; the first ones say what happened."""


def install(folder: Path, refresh: Callable[[], object], tell: Tell) -> None:
    """Report every exception that nobody caught, and native crashes, in files."""
    sys.excepthook = Reporter(folder / "crash-report.txt", refresh, tell).report
    with suppress(OSError):  # no place for reports is no reason not to start
        native = (folder / "native-crash.txt").open("a", encoding="utf-8")
        faulthandler.enable(native)


class Reporter:
    """Writes a report and shows one message, however many errors follow."""

    def __init__(self, file: Path, refresh: Callable[[], object], tell: Tell) -> None:
        """Report errors in this file; show the lab again, and tell the person."""
        self._file = file
        self._refresh_window = refresh
        self._tell_person = tell
        self._burst: list[str] = []

    def report(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Keep the error in the file, refresh the window, tell the person."""
        if isinstance(error, KeyboardInterrupt):
            QApplication.quit()
            return
        is_first = not self._burst
        is_bug = not isinstance(error, LabError)
        if is_bug:
            self._keep("".join(traceback.format_exception(kind, error, trace)))
            message = Console.crashed.format(error=error, file=self._file)
        else:
            message = str(error)
            self._burst.append(message)
        if is_first:
            self._refresh()
            self._tell(message, is_bug=is_bug)

    def _keep(self, text: str) -> None:
        _write(text)
        self._burst.append(text)
        if len(self._burst) > _MOST:
            return
        try:
            self._file.write_text("\n".join(self._burst), encoding="utf-8")
        except OSError as problem:
            _write(f"The report could not be kept: {problem}\n")

    def _refresh(self) -> None:
        """Show what the lab holds; failing at that must not hide the first error."""
        try:
            self._refresh_window()
        except Exception:
            self._keep(traceback.format_exc())

    def _tell(self, message: str, *, is_bug: bool) -> None:
        details = "\n".join(self._burst) if is_bug else ""
        if not self._tell_person(message, self._burst.clear, details):
            _write(f"{message}\n")
            self._burst.clear()


def _write(text: str) -> None:
    """Write to the console; a program that was started without one has none."""
    if sys.stderr is not None:
        sys.stderr.write(text)
