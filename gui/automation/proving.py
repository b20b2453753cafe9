"""Proves a lesson: plays its ways through the real windows, off-screen."""

from collections.abc import Iterator

from core.errors import LabError
from core.lessons.checks import Case, judge
from core.lessons.proof.played import play_way
from core.lessons.proof.ways import Way, others, solution
from core.lessons.reading import LessonFile
from core.lessons.records import Lesson
from gui.automation.lesson_windows import windows_of


def failures_of(file: LessonFile) -> list[str]:
    """Say what of a lesson does not hold; an empty list means that all does."""
    try:
        lesson = file.lesson()
        ways = (solution(lesson), *others(lesson))
        return [failure for way in ways for failure in _failures(file, lesson, way)]
    except LabError as error:
        return [str(error)]


def _failures(file: LessonFile, lesson: Lesson, way: Way) -> Iterator[str]:
    try:
        with windows_of(lesson) as (lab, driver):
            play_way(file, lesson, way, lab, driver)
            case = Case(lab, variables=lesson.variables)
            for number, objective in enumerate(lesson.objectives):
                found = judge(objective.that, case)
                if not found.is_met:
                    told = f"expected: {found.expected}; found: {found.found}."
                    yield str(file.wrong(("objective", number, "that"), told))
    except AssertionError as error:
        yield str(file.wrong(way.place, str(error)))
    except LabError as error:
        yield str(error)
