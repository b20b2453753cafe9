"""Which pages come out, how often, and in which order, as a print dialog asks."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import repeat
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtGui import QPageRanges

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from PySide6.QtPrintSupport import QPrinter

P = TypeVar("P")


@dataclass(frozen=True)
class PageOrder:
    """All pages once, from the first to the last, unless something else is asked."""

    ranges: QPageRanges = field(default_factory=QPageRanges)
    copies: int = 1
    is_collated: bool = True
    is_reversed: bool = False

    def has(self, number: int) -> bool:
        """Tell whether a page comes out; the first is number 1."""
        return self.ranges.isEmpty() or self.ranges.contains(number)

    @property
    def needs_all(self) -> bool:
        """Tell whether all pages must be known before the first one comes out."""
        return self.is_reversed or (self.copies > 1 and self.is_collated)

    def arrange(self, pages: Iterable[P]) -> Iterator[P]:
        """Put pages in the order in which they come out."""
        ordered = reversed(list(pages)) if self.is_reversed else pages
        if self.is_collated and self.copies > 1:
            whole = list(ordered)
            for _ in range(self.copies):
                yield from whole
        else:
            for page in ordered:
                yield from repeat(page, self.copies)


def order_of(printer: QPrinter) -> PageOrder:
    """Read what is left to us: a printer may make the copies, and nothing else."""
    return PageOrder(
        ranges=printer.pageRanges(),
        copies=1 if printer.supportsMultipleCopies() else printer.copyCount(),
        is_collated=printer.collateCopies(),
        is_reversed=printer.pageOrder() is printer.PageOrder.LastPageFirst,
    )
