"""One run at the prompt: how much it may do, and its restore point."""

from core.commands.history import CreateRestorePoint
from core.management.budget import (
    SLICE,
    Budget,
    ended_after_output,
    ended_after_steps,
    go_on_question,
    is_yes,
)
from core.management.restore_points import free_restore_point
from core.prompt.answer import Answer, Steps
from core.prompt.running.jumps import Stopped
from core.store.queries import Queries

PAUSE = Answer()
"""The host may redraw, or end the line by closing it."""


class Run:
    """Counts the steps of one line that was typed, with all that it calls."""

    def __init__(self, lab: Queries, budget: Budget, *, restores: bool) -> None:
        """Begin at nothing; `restores` makes a restore point before a script."""
        self._lab = lab
        self._budget = budget
        self._steps = 0
        self._most = budget.steps
        self._written = 0
        self._restores = restores
        self._script: str | None = None

    def step(self) -> Steps:
        """Count a step, and pause now and then; Stopped if it may not go on."""
        self._steps += 1
        if self._steps % SLICE == 0:
            yield PAUSE
        if self._steps >= self._most:
            answer = yield Answer(asks=f"{go_on_question(self._steps)} (Y/N) ")
            if not isinstance(answer, str) or not is_yes(answer):
                raise Stopped(ended_after_steps(self._steps))
            self._most += self._budget.steps

    def write(self, text: str) -> None:
        """Count output; Stopped once it is too much."""
        self._written += len(text)
        if self._written > self._budget.output:
            raise Stopped(ended_after_output(self._budget.output))

    def is_script(self, path: str = "") -> None:
        """Note that a batch file runs, or a loop: one Undo is to take it back."""
        if self._script is None:
            self._script = path

    def before_change(self) -> Steps:
        """Make the restore point, once, before the first change of a script."""
        if self._restores and self._script is not None:
            self._restores = False
            name = free_restore_point(self._lab, self._script)
            yield Answer(command=CreateRestorePoint(point=name))
