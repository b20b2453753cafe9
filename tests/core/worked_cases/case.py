"""A row of the table of worked cases, and how it is read and carried out."""

import tomllib
from datetime import timedelta
from pathlib import Path
from typing import Any, Self

from pydantic import model_validator

from core.commands.command import Command
from core.commands.registry import COMMANDS
from core.commands.time import MoveClock
from core.lab import Lab
from core.prompt.answer import Answer
from core.prompt.programs import answer
from core.records import Record

HERE = Path(__file__).parent


class Step(Record):
    """What is done: a command by its name in the journal, a typed line, or a wait.

    `{ do = "connect", host = "RDSH01", … }`, `{ type = "ping RDLIC01", on = "RDSH01" }`
    or `{ wait_days = 91 }`.
    """

    do: str = ""
    arguments: dict[str, Any] = {}  # noqa: RUF012  # pydantic copies it
    type: str = ""
    on: str = ""  # the computer at whose prompt it is typed
    wait_days: int = 0

    @model_validator(mode="before")
    @classmethod
    def _gather_arguments(cls, values: dict[str, Any]) -> dict[str, Any]:
        """Let what a command needs stand beside its name."""
        own = {k: v for k, v in values.items() if k in cls.model_fields}
        others = {k: v for k, v in values.items() if k not in own}
        return {**own, "arguments": others} if others else own

    @model_validator(mode="after")
    def _is_one_thing(self) -> Self:
        if sum(map(bool, (self.do, self.type, self.wait_days))) != 1:
            raise ValueError("a step is one of do, type and wait_days")
        if self.arguments and not self.do:
            raise ValueError(f"unknown: {', '.join(self.arguments)}")
        return self

    def command(self, lab: Lab) -> Command | None:
        """Return the command to give; None for a line that only tells something."""
        if self.wait_days:
            then = lab.settings().now + timedelta(days=self.wait_days)
            return MoveClock(until=then)
        if self.do:
            return COMMANDS[self.do].model_validate(self.arguments, strict=False)
        return self._answer(lab).command

    def written(self, lab: Lab) -> str:
        """Return what the command prompt writes, before a command is carried out."""
        if not self.type:
            return ""
        said = self._answer(lab)
        return "\n".join(filter(None, (said.text, said.done)))

    def _answer(self, lab: Lab) -> Answer:
        return answer(self.type, lab.computer(self.on), lab)


class Case(Record):
    """A situation, an act, and what is read then in each window."""

    id: str
    scenario: str
    before: tuple[Step, ...] = ()
    act: Step
    expect: dict[str, Any]
    source: str = ""  # `domain.md 13.1`, several with commas, or an address
    assumption: str = ""  # where there is none: the Place of it in docs/deviations.md

    @model_validator(mode="after")
    def _has_a_ground(self) -> Self:
        if not (self.source or self.assumption):
            raise ValueError("a case needs its source, or is called an assumption")
        return self


def cases() -> list[Case]:
    """Read all of them, kind by kind."""
    return [
        Case.model_validate(row)
        for path in sorted(HERE.glob("*.toml"))
        for row in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    ]
