"""Rows in an order, of which no more is kept than where every 512th is.

These anchors are found by one walk through an index. A page of rows is read from its
anchor on, and the place of a row is counted from the anchor before it.
"""

import sqlite3
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

from core.store.long_list.listing import Facts, Key, Pair, Source

STEP = 512
"""Rows of a page when it is new."""
_MOST = 2 * STEP
"""Rows of a page, from which on it becomes two."""
Comparable = tuple[int, float | bytes, int]
_NONE: Facts = {}


class Shift(NamedTuple):
    """A row that comes into the list, or goes, and the page that it is on."""

    row: int
    is_new: bool
    page: int
    number: int


class Order:
    """Where rows are, in one order. Until it is whole, only as far as it was walked."""

    def __init__(self, connection: sqlite3.Connection, source: Source) -> None:
        """Begin without any row; `walk` finds them."""
        self._connection = connection
        self._source = source
        self._anchors: list[Pair] = []
        self._places: list[Comparable] = []  # the anchors, as they are compared
        self._lengths: list[int] = []
        self._ends: list[int] = []  # rows up to the end of each page
        self._changing: dict[int, list[int]] = {}  # pages with shifts to be taken
        self.is_whole = False

    def __len__(self) -> int:
        """Return how many rows were found."""
        return self._ends[-1] if self._ends else 0

    @property
    def page_count(self) -> int:
        """How many pages were found."""
        return len(self._lengths)

    def walk(self) -> Iterator[None]:
        """Find the rows from the first to the last, with a pause at each page."""
        first = self._first()
        self.is_whole = first is None
        if first is not None:
            self._begin_page(first)
        while not self.is_whole:
            following, self._lengths[-1] = self._step(self._anchors[-1])
            self._ends[-1] += self._lengths[-1]
            if following is None:
                self.is_whole = True
            else:
                self._begin_page(following)  # what changes in it is still to be seen
            yield

    def page_at(self, row: int) -> tuple[int, int]:
        """Return the page of a row, and the first row of that page."""
        page = bisect_right(self._ends, row)
        return page, self._ends[page] - self._lengths[page]

    def numbers(self, first: int, count: int = 1) -> list[int]:
        """Read the numbers of the rows of some pages, in order."""
        if self._changing:
            pages = range(first, min(first + count, self.page_count))
            return [number for page in pages for number in self._numbers_on(page)]
        return self._numbers(first, count)

    def _numbers_on(self, page: int) -> list[int]:
        known = self._changing.get(page)
        return self._numbers(page, 1) if known is None else known

    def _numbers(self, first: int, count: int) -> list[int]:
        anchor, length = self._anchors[first], sum(self._lengths[first : first + count])
        return [number for (number,) in self._from(self._source.number, anchor, length)]

    def row_of(self, pair: Pair) -> int:
        """Count the rows before a pair, which need not be there itself."""
        page = bisect_right(self._places, comparable(pair)) - 1
        if page < 0:
            return 0
        start = self._ends[page] - self._lengths[page]
        return start + self._count_between(self._anchors[page], pair)

    def pair_from(self, key: Key) -> Pair | None:
        """Find the first row whose key is this one or a greater one."""
        pairs = self._pairs(Pair(key, _BEFORE_ALL), 1)
        return pairs[0] if pairs else None

    def first(self, count: int, *, backwards: bool = False) -> list[int]:
        """Read the numbers of the first rows, or of the last ones from the end up.

        It needs no walk.
        """
        way = "DESC" if backwards else "ASC"
        by = f"{self._source.key} {way}, {self._source.number} {way}"
        found = self._read(self._source.number, f"ORDER BY {by}", _START, count)
        return [number for (number,) in found]

    # What happens to the rows

    def shifts(self, gone: Sequence[Pair], come: Sequence[Pair]) -> list[Shift]:
        """Tell which rows go and come, each numbered after those before it in the list.

        The table is as it will be, the order as it was; what lies beyond the walk
        needs nothing. They are to be taken over one by one, by `take`.
        """
        lowest = min(come, key=comparable, default=None)
        if lowest is not None:
            self._begin_with(lowest)
        out, into = sorted(map(comparable, gone)), sorted(map(comparable, come))
        changes = [*((c, False) for c in out), *((c, True) for c in into)]
        before: dict[int, list[Comparable]] = {}
        found = []
        for place, is_new in sorted(changes, reverse=True):
            page = bisect_right(self._places, place) - 1
            if not self._is_walked(page):
                continue
            if page not in before:
                before[page] = self._before(page, out, into)
                self._changing[page] = [number for *_, number in before[page]]
            start = self._ends[page] - self._lengths[page]
            row = start + bisect_left(before[page], place)
            found.append(Shift(row, is_new, page, place[2]))
        return found

    def _before(
        self, page: int, out: list[Comparable], into: list[Comparable]
    ) -> list[Comparable]:
        """Tell where the rows of a page were before some went out and some came in."""
        ends = self._places[page], self._end_of(page)
        went, came = (
            places[slice(*(bisect_left(places, end) for end in ends))]
            for places in (out, into)
        )
        now = self._places_on(page, self._lengths[page] + len(came))
        return sorted([*({*now} - {*came}), *went])

    def take(self, shift: Shift) -> None:
        """Take over that one row came or went."""
        numbers = self._changing[shift.page]
        offset = shift.row - self._ends[shift.page] + self._lengths[shift.page]
        if shift.is_new:
            numbers.insert(offset, shift.number)
        else:
            del numbers[offset]
        self._lengths[shift.page] = len(numbers)
        self._sum_up()

    def take_all(self, shifts: Sequence[Shift]) -> None:
        """Take over all of them."""
        for shift in shifts:
            self.take(shift)
        self.settle()

    def settle(self) -> None:
        """Be as the table is: all is taken over. Long pages become two."""
        self._changing = {}
        long = [p for p, length in enumerate(self._lengths) if length > _MOST]
        for page in reversed(long):
            pairs = self._pairs(self._anchors[page], self._lengths[page])
            middle = len(pairs) // 2
            self._anchors.insert(page + 1, pairs[middle])
            self._places.insert(page + 1, comparable(pairs[middle]))
            self._lengths[page : page + 1] = [middle, len(pairs) - middle]
        self._sum_up()

    def _begin_with(self, pair: Pair) -> None:
        """Let the first page begin no later than a pair."""
        place = comparable(pair)
        if not self._anchors:
            if self.is_whole:
                self._begin_page(pair)
        elif place < self._places[0]:
            self._anchors[0], self._places[0] = pair, place

    def _is_walked(self, page: int) -> bool:
        return 0 <= page < self.page_count - (not self.is_whole)

    def _end_of(self, page: int) -> Comparable:
        following = page + 1
        return self._places[following] if following < self.page_count else _AFTER_ALL

    def _places_on(self, page: int, most: int) -> list[Comparable]:
        """Read where the rows of a page are, as the table is now."""
        end = self._end_of(page)
        found = map(comparable, self._pairs(self._anchors[page], most))
        return [place for place in found if place < end]

    def _begin_page(self, anchor: Pair) -> None:
        self._ends.append(len(self))
        self._anchors.append(anchor)
        self._places.append(comparable(anchor))
        self._lengths.append(0)

    def _sum_up(self) -> None:
        self._ends = [*accumulate(self._lengths)]

    # What is read

    def _first(self) -> Pair | None:
        found = self._read(self._by, f"ORDER BY {self._by}", _START, 1)
        return Pair(*found[0]) if found else None

    def _step(self, anchor: Pair) -> tuple[Pair | None, int]:
        """Return the anchor of the next page, and how many rows lie before it."""
        same, later = self._same, self._later(anchor)
        if found := self._read(self._by, same, anchor, 1, STEP):
            return Pair(*found[0]), STEP
        count = self._count(same, anchor, STEP)
        if found := self._read(self._by, later, anchor, 1, STEP - count):
            return Pair(*found[0]), STEP
        return None, count + self._count(later, anchor, STEP - count)

    def _pairs(self, anchor: Pair, count: int) -> list[Pair]:
        return [Pair(*found) for found in self._from(self._by, anchor, count)]

    def _from(self, what: str, anchor: Pair, count: int) -> list[tuple[Any, ...]]:
        """Read on from an anchor: the rest that has its key, and what has greater ones.

        SQLite would not search for both in one question.
        """
        found = self._read(what, self._same, anchor, count)
        if len(found) < count:
            found += self._read(what, self._later(anchor), anchor, count - len(found))
        return found

    def _count_between(self, anchor: Pair, end: Pair) -> int:
        """Count the rows from an anchor up to a pair, on one page."""
        number, key = self._source.number, self._source.key
        facts: dict[str, Key] = {"end_k": end.key, "end_n": end.number}
        if comparable(anchor)[:2] == comparable(end)[:2]:
            rows = f"AND {key} IS :k AND {number} >= :n AND {number} < :end_n"
            return self._count(rows, anchor, facts=facts)
        between = f"{self._greater(anchor)} AND {key} < :end_k"
        same = f"AND {key} IS :end_k AND {number} < :end_n"
        return (
            self._count(self._same, anchor)
            + self._count(between, anchor, facts=facts)
            + self._count(same, anchor, facts=facts)
        )

    @property
    def _by(self) -> str:
        return f"{self._source.key}, {self._source.number}"

    @property
    def _same(self) -> str:
        """The rows with the key of an anchor, from there on."""
        number = self._source.number
        return f"AND {self._source.key} IS :k AND {number} >= :n ORDER BY {number}"

    def _later(self, anchor: Pair) -> str:
        """The rows with greater keys."""
        return f"{self._greater(anchor)} ORDER BY {self._by}"

    def _greater(self, anchor: Pair) -> str:
        # A comparison with nothing finds nothing.
        return (
            f"AND {self._source.key} {'IS NOT NULL' if anchor.key is None else '> :k'}"
        )

    def _read(
        self, what: str, rows: str, anchor: Pair, count: int, skipped: int = 0
    ) -> list[tuple[Any, ...]]:
        facts = {
            "k": anchor.key,
            "n": anchor.number,
            "count": count,
            "skipped": skipped,
        }
        found: list[tuple[Any, ...]] = self._connection.execute(
            f"SELECT {what} FROM {self._source.table} "
            f"WHERE {self._source.where} {rows} LIMIT :count OFFSET :skipped",
            {**self._source.facts, **facts},
        ).fetchall()
        return found

    def _count(
        self, rows: str, anchor: Pair, most: int = -1, facts: Facts = _NONE
    ) -> int:
        found = self._connection.execute(
            f"SELECT count(*) FROM (SELECT 1 FROM {self._source.table} "
            f"WHERE {self._source.where} {rows} LIMIT :most)",
            {
                **self._source.facts,
                "k": anchor.key,
                "n": anchor.number,
                "most": most,
                **facts,
            },
        )
        return int(found.fetchone()[0])


def comparable(pair: Pair) -> Comparable:
    """Return what is compared in Python as SQLite compares pairs, NOCASE."""
    if pair.key is None:
        return 0, 0.0, pair.number
    if isinstance(pair.key, str):
        return 2, pair.key.encode(errors="surrogatepass").lower(), pair.number
    return 1, pair.key, pair.number


_START = Pair(None, 0)
_BEFORE_ALL = -(2**63)
"""A number that no row has: all others are greater."""
_AFTER_ALL: Comparable = (3, 0.0, 0)
