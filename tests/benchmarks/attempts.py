"""Beginning and finishing an attempt at a lesson: the longest pause of the window."""

import gc
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from core.catalog import Mode
from core.lab import Lab
from core.lessons import catalogue
from tests.benchmarks import Options, Result
from tests.benchmarks._window import LONGEST_PAUSE, MOST_ROUNDS, Watch

if TYPE_CHECKING:
    from gui.app import App
    from gui.lessons.run import LessonRun

LESSONS = {
    Mode.COACH: "install-by-automatic-connection",
    Mode.EXERCISE: "one-of-two-session-hosts-warns",
    Mode.EXAM: "one-of-two-session-hosts-warns",
}
"""The exercise is one that takes longest to be graded."""


class WatchOfApp(Watch):
    """Watches the windows of a program that shows one lab after another."""

    _quiet_turns = 8  # one piece asks for the next

    @property
    def _is_busy(self) -> bool:
        from PySide6.QtWidgets import QApplication

        from gui.widgets.chunked_task import ChunkedTask

        windows = QApplication.topLevelWidgets()
        return any(t.is_working for w in windows for t in w.findChildren(ChunkedTask))


def run(options: Options) -> list[Result]:
    """Begin and finish by turns; the first coach loads what a coach needs."""
    if not options.x11:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    results = []
    with program() as app:
        assert app.window is not None
        watch = WatchOfApp(app.window, options)
        for number in range(1 + min(options.rounds, MOST_ROUNDS)):
            for mode in LESSONS:
                begun = watch.longest_pause(partial(begin, app, mode))
                ended = watch.longest_pause(run_of(app).finish)
                results += [
                    (f"first {mode.value}" if number == 0 else mode.value, begun),
                    ("first result" if number == 0 else "result", ended),
                ]
    return [
        Result(
            what,
            "ms",
            median(pause for name, pause in results if name == what),
            LONGEST_PAUSE,
            1.0,
        )
        for what in dict.fromkeys(name for name, _ in results)
    ]


@contextmanager
def program() -> Iterator["App"]:
    """Show a lab of a person's own, with the lessons opened once."""
    from PySide6.QtWidgets import QApplication

    from gui.app import App
    from gui.session.settings import Settings
    from gui.theme import theme

    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    theme.install(application)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        app = App(folder=folder, settings=Settings(None))
        app.show_lab(Lab.create(folder / "office.rdlab", "office"))
        assert app.window is not None
        gc.freeze()  # as the program does when it has started
        WatchOfApp(app.window, Options(1, x11=False)).longest_pause(app.open_lessons)
        yield app
        app.close()


def begin(app: "App", mode: Mode) -> None:
    from gui.lessons import beginning

    window = app.window
    assert window is not None
    file = catalogue.find(LESSONS[mode])
    beginning.begin(file, "Ada", mode, window.session, window)


def run_of(app: "App") -> "LessonRun":
    from gui.lessons.run import LessonRun

    assert app.window is not None
    (found,) = app.window.findChildren(LessonRun)
    return found
