"""All that is proven of a lesson without a window, once it was played in them."""

from collections.abc import Iterator

from core.lessons.grading import grade
from core.lessons.proof.harms import harmless
from core.lessons.proof.played import Play
from core.lessons.proof.questions import wrong_questions
from core.lessons.proof.service import service_of, useless
from core.lessons.proof.sources import missing_sources
from core.lessons.proof.trials import trial
from core.lessons.reading import LessonError


def unproven(play: Play) -> Iterator[LessonError]:
    """Say all that does not hold of a lesson whose solution was played."""
    yield from missing_sources(play.file, play.lesson)
    yield from wrong_questions(play.file, play.lesson)
    yield from _passed_at_start(play)
    yield from play.missed
    if not play.missed:  # else each step seems to serve what is not reached at all
        yield from useless(play, service_of(play))
    yield from harmless(play)


def _passed_at_start(play: Play) -> Iterator[LessonError]:
    with trial(play, ()) as lab:
        result = grade(play.lesson, lab, {})
    if result.passed:
        told = (
            f"expected: less than {result.pass_mark} % at the start; "
            f"found: {result.percent} %."
        )
        yield play.file.wrong(("objective", 0), told)
