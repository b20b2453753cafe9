"""Puts a lesson together from what was recorded."""

from collections.abc import Generator
from dataclasses import dataclass

from core.lab import Lab
from core.lessons.gestures import Gesture, Texts
from core.lessons.reading import LessonFile
from core.lessons.recording import objectives
from core.lessons.recording.typed import Typed
from core.lessons.records import Lesson, Step
from core.lessons.writing import text_of

UNTITLED = "Untitled lesson"
OUR_OWN = "our own"


@dataclass(frozen=True)
class Recorded:
    """One gesture, and a text that was to be seen after it and not before."""

    gesture: Gesture
    see: Texts = ()


def drafting(
    recorded: list[Recorded], lab: Lab, files: list[str]
) -> Generator[float, None, Lesson]:
    """Draft a lesson from gestures in a lab that was at its beginning before.

    Numbers become variables, and objectives say what has changed. ValueError where
    nothing was recorded. Yields how far it is.
    """
    if not recorded:
        raise ValueError("Nothing was recorded.")
    typed = Typed(lab)
    steps = [
        Step(do=typed.named(step.gesture), see=step.see).model_dump(
            mode="json", exclude_defaults=True
        )
        for step in recorded
    ]
    settings = lab.settings()
    found = yield from objectives.drafting(lab, files)
    return Lesson.model_validate(
        {
            "schema": 1,
            "id": "untitled",
            "title": UNTITLED,
            "source": OUR_OWN,
            "scenario": settings.scenario,
            "edition": settings.edition,
            "variables": typed.variables,
            "step": steps,
            "objective": [o.model_dump(exclude_defaults=True) for o in found],
        }
    )


def as_file(lesson: Lesson, name: str) -> LessonFile:
    """Return a lesson as the file that it is saved as; LessonError if it is wrong."""
    file = LessonFile(name, text_of(lesson))
    file.lesson()
    return file
