"""What is saved or printed: a title, a few lines, and a table that may be long."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

Row = Sequence[str]
SLICE = 500
"""Rows that are handed over at a time; a window stands still no longer than that."""


@dataclass(frozen=True)
class Sheet:
    """A table with what stands above it; its rows come in slices."""

    title: str
    header: Row
    count: int
    slices: Callable[[], Iterator[Sequence[Row]]]
    above: tuple[Row, ...] = ()
    typical: tuple[Row, ...] = ()  # shows how wide columns are that begin empty

    @property
    def length(self) -> int:
        """The lines of the whole sheet."""
        return self.count + len(self.head)

    @property
    def head(self) -> list[Row]:
        """The lines before the first row of the table."""
        return [*self.above, [], self.header] if self.above else [self.header]

    def lines(self) -> Iterator[Sequence[Row]]:
        """Hand over all lines from top to bottom, in slices."""
        yield self.head
        yield from self.slices()


Put = Callable[[Path], AbstractContextManager[Path]]
"""Gives a file its name once it is whole, as `files.replacing` and `making` do."""


class HandOver(Protocol):
    """Hands a sheet over when it is made; its cells are data, or for people to read."""

    def __call__(
        self, then: Callable[[Sheet], object], *, for_people: bool
    ) -> object: ...


def sliced(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Cut rows into slices."""
    found: list[Row] = []
    for row in rows:
        found.append(row)
        if len(found) == SLICE:
            yield found
            found = []
    if found:
        yield found
