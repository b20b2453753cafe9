"""How much a script may do before the host is asked, or the script ends."""

from collections.abc import Iterator
from dataclasses import dataclass

from core.shell.running.signals import PAUSE, Ask, Question, Signal, Stopped

_SLICE = 500
"""Steps between two pauses: some milliseconds."""


@dataclass(frozen=True)
class Budget:
    """Limits of one run."""

    steps: int = 10_000_000
    output: int = 50_000_000
    """Characters."""
    depth: int = 100
    """Calls inside calls."""


class Meter:
    """Counts the steps of one run."""

    def __init__(self, budget: Budget) -> None:
        """Begin at nothing."""
        self.budget = budget
        self.steps = 0
        self.due = _SLICE
        self._most = budget.steps
        self._written = 0

    def rest(self) -> Iterator[Signal]:
        """Pause once; ask whether to go on where the budget is used up.

        It is due once `steps` reach `due`. Raises Stopped if nobody says to go on.
        """
        self.due = self.steps + _SLICE
        yield PAUSE
        if self.is_used_up:
            ask = Ask(
                Question.GO_ON,
                f"The script has taken {self.steps:,} steps. Go on?",
            )
            yield ask
            if not is_yes(ask.answer):
                raise Stopped(f"The script was ended after {self.steps:,} steps.")
            self._most += self.budget.steps

    @property
    def is_used_up(self) -> bool:
        """Tell whether the next rest asks whether to go on."""
        return self.steps >= self._most

    def written(self, text: str) -> None:
        """Count output; Stopped once it is too much."""
        self._written += len(text)
        if self._written > self.budget.output:
            raise Stopped(
                f"The script was ended after {self.budget.output:,} characters of "
                "output."
            )


def is_yes(answer: str | None) -> bool:
    """Tell whether an answer agrees."""
    return answer is not None and answer.strip().lower() in ("", "y", "yes", "a")
