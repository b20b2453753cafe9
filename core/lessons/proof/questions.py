"""That the answer of each question follows, and that the others differ from it."""

import re
from collections.abc import Iterator

from core.lessons.drawing import Place
from core.lessons.questions import Choice
from core.lessons.reading import LessonError, LessonFile
from core.lessons.records import Lesson, Quiz

_NUMBER = re.compile(r"\d+")


def wrong_questions(file: LessonFile, lesson: Lesson) -> Iterator[LessonError]:
    """Say what is wrong with the choices of a question; one of them is right."""
    for i, step in enumerate(lesson.all_steps):
        if isinstance(step, Quiz):
            yield from _wrong(file, ("step", i), step)


def _wrong(file: LessonFile, place: Place, quiz: Quiz) -> Iterator[LessonError]:
    said: set[str] = set()
    for number, choice in enumerate(quiz.choices):
        where = (*place, "choice", number)
        if choice.say.casefold() in said:
            yield file.wrong((*where, "say"), "Another choice says the same.")
        said.add(choice.say.casefold())
        if quiz.by is not None:
            yield from _wrong_value(file, where, choice)


def _wrong_value(
    file: LessonFile, place: Place, choice: Choice
) -> Iterator[LessonError]:
    """Hold what a choice stands for against what it says."""
    if choice.value is None:
        yield file.wrong(place, "A rule answers, so it needs the value it stands for.")
    elif choice.value.isdigit() and choice.value not in _numbers(choice):
        told = f"expected: it says {choice.value}, its value; found: {choice.say}"
        yield file.wrong((*place, "say"), told)


def _numbers(choice: Choice) -> list[str | None]:
    """Give the numbers that a choice speaks of; its value where it has only words."""
    return _NUMBER.findall(choice.say.replace(",", "")) or [choice.value]
