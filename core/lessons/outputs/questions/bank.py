"""Which questions there are: those of lessons, told without the lesson."""

import re
from collections.abc import Iterable, Iterator

from core.lessons.outputs.questions.markup import plain
from core.lessons.outputs.questions.records import Answer, Question
from core.lessons.outputs.questions.troubles import of_trouble
from core.lessons.outputs.words import BankText
from core.lessons.reading import DEFAULT_SEED, LessonFile
from core.lessons.records import Lesson, Quiz

_NUMBER = re.compile(r"^\d+\. ")
"""Of a question among those of its lesson."""


def bank(files: Iterable[LessonFile]) -> Iterator[Question]:
    """Yield the questions of lessons, in their order."""
    for file in files:
        yield from of_lesson(file)
        yield from of_trouble(file.lesson())


def of_lesson(file: LessonFile, seed: int = DEFAULT_SEED) -> Iterator[Question]:
    """Yield the questions that a lesson asks, in its order."""
    lesson = file.lesson(seed)
    for number, quiz in enumerate(lesson.quizzes, 1):
        yield _question(lesson, quiz, number)


def _question(lesson: Lesson, quiz: Quiz, number: int) -> Question:
    several = f" ({number})" if len(lesson.quizzes) > 1 else ""
    return Question(
        id=f"{lesson.id}-{number}",
        title=f"{plain(lesson.title)}{several}",
        course=plain(lesson.course) or BankText.no_course,
        situation=quiz.situation or _situation(lesson),
        ask=_NUMBER.sub("", quiz.ask),
        answers=tuple(
            Answer(
                say=choice.say,
                is_right=i in quiz.right,
                feedback=choice.feedback,
                source=choice.source,
            )
            for i, choice in enumerate(quiz.choices)
        ),
        points=quiz.points,
        why=quiz.why,
        source=quiz.source,
    )


def _situation(lesson: Lesson) -> str:
    """Tell of an exercise what its people say; a guided lesson asks of what is known.

    Where a question of that needs more, it says it itself.
    """
    return lesson.summary if lesson.kind == "exercise" else ""
