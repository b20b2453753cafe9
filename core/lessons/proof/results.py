"""What a whole way through a lesson is worth."""

from collections.abc import Iterator

from core.lab import Lab
from core.lessons.grading import Result, grade
from core.lessons.reading import LessonError, LessonFile
from core.lessons.records import Lesson, Quiz


def result_in(lesson: Lesson, lab: Lab) -> Result:
    """Grade a lab as if each question had been answered rightly, without help."""
    answers = {
        number: step.right[0]
        for number, step in enumerate(lesson.all_steps, start=1)
        if isinstance(step, Quiz)
    }
    return grade(lesson, lab, answers)


def missed_in(file: LessonFile, lesson: Lesson, lab: Lab) -> Iterator[LessonError]:
    """Say what a whole way through a lesson does not reach, or harms."""
    result = result_in(lesson, lab)
    for number, reached in enumerate(result.objectives):
        if not reached.is_met:
            finding = reached.finding
            told = f"expected: {finding.expected}; found: {finding.found}."
            yield file.wrong(("objective", number, "that"), told)
    for number, harmed in enumerate(result.harms):
        if harmed.is_done:
            told = f"expected: it is not so; found: {harmed.finding.found}."
            yield file.wrong(("harm", number, "that"), told)
    if not result.points:
        yield file.wrong((), "Nothing in it gives a point.")
