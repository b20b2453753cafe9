"""Grades an attempt again, with the lesson as it is today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.errors import LabError
from core.lessons.attempts import TextUsed, regrading, shipped_today
from core.lessons.reading import LessonFile
from gui.labels.lessons import TEXT_USED
from gui.lessons.own_lessons import OwnLessons
from gui.lessons.result_page import ResultPage

if TYPE_CHECKING:
    from collections.abc import Generator

    from core.lessons.attempts import Attempt
    from gui.session.settings import Settings


def grading_again(
    attempt: Attempt, settings: Settings
) -> Generator[float, None, ResultPage]:
    """Grade with the lesson that is here now, or else with the one that is kept."""
    name = attempt.story.begun.lesson
    again = yield from regrading(attempt, lesson_today(name, settings))
    note = TEXT_USED[TextUsed(again.text)].format(lesson=name)
    return ResultPage(again.lesson, attempt.story, again.result, note)


def lesson_today(lesson: str, settings: Settings) -> LessonFile | None:
    """Find a lesson by its ID among the shipped ones, and then the person's own."""
    return shipped_today(lesson) or _own(lesson, settings)


def _own(lesson: str, settings: Settings) -> LessonFile | None:
    for path in OwnLessons(settings).paths():
        try:
            file = LessonFile.read(path)
            if file.lesson().id == lesson:
                return file
        except LabError:
            continue
    return None
