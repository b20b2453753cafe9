"""How much a script may do before the host is asked, or the script ends."""

from collections.abc import Iterator

from core.management.budget import (
    SLICE,
    Budget,
    ended_after_output,
    ended_after_steps,
    go_on_question,
    is_yes,
)
from core.shell.running.signals import PAUSE, Ask, Question, Signal, Stopped


class Meter:
    """Counts the steps of one run."""

    def __init__(self, budget: Budget) -> None:
        """Begin at nothing."""
        self.budget = budget
        self.steps = 0
        self.due = SLICE
        self._most = budget.steps
        self._written = 0

    def rest(self) -> Iterator[Signal]:
        """Pause once; ask whether to go on where the budget is used up.

        It is due once `steps` reach `due`. Raises Stopped if nobody says to go on.
        """
        self.due = self.steps + SLICE
        yield PAUSE
        if self.is_used_up:
            ask = Ask(Question.GO_ON, go_on_question(self.steps))
            yield ask
            if not is_yes(ask.answer):
                raise Stopped(ended_after_steps(self.steps))
            self._most += self.budget.steps

    @property
    def is_used_up(self) -> bool:
        """Tell whether the next rest asks whether to go on."""
        return self.steps >= self._most

    def written(self, text: str) -> None:
        """Count output; Stopped once it is too much."""
        self._written += len(text)
        if self._written > self.budget.output:
            raise Stopped(ended_after_output(self.budget.output))
