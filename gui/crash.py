"""Our own bugs: kept in a local file, told once, and the window goes on."""

import faulthandler
import sys
import traceback
from pathlib import Path
from types import TracebackType

from gui.app import App
from gui.prompts import Tone

_TEXT = (
    "Something went wrong in this program. Your lab holds everything up to the last "
    "finished action.\n\n{error}\n\nThe details are in {file}. Nothing was sent "
    "anywhere."
)


def install(app: App, folder: Path) -> None:
    """Report every exception that nobody caught, and native crashes, in files."""
    sys.excepthook = _Reporter(app, folder / "crash-report.txt").report
    native = (folder / "native-crash.txt").open("w", encoding="utf-8")
    faulthandler.enable(native)


class _Reporter:
    """Writes a report and shows one message, however many errors follow."""

    def __init__(self, app: App, file: Path) -> None:
        self._app = app
        self._file = file
        self._is_showing = False

    def report(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Keep the error in the file, refresh the window, tell the person."""
        text = "".join(traceback.format_exception(kind, error, trace))
        sys.stderr.write(text)
        try:
            self._file.write_text(text, encoding="utf-8")
        except OSError as problem:
            sys.stderr.write(f"The report could not be kept: {problem}\n")
        window = self._app.window
        if window is None or self._is_showing:
            return
        self._is_showing = True
        window.refresh()
        message = _TEXT.format(error=error, file=self._file)
        window.prompts.tell(window, message, Tone.ERROR, self._on_closed)

    def _on_closed(self) -> None:
        self._is_showing = False
