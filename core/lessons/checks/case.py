"""What a check is judged on, and what comes of it."""

from collections.abc import Generator, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import TypeVar

from core.lab import Lab
from core.lessons.values import Variable
from core.store import undo
from core.store.queries import Queries
from core.store.slices import finish

R = TypeVar("R")
Pauses = Generator[None, None, R]
"""Work that pauses: a window can answer meanwhile."""


@dataclass(frozen=True)
class Finding:
    """Whether a check holds, with what was expected and found, for a learner."""

    is_met: bool
    expected: str
    found: str


class Case:
    """A lab as it is now, and as it was at the start."""

    def __init__(
        self,
        lab: Lab,
        start: Queries | None = None,
        variables: Mapping[str, Variable] | None = None,
    ) -> None:
        """Judge this lab; without a start it is read from the lab's own history.

        The variables are those of the lesson, for placeholders that need the lab.
        """
        self.lab = lab
        self.variables = variables or {}
        self._start = start

    @contextmanager
    def start(self) -> Iterator[Queries]:
        """Give the lab as it was before the first command."""
        if self._start is not None:
            yield self._start
            return
        with closing(self.lab.in_memory()) as copy:
            finish(undo.rewind(copy, 0))
            yield Queries(copy)
