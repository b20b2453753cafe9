"""The ways through a lesson: its solution, and each other way that counts."""

from collections.abc import Iterator
from typing import NamedTuple

from core.lessons.drawing import Place
from core.lessons.records import Lesson, Path, Quiz, Step


class Placed(NamedTuple):
    """A step or question, and where it stands in the file."""

    place: Place
    step: Step | Quiz


class Way(NamedTuple):
    """All steps of one way through a lesson, in their order."""

    place: Place  # of the path in the file; empty: the solution
    steps: tuple[Placed, ...]


def solution(lesson: Lesson) -> Way:
    """Give the steps that stand in the file as such."""
    steps = lesson.all_steps
    return Way((), tuple(Placed(("step", i), step) for i, step in enumerate(steps)))


def others(lesson: Lesson) -> Iterator[Way]:
    """Give each listed path, with the steps of the solution around it."""
    around = solution(lesson).steps
    for number, path in enumerate(lesson.paths):
        first, last = path.replaces
        own = _steps_of(path, ("path", number))
        steps = (*around[: first - 1], *own, *around[last:])
        yield Way(("path", number), steps)


def _steps_of(path: Path, place: Place) -> Iterator[Placed]:
    for i, step in enumerate(path.steps):
        yield Placed((*place, "step", i), step)
