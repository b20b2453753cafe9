"""A learner who is coached: what stands in for the attempt, and what the coach says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QPushButton, QTextBrowser
from shiboken6 import isValid

from core.lessons.reading import LessonFile
from core.lessons.records import Lesson
from gui.driver.input import wait_until_idle
from gui.lessons.coach.coach import Coach

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from core.catalog import HelpLevel
    from gui.lessons.coach.ring import Ring
    from gui.manager.main_window import MainWindow

HEAD = {"schema": 1, "id": "x", "title": "A lesson", "source": "x", "scenario": "fresh"}


def lesson(*steps: object, **facts: object) -> Lesson:
    return Lesson.model_validate({**HEAD, "step": steps, **facts})


class Attempt(QObject):
    """Keeps what is noted of an attempt in the windows of a test."""

    changed = Signal()
    ended = Signal()

    def __init__(self, taught: Lesson, window: MainWindow) -> None:
        super().__init__(window)
        self.lesson = taught
        self.lab = window.lab
        self.file = LessonFile("lesson.toml", "# its text")
        self.help: list[tuple[int, HelpLevel]] = []
        self.answers: list[tuple[int, int]] = []
        self.finished: list[int] = []
        self.lab.bus.subscribe(self._on_events)

    def _on_events(self, _: object) -> None:
        self.changed.emit()

    def copying(self, row: int) -> Generator[float, None, Path]:
        yield row / self.lab.last_seq()
        return self.lab.path

    def take_help(self, step: int, level: HelpLevel) -> None:
        self.help.append((step, level))

    def answer(self, step: int, choice: int) -> None:
        self.answers.append((step, choice))

    def finish(self) -> None:
        self.finished.append(len(self.lesson.steps))
        self.ended.emit()

    def leave(self) -> None:
        self.ended.emit()


class Coached:
    """The coach of a lesson in a window, and what is seen of it."""

    def __init__(self, window: MainWindow, taught: Lesson) -> None:
        self.attempt = Attempt(taught, window)
        self.coach = Coach(window.session, self.attempt)
        wait_until_idle()

    @property
    def step(self) -> int:
        """The number of the step, from 1."""
        return self.coach._progress.at + 1

    @property
    def progress(self) -> str:
        """Where in the lesson the panel says one is."""
        return self.coach.panel._progress_text.text()

    @property
    def told(self) -> str:
        return self._text("instruction")

    @property
    def answered(self) -> str:
        return self._text("answer")

    @property
    def ring(self) -> Ring | None:
        ring = self.coach._ring
        return ring if ring is not None and ring.isVisible() else None

    def points(self) -> bool:
        """Whether a ring is seen."""
        return self.ring is not None

    def settle(self) -> None:
        """Let the coach look, as it does once more some time after an act."""
        wait_until_idle()
        self.coach._look_again()
        wait_until_idle()

    def button(self, name: str) -> QPushButton:
        found = self.coach.panel.findChild(QPushButton, name)
        assert isinstance(found, QPushButton)
        return found

    def press(self, name: str) -> None:
        button = self.button(name)
        assert button.isEnabled(), name
        button.click()
        wait_until_idle()

    def choose(self, choice: int) -> None:
        self.coach.panel._choices.button(choice).click()

    def want_less_help(self, wanted: bool = True) -> None:
        box = self.coach.panel.findChild(QCheckBox, "less-help")
        assert isinstance(box, QCheckBox)
        if box.isChecked() is not wanted:
            box.click()
        wait_until_idle()

    def end(self) -> None:
        if isValid(self.coach):
            self.coach.stop()
        QTest.qWait(0)

    def _text(self, name: str) -> str:
        found = self.coach.panel.findChild(QTextBrowser, name)
        assert isinstance(found, QTextBrowser)
        return found.toPlainText()
