"""What can be made of lessons, and the words of the command line that make it."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from core import outside
from core.command_line.outputs_parser import BANKS, PACKAGES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from core.catalog import ProductVersion

_MOST_JOBS = 4
_SUFFIXES = {"gift": ".txt", "moodle-xml": ".xml"}
"""Of question banks; the others are zip files."""


class Scope(StrEnum):
    """How many lessons it is made of."""

    LESSON = "lesson"
    COURSE = "course"
    ALL = "all"


@dataclass(frozen=True)
class Kind:
    """One thing that can be made."""

    command: str
    scopes: tuple[Scope, ...]
    format: str = ""  # of several that a command makes
    suffix: str = ""  # of its file; it is a folder without one

    @property
    def shows_windows(self) -> bool:
        """Whether a lesson is played for it, on an edition that can be chosen."""
        return self.command != "questions"

    @property
    def name(self) -> str:
        """The word by which it has its label."""
        return self.format or self.command

    def suffix_of(self, scope: Scope) -> str:
        """Return the suffix of what is made; empty for a folder."""
        is_one_each = self.command == "demo" and scope is Scope.ALL
        return "" if is_one_each else self.suffix


_PARTS = (Scope.LESSON, Scope.COURSE)
KINDS = (
    Kind("guide", (Scope.LESSON, Scope.ALL)),
    Kind("demo", (Scope.LESSON, Scope.ALL), suffix=".html"),
    *(Kind("package", _PARTS, name, ".zip") for name in PACKAGES),
    *(Kind("questions", tuple(Scope), x, _SUFFIXES.get(x, ".zip")) for x in BANKS),
)


@dataclass(frozen=True)
class Order:
    """What is to be made, of which lessons, and where."""

    kind: Kind
    scope: Scope
    of: str  # the ID, the file or the course
    target: Path
    replaces: bool = False
    edition: ProductVersion | None = None
    by: str = ""
    solutions: bool = False
    plain: bool = False
    _jobs: int = field(default_factory=lambda: min(os.cpu_count() or 1, _MOST_JOBS))

    @property
    def words(self) -> list[str]:
        """Say it as on the command line."""
        return [self.kind.command, *self._options(), *self._places()]

    def _places(self) -> Iterator[str]:
        if self.scope is not Scope.ALL:
            yield self.of
        yield str(outside.absolute(self.target))

    def _options(self) -> Iterator[str]:
        is_all = self.scope is Scope.ALL
        if is_all:
            yield "--all"
        if is_all and self.kind.command in {"guide", "demo"}:
            yield f"--jobs={self._jobs}"
        if self.kind.format:
            yield f"--as={self.kind.format}"
        if self.edition is not None:
            yield f"--edition={self.edition}"
        if self.kind.command == "guide":
            yield from self._options_of_guide()
        elif self.replaces:
            yield "--replace"

    def _options_of_guide(self) -> Iterator[str]:
        if self.by:
            yield f"--by={self.by}"
        if self.solutions:
            yield "--solutions"
        if self.plain:
            yield "--plain"
