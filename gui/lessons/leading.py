"""Begins to work on an attempt, with the coach or with the window of its task."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.catalog import Mode
from gui.lessons.run import LessonRun
from gui.widgets.on_screen import come_to_front

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from core.lessons.attempts import Attempt
    from gui.session.session import Session


def lead(attempt: Attempt, session: Session, window: QWidget) -> None:
    """Lead through the lesson of an attempt whose lab a main window shows."""
    load(attempt.mode)(session, LessonRun(attempt, session, window))


def load(mode: Mode) -> Callable[[Session, LessonRun], object]:
    """Load what leads in this mode; the first coach takes a while."""
    if mode is Mode.COACH:
        from gui.lessons.coach.coach import Coach

        return Coach
    from gui.lessons.task_window import TaskWindow

    return lambda _, run: come_to_front(TaskWindow(run))
