"""Begins to work on an attempt, with the coach or with the window of its task."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.catalog import Mode
from gui.lessons.run import LessonRun
from gui.widgets.on_screen import come_to_front

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from core.lessons.attempts import Attempt
    from gui.session.session import Session


def lead(attempt: Attempt, session: Session, window: QWidget) -> None:
    """Lead through the lesson of an attempt whose lab a main window shows."""
    run = LessonRun(attempt, session, window)
    if attempt.mode is Mode.COACH:
        from gui.lessons.coach.coach import Coach

        Coach(session, run)
    else:
        from gui.lessons.task_window import TaskWindow

        come_to_front(TaskWindow(run))
