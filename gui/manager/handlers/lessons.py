"""The lessons: choosing one, and opening files of lessons and of attempts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.manager.actions import Action
from gui.manager.handlers.handler import ActionHandlers
from gui.session.lab_files import is_attempt

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from gui.lessons.window import LessonsWindow


class LessonHandlers(ActionHandlers):
    """Opens the window of the lessons; while one is worked on that is in front."""

    def actions(self) -> Iterable[Action]:
        yield Action("lessons", self.open)

    def open(self, file: Path | None = None) -> None:
        """Open the lessons, or a file of a lesson or of an attempt."""
        if file is None:
            self._window_of_lessons()
        elif is_attempt(file):
            from gui.lessons.opening import look_at

            look_at(file, self._session, self._window)
        else:
            self._window_of_lessons().open_file(file)

    def _window_of_lessons(self) -> LessonsWindow:
        from gui.lessons.window import show_lessons

        return show_lessons(self._session, self._window)
