"""The main window off-screen, and how long it answers nobody."""

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import thread_time

from core.lab import Lab
from gui.manager.main_window import MainWindow
from tests.benchmarks import Options, Result

LONGEST_PAUSE = 100.0
"""Milliseconds that a window may stand still."""
MOST_ROUNDS = 5


class Watch:
    """Does things in a window and measures its longest pause.

    Processor time: what other programs do is not counted.
    """

    _quiet_turns = 2
    """After so many turns without work nothing more comes."""

    def __init__(self, window: MainWindow, options: Options) -> None:
        from PySide6.QtWidgets import QApplication

        self._window = window
        self._rounds = min(options.rounds, MOST_ROUNDS)
        self._application = QApplication.instance()

    def result(
        self, what: str, call: Callable[[], object], before: Callable[[], object] = int
    ) -> Result:
        """Compare the longest pause with what a person notices."""
        pauses = []
        for _ in range(self._rounds):
            self.longest_pause(before)
            pauses.append(self.longest_pause(call))
        return Result(what, "ms", median(pauses), LONGEST_PAUSE, 1.0)

    def longest_pause(self, call: Callable[[], object]) -> float:
        """Return the milliseconds of the longest turn, until all is done and drawn."""
        return max(self._turns(call))

    def whole_time(self, call: Callable[[], object]) -> float:
        """Return the milliseconds until all is done and drawn."""
        return sum(self._turns(call))

    def _turns(self, call: Callable[[], object]) -> list[float]:
        turns = [milliseconds(call)]
        quiet = 0
        while quiet < self._quiet_turns:
            turns.append(milliseconds(self._turn))
            quiet = 0 if self._is_busy else quiet + 1
        return turns

    @property
    def _is_busy(self) -> bool:
        from gui.widgets.chunked_task import ChunkedTask

        tasks = self._window.findChildren(ChunkedTask)
        return any(task.is_working for task in tasks)

    def _turn(self) -> None:
        from PySide6.QtCore import QEvent

        assert self._application is not None
        self._application.processEvents()
        self._application.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def milliseconds(call: Callable[[], object]) -> float:
    began = thread_time()
    call()
    return (thread_time() - began) * 1000


@contextmanager
def office(options: Options) -> Iterator[tuple[MainWindow, Lab]]:
    """Show the office lab in a main window."""
    if not options.x11:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lab = Lab.create(folder / "office.rdlab", "office")
        with shown(lab, folder) as window:
            yield window, lab


@contextmanager
def shown(lab: Lab, folder: Path) -> Iterator[MainWindow]:
    """Show a lab in a main window that keeps out of the person's settings."""
    from PySide6.QtWidgets import QApplication

    from gui.app import App
    from gui.session.settings import Settings
    from gui.theme import theme

    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    theme.install(application)
    app = App(folder=folder, settings=Settings(None))
    app.show_lab(lab)
    assert app.window is not None
    app.window.activateWindow()
    yield app.window
    app.close()
