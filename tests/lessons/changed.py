"""Each value of a lesson's checks changed, one at a time."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from enum import Enum
from typing import Any, TypeVar

from pydantic import ValidationError

from core.lab import Lab
from core.lessons.checks import Case, judge
from core.lessons.proof.harms import harmless
from core.lessons.proof.played import Deed, Play
from core.lessons.proof.trials import trial, without
from core.lessons.records import Harm, Lesson, Objective, Step

One = TypeVar("One", Objective, Harm)
MANY = 1_000_000
HOW_IT_IS_TRIED = {"together", "times", "is_administrative"}
"""Fields of `can-connect` that say how hard it is tried: less is reached as well."""
ALLOWED = {"but", "names", "fields"}
"""Fields of `unharmed` that allow more than the solution makes use of."""


def changes_that_nobody_notices(play: Play) -> list[str]:
    """List the values that can be changed and the proof still passes."""
    with ExitStack() as stack:
        proof = _Proof(play, stack)
        of_objectives = [
            f"objective {number + 1}: {change}"
            for number, objective in enumerate(play.lesson.objectives)
            for change, other in _others(objective)
            if proof.passes_with(number, other)
        ]
        of_harms = [
            f"harm {number}: {change}"
            for number, harm in enumerate(play.lesson.harms, start=1)
            for change, other in _others(harm)
            if proof.passes_with_harm(other)
        ]
        return [*of_objectives, *of_harms]


class _Proof:
    """The labs after all steps, and after all but one of those that changed it."""

    def __init__(self, play: Play, stack: ExitStack) -> None:
        self._play = play
        self._variables = play.lesson.variables
        self._end = stack.enter_context(trial(play, play.deeds))
        self._deeds = [deed for deed in play.deeds if deed.changes]
        self._labs = [
            stack.enter_context(trial(play, without(play, deed)))
            for deed in self._deeds
        ]
        self._served = [self._steps_of(one) for one in play.lesson.objectives]

    def passes_with(self, number: int, other: Objective) -> bool:
        """Tell whether all holds with another objective in the place of one."""
        if not self._is_met(other, self._end):
            return False
        steps = self._steps_of(other)
        if not steps and not other.given:
            return False
        rest = [s for i, s in enumerate(self._served) if i != number]
        return all(
            (i in steps or any(i in one for one in rest)) is not _has_aside(deed)
            for i, deed in enumerate(self._deeds)
        )

    def passes_with_harm(self, other: Harm) -> bool:
        """Tell whether a harm is not done in the end, and comes of its command."""
        told = self._play.lesson.model_dump(by_alias=True)
        changed = Lesson.model_validate({**told, "harm": [other], "objective": []})
        return not self._is_met(other, self._end) and not any(
            harmless(replace(self._play, lesson=changed))
        )

    def _steps_of(self, objective: Objective) -> set[int]:
        """Number the steps that an objective needs."""
        return {
            i for i, lab in enumerate(self._labs) if not self._is_met(objective, lab)
        }

    def _is_met(self, one: Objective | Harm, lab: Lab) -> bool:
        return judge(one.that, Case(lab, variables=self._variables)).is_met


def _has_aside(deed: Deed) -> bool:
    return isinstance(deed.step, Step) and bool(deed.step.aside)


def _others(one: One) -> Iterator[tuple[str, One]]:
    """Give it with each value of its check changed that can be another one."""
    told = one.model_dump()
    that = one.that.model_dump(exclude_unset=True)
    for field, value in that.items():
        if field in {"check", *HOW_IT_IS_TRIED, *ALLOWED}:
            continue
        for other in _other_values(field, value):
            try:
                changed = one.model_validate({**told, "that": {**that, field: other}})
            except ValidationError:
                continue  # an error of the file, with its line
            yield f"{field} = {other!r} for {value!r}", changed


def _other_values(field: str, value: Any) -> Iterator[Any]:
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, Enum):
        yield next(member for member in type(value) if member is not value)
    elif isinstance(value, int):
        yield from _other_numbers(field, value)
    elif isinstance(value, str):
        yield f"{value}q"
    elif isinstance(value, tuple | list):
        for i, part in enumerate(value):
            for other in _other_values(field, part):
                yield [*value[:i], other, *value[i + 1 :]]
    elif isinstance(value, dict):
        for key, part in value.items():
            for other in _other_values(field, part):
                yield {**value, key: other}


def _other_numbers(field: str, value: int) -> Iterator[int]:
    if field in {"at_least", "days_passed"}:
        yield MANY
    elif field == "at_most":
        if value:
            yield 0
    else:
        yield value + 1
