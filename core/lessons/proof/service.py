"""Which objectives each step serves: those that fail without what it did."""

from collections.abc import Iterator, Mapping

from core.lessons.drawing import Place
from core.lessons.proof.played import Deed, Play
from core.lessons.proof.results import result_in
from core.lessons.proof.trials import trial, without
from core.lessons.reading import LessonError
from core.lessons.records import Quiz

Service = Mapping[Place, frozenset[int]]
"""By the place of a step: the objectives that fail without it, numbered from 0."""


def service_of(play: Play) -> Service:
    """Find out for each step that changed something which objectives it serves."""
    return {deed.place: _served(play, deed) for deed in play.deeds if deed.changes}


def _served(play: Play, deed: Deed) -> frozenset[int]:
    with trial(play, without(play, deed)) as lab:
        reached = result_in(play.lesson, lab).objectives
    return frozenset(i for i, one in enumerate(reached) if not one.is_met)


def useless(play: Play, service: Service) -> Iterator[LessonError]:
    """Say which step serves nothing, and which objective nothing serves."""
    yield from _useless_steps(play, service)
    served = frozenset[int]().union(*service.values())
    for number, objective in enumerate(play.lesson.objectives):
        if number not in served and not objective.given:
            told = (
                "expected: it fails without what one of the steps did, or `given` says "
                "why not; found: it holds without any one of them."
            )
            yield play.file.wrong(("objective", number), told)


def _useless_steps(play: Play, service: Service) -> Iterator[LessonError]:
    for deed in play.deeds:
        if isinstance(deed.step, Quiz) or deed.place not in service:
            continue
        served = service[deed.place]
        if not served and not deed.step.aside:
            told = (
                f"expected: without {', '.join(deed.changes)} an objective fails, or "
                "`aside` says why not; found: all objectives are reached."
            )
            yield play.file.wrong(deed.place, told)
        if served and deed.step.aside:
            number = min(served) + 1
            told = f"expected: it serves nothing; found: it serves objective {number}."
            yield play.file.wrong((*deed.place, "aside"), told)
