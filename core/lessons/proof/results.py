"""What is reached in a lab, and what is harmed."""

from collections.abc import Iterator

from core.lab import Lab
from core.lessons.checks import Case, Finding, judge
from core.lessons.reading import LessonError, LessonFile
from core.lessons.records import Lesson


def objectives_in(lesson: Lesson, lab: Lab) -> list[Finding]:
    """Judge each objective."""
    case = Case(lab, variables=lesson.variables)
    return [judge(objective.that, case) for objective in lesson.objectives]


def harms_in(lesson: Lesson, lab: Lab) -> list[Finding]:
    """Judge each harm; one that is met was done."""
    case = Case(lab, variables=lesson.variables)
    return [judge(harm.that, case) for harm in lesson.harms]


def missed_in(file: LessonFile, lesson: Lesson, lab: Lab) -> Iterator[LessonError]:
    """Say what a whole way through a lesson does not reach, or harms."""
    for number, found in enumerate(objectives_in(lesson, lab)):
        if not found.is_met:
            yield file.wrong(("objective", number, "that"), _told(found))
    for number, found in enumerate(harms_in(lesson, lab)):
        if found.is_met:
            told = f"expected: it is not so; found: {found.found}."
            yield file.wrong(("harm", number, "that"), told)


def _told(found: Finding) -> str:
    return f"expected: {found.expected}; found: {found.found}."
