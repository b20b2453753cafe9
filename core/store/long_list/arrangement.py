"""The rows that a window shows, from the first to the last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable, Collection, Iterator

    from core.store.long_list.listing import Pair
    from core.store.long_list.order import Order


_AT_A_TIME = 8
"""Pages that are read at once where all are."""


class Arrangement(Protocol):
    """Numbers of rows, by where they stand."""

    def __len__(self) -> int: ...

    def numbers(self, first: int, count: int) -> list[int]:
        """Return the numbers of so many rows, or fewer at the end."""

    def rows_of(self, numbers: Collection[int]) -> list[int]:
        """Return where some numbers stand, as far as they do, in any order."""

    def is_same(self, other: Arrangement) -> bool:
        """Tell whether another one has the same rows in the same order."""


class Picked:
    """Some rows, in an order of their own."""

    def __init__(self, numbers: array[int]) -> None:
        """Take the numbers as they are to be shown."""
        self._numbers = numbers

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self._numbers)

    def numbers(self, first: int, count: int) -> list[int]:
        """Return the numbers of so many rows, or fewer at the end."""
        return self._numbers[first : first + count].tolist()

    def is_same(self, other: Arrangement) -> bool:
        """Tell whether another one has the same rows in the same order."""
        return isinstance(other, Picked) and self._numbers == other._numbers

    def rows_of(self, numbers: Collection[int]) -> list[int]:
        """Return where some numbers stand, as far as they do."""
        wanted = {*numbers}
        return [row for row, n in enumerate(self._numbers) if n in wanted]


class Walked:
    """All rows in an order, or from its end up."""

    def __init__(
        self,
        order: Order,
        pair_of: Callable[[int], Pair | None],
        *,
        by: str,
        descending: bool,
    ) -> None:
        """Show the order of a field; `pair_of` tells the place of a number."""
        self.order = order
        self.by = by
        self.descending = descending
        self._pair_of = pair_of

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self.order)

    def numbers(self, first: int, count: int) -> list[int]:
        """Return the numbers of so many rows, or fewer at the end."""
        end = min(first + count, len(self))
        if not self.descending:
            return self._between(first, end)
        return self._between(len(self) - end, len(self) - first)[::-1]

    def rows_of(self, numbers: Collection[int]) -> list[int]:
        """Return where some numbers stand, as far as they do."""
        pairs = filter(None, map(self._pair_of, numbers))
        return [self.turned(self.order.row_of(pair)) for pair in pairs]

    def is_same(self, other: Arrangement) -> bool:
        """Tell whether another one has the same rows in the same order."""
        if not isinstance(other, Walked):
            return False
        return (self.order, self.descending) == (other.order, other.descending)

    def turned(self, row: int, *, is_new: bool = False) -> int:
        """Return where a row of the order is shown; a new one is not there yet."""
        return len(self) - row - (not is_new) if self.descending else row

    def pages(self) -> Iterator[list[int]]:
        """Read all numbers from top to bottom, some pages at a time."""
        firsts = range(0, self.order.page_count, _AT_A_TIME)
        for first in reversed(firsts) if self.descending else firsts:
            numbers = self.order.numbers(first, _AT_A_TIME)
            yield numbers[::-1] if self.descending else numbers

    def _between(self, first: int, end: int) -> list[int]:
        found: list[int] = []
        while first < end:
            page, start = self.order.page_at(first)
            numbers = self.order.numbers(page)[first - start : end - start]
            if not numbers:  # another program took them away
                break
            found += numbers
            first += len(numbers)
        return found
