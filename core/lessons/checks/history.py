"""Checks of what was done, by the journal of a lab."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import Field, model_validator

from core.commands.history import (
    CreateRestorePoint,
    Redo,
    ResetLab,
    ReturnToRestorePoint,
    Undo,
)
from core.commands.registry import COMMANDS
from core.lessons.checks.base import Listed
from core.lessons.checks.case import Case
from core.lessons.checks.words import Says, capital, same, word
from core.records import JournalEntry
from core.refusals import Reason
from core.store.journal import NOTES


@dataclass(frozen=True)
class _State:
    """What is in effect: a command, and the state that it was done in."""

    entry: JournalEntry
    before: "_State | None"


def in_effect(journal: Iterable[JournalEntry]) -> list[JournalEntry]:
    """List the commands that are in effect at the end, in their order.

    What was undone is not, nor what a restore point or a reset leads away from.
    """
    now: _State | None = None
    behind: list[_State | None] = []
    ahead: list[_State | None] = []
    points: dict[str, _State | None] = {}
    for entry in journal:
        if not entry.was_done or entry.command in NOTES:
            continue
        if entry.command == Undo.name():
            ahead.append(now)
            now = behind.pop()
        elif entry.command == Redo.name():
            behind.append(now)
            now = ahead.pop()
        elif entry.command == CreateRestorePoint.name():
            points[_argument(entry, "point").casefold()] = now
        else:
            behind.append(now)
            ahead.clear()
            now = _after(entry, now, points)
    return _entries(now)


def _after(
    entry: JournalEntry, now: _State | None, points: dict[str, _State | None]
) -> _State | None:
    if entry.command == ResetLab.name():
        return None
    if entry.command == ReturnToRestorePoint.name():
        return points[_argument(entry, "point").casefold()]
    return _State(entry, now)


def _entries(state: _State | None) -> list[JournalEntry]:
    found = []
    while state is not None:
        found.append(state.entry)
        state = state.before
    return found[::-1]


def _argument(entry: JournalEntry, name: str) -> str:
    return str(json.loads(entry.arguments)[name])


class _OfCommand(Listed):
    """Rows of the journal."""

    command: str | None = Field(
        default=None, description="by its name in the journal; otherwise any"
    )
    arguments: dict[str, Any] = Field(
        default_factory=dict, description="those that count; the rest is as it likes"
    )

    @model_validator(mode="after")
    def _is_a_command(self) -> Self:
        if self.command is None:
            return self
        if self.command not in COMMANDS:
            raise ValueError(f"There is no command {self.command}.")
        known = COMMANDS[self.command].model_fields
        for name in self.arguments:
            if name not in known:
                raise ValueError(f"{self.command} has no argument {name}.")
        return self

    def what(self) -> str:
        """Say which command, with which arguments."""
        said = [f"{name} {value}" for name, value in self.arguments.items()]
        name = (self.command or "any command").replace("-", " ")
        return f"{name} ({', '.join(said)})" if said else name

    def _is_of(self, entry: JournalEntry) -> bool:
        if self.command not in {None, entry.command}:
            return False
        told = json.loads(entry.arguments)
        return all(
            _is_in(value, told.get(name)) for name, value in self.arguments.items()
        )


def _is_in(wanted: Any, told: Any) -> bool:
    """Compare an argument; of a table only what is named."""
    if isinstance(wanted, dict) and isinstance(told, dict):
        return all(_is_in(value, told.get(key)) for key, value in wanted.items())
    if isinstance(wanted, tuple | list) and isinstance(told, list):
        pairs = zip(wanted, told, strict=False)
        return len(wanted) == len(told) and all(_is_in(w, t) for w, t in pairs)
    if isinstance(wanted, str):
        return same(wanted, str(told))
    return bool(wanted == told)


class Done(_OfCommand):
    """A command is in effect, by its name in the journal; what was undone is not."""

    one: ClassVar[str] = "time"
    several: ClassVar[str] = "times"
    none: ClassVar[str] = "never"

    check: Literal["done"]
    command: str

    def said(self, amount: str) -> str:
        """Say how often it was done."""
        return capital(f"{self.what()} was done: {amount}")

    def listed(self, case: Case) -> list[JournalEntry]:
        """List what is in effect of it."""
        return [e for e in in_effect(case.lab.journal()) if self._is_of(e)]


class WasRefused(_OfCommand):
    """The world refused a command for this reason."""

    one: ClassVar[str] = "time"
    several: ClassVar[str] = "times"
    none: ClassVar[str] = "never"

    check: Literal["refused"]
    reason: Annotated[Reason, Says("{}")]

    def said(self, amount: str) -> str:
        """Say how often it was refused."""
        reason = word(self.reason)
        return capital(f"{self.what()} was refused with {reason}: {amount}")

    def listed(self, case: Case) -> list[JournalEntry]:
        """List the refusals."""
        return [e for e in case.lab.journal() if not e.was_done and self._is_of(e)]

    def read(self, actual: JournalEntry, name: str) -> str:
        """Read for which reason."""
        return actual.outcome.removeprefix("refused:")
