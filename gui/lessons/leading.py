"""Begins to work on an attempt, with the window of its task."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.lessons.run import LessonRun
from gui.lessons.task_window import TaskWindow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from core.lessons.attempts import Attempt
    from gui.session.session import Session


def lead(attempt: Attempt, session: Session, window: QWidget) -> None:
    """Lead through the lesson of an attempt whose lab a main window shows."""
    TaskWindow(LessonRun(attempt, session, window)).show()
