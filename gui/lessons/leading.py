"""Begins to work on an attempt, with the coach or with the window of its task."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.catalog import Mode
from gui.lessons.run import LessonRun
from gui.widgets.next_turn import in_next_turn
from gui.widgets.on_screen import come_to_front

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from core.lessons.attempts import Attempt
    from gui.session.session import Session


def lead(attempt: Attempt, session: Session, window: QWidget) -> None:
    """Lead through the lesson of an attempt whose lab a main window shows."""
    begin = _loaded(attempt.mode)
    in_next_turn(window, lambda: begin(session, LessonRun(attempt, session, window)))


def _loaded(mode: Mode) -> Callable[[Session, LessonRun], object]:
    """Load what leads in this mode; the first coach takes a turn of its own."""
    if mode is Mode.COACH:
        from gui.lessons.coach.coach import Coach

        return Coach
    from gui.lessons.task_window import TaskWindow

    return lambda _, run: come_to_front(TaskWindow(run))
