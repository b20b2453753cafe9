"""Each value of a lesson's checks changed, one at a time."""

from collections.abc import Iterator
from contextlib import ExitStack
from enum import Enum
from typing import Any

from pydantic import ValidationError

from core.lab import Lab
from core.lessons.checks import Case, judge
from core.lessons.proof.played import Deed, Play
from core.lessons.proof.trials import trial, without
from core.lessons.records import Objective, Step

MANY = 1_000_000
HOW_IT_IS_TRIED = {"together", "times", "is_administrative"}
"""Fields of `can-connect` that say how hard it is tried: less is reached as well."""
ALLOWED = {"but", "names", "fields"}
"""Fields of `unharmed` that allow more than the solution makes use of."""


def changes_that_nobody_notices(play: Play) -> list[str]:
    """List the values that can be changed and the proof still passes."""
    with ExitStack() as stack:
        proof = _Proof(play, stack)
        return [
            f"objective {number + 1}: {change}"
            for number, objective in enumerate(play.lesson.objectives)
            for change, other in _others(objective)
            if proof.passes_with(number, other)
        ]


class _Proof:
    """The labs after all steps, and after all but one of those that changed it."""

    def __init__(self, play: Play, stack: ExitStack) -> None:
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

    def _steps_of(self, objective: Objective) -> set[int]:
        """Number the steps that an objective needs."""
        return {
            i for i, lab in enumerate(self._labs) if not self._is_met(objective, lab)
        }

    def _is_met(self, objective: Objective, lab: Lab) -> bool:
        return judge(objective.that, Case(lab, variables=self._variables)).is_met


def _has_aside(deed: Deed) -> bool:
    return isinstance(deed.step, Step) and bool(deed.step.aside)


def _others(objective: Objective) -> Iterator[tuple[str, Objective]]:
    """Give the objective with each value changed that can be another one."""
    told = objective.model_dump()
    that = objective.that.model_dump(exclude_unset=True)
    for field, value in that.items():
        if field in {"check", *HOW_IT_IS_TRIED, *ALLOWED}:
            continue
        for other in _other_values(field, value):
            try:
                changed = Objective.model_validate(
                    {**told, "that": {**that, field: other}}
                )
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
