"""All that is proven of a lesson without a window, once it was played in them."""

from collections.abc import Iterator

from core.lessons.proof.harms import harmless
from core.lessons.proof.played import Play
from core.lessons.proof.questions import wrong_questions
from core.lessons.proof.results import objectives_in
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
    lesson = play.lesson
    with trial(play, ()) as lab:
        reached = objectives_in(lesson, lab)
    points = [objective.points for objective in lesson.objectives]
    got = sum(p for p, found in zip(points, reached, strict=True) if found.is_met)
    whole = sum(points) + sum(quiz.points for quiz in lesson.quizzes)
    percent = got * 100 // whole if whole else 0
    if percent >= lesson.pass_:
        told = f"expected: less than {lesson.pass_} % at the start; found: {percent} %."
        yield play.file.wrong(("objective", 0), told)
