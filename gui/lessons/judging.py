"""Looks at the objectives of an attempt one after the other, while work goes on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from core.lessons.checks import Case, judging
from core.lessons.variables import Variables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.lessons.attempts import Attempt
    from core.lessons.records import Objective


@dataclass(frozen=True)
class Judged:
    """An objective, and what was found of it; None where nobody has looked."""

    number: int  # from 1
    objective: Objective
    is_met: bool | None = None
    expected: str = ""
    found: str = ""

    @property
    def text(self) -> str:
        """What is asked for: what the author says, or what is expected."""
        return self.objective.say or self.expected

    @property
    def points(self) -> int:
        """The points that were reached."""
        return self.objective.points if self.is_met else 0


def objectives(attempt: Attempt) -> list[Judged]:
    """List the objectives before anybody has looked."""
    variables = Variables(attempt.lesson.variables, attempt.lab, only_to_read=True)
    return [
        Judged(number, variables.filled(objective))
        for number, objective in enumerate(attempt.lesson.objectives, start=1)
    ]


def judged(attempt: Attempt) -> Iterator[Judged | None]:
    """Look at each objective as the lab is now; between two the lab may change.

    None is a pause while one takes long.
    """
    case = Case(attempt.lab, variables=attempt.lesson.variables)
    for one in objectives(attempt):
        found = yield from judging(one.objective.that, case)
        yield replace(
            one, is_met=found.is_met, expected=found.expected, found=found.found
        )
