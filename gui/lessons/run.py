"""One attempt that is being worked on in the windows."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal

from core.errors import LabError
from core.lessons.attempts.copies import Copies
from gui.labels.lessons import LessonText as Text
from gui.lessons.beginning import now
from gui.lessons.result_page import ResultPage
from gui.lessons.result_window import ResultWindow
from gui.lessons.window import show_lessons
from gui.widgets.next_turn import in_next_turn
from gui.widgets.on_screen import come_to_front

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from core.bus import Event
    from core.catalog import HelpLevel, Mode
    from core.lab import Lab
    from core.lessons.attempts import Attempt
    from core.lessons.grading import Result
    from core.lessons.reading import LessonFile
    from core.lessons.records import Lesson
    from gui.session.session import Session


class LessonRun(QObject):
    """Notes what is done besides the lab's own commands, and ends or leaves the work.

    It lasts as long as the main window that shows the lab of the attempt.
    """

    changed = Signal()
    """A commit was made, in the world or as a note."""
    ended = Signal()
    """The attempt was finished or left; its lab is about to be closed."""

    def __init__(self, attempt: Attempt, session: Session, window: QWidget) -> None:
        """Work on an attempt whose lab a main window shows."""
        super().__init__(window)
        self.attempt = attempt
        self.lesson: Lesson = attempt.lesson
        self.mode: Mode = attempt.mode
        self.session = session
        self.window = window
        self._is_going_on = True
        self._copies = Copies(attempt)
        self.destroyed.connect(self._copies.remove)
        window.installEventFilter(self)
        self.lab.bus.subscribe(self._on_events)

    @property
    def lab(self) -> Lab:
        """The lab that is worked in."""
        return self.attempt.lab

    @property
    def file(self) -> LessonFile:
        """The file of the lesson, as the attempt keeps it."""
        return self.attempt.file

    def copying(self, row: int) -> Generator[float, None, Path]:
        """Make a copy of the lab up to a row of its journal, to be looked at."""
        return self._copies.making(row)

    def take_help(self, step: int, level: HelpLevel) -> None:
        """Note help that is taken at a step, from 1."""
        self.attempt.take_help(step, level, now())
        self.changed.emit()  # a note tells no event

    def answer(self, step: int, choice: int) -> None:
        """Note the answer to the question of a step, from 1; choices count from 0."""
        self.attempt.answer(step, choice, now())
        self.changed.emit()

    def finish(self) -> None:
        """End the attempt, show its result, and give the person's lab back."""
        steps = self.attempt.ending(now())
        self.session.work_alone(steps, Text.grading, self.window, self._show)

    def _show(self, result: Result) -> None:
        page = ResultPage(self.lesson, self.attempt.story, result)
        self._stop()
        self._show_own_lab(partial(_show_result, page, self.lesson.id))

    def leave(self) -> None:
        """Give the person's lab back; the attempt is to be resumed."""
        self._pause()
        self._show_own_lab(partial(show_lessons, wanted=self.lesson.id))

    def _show_own_lab(self, then: Callable[..., object]) -> None:
        in_next_turn(self, partial(self.session.manager.show_own_lab, then))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Pause where the main window is closed or shows another lab."""
        if watched is self.window and event.type() == QEvent.Type.Close:
            self._pause()
        return False

    def _pause(self) -> None:
        if self._is_going_on:
            with suppress(LabError):  # all else is kept, and the minutes up to there
                self.attempt.pause(now())
            self._stop()

    def _stop(self) -> None:
        self._is_going_on = False
        self.lab.bus.unsubscribe(self._on_events)
        self.ended.emit()

    def _on_events(self, events: Sequence[Event]) -> None:
        self.changed.emit()


def _show_result(
    page: ResultPage, lesson: str, session: Session, manager: QWidget
) -> None:
    """Show a result over the lessons, of which one more is done."""
    lessons = show_lessons(session, manager, wanted=lesson)
    in_next_turn(lessons, lambda: come_to_front(ResultWindow(page, session, lessons)))
