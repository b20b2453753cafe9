"""Whoever is coached in a test is coached no longer at its end."""

from collections.abc import Callable, Iterator

import pytest

from core.lessons.records import Lesson
from gui.manager.main_window import MainWindow
from tests.gui.lessons.coach.coached import Coached


@pytest.fixture
def coach_in() -> Iterator[Callable[[MainWindow, Lesson], Coached]]:
    """Coach a lesson in a window."""
    begun: list[Coached] = []

    def begin(window: MainWindow, taught: Lesson) -> Coached:
        begun.append(Coached(window, taught))
        return begun[-1]

    yield begin
    for coached in begun:
        coached.end()
