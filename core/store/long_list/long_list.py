"""A list of any length over a lab: sorted, filtered, and followed as it changes."""

import json
import sqlite3
from array import array
from collections.abc import (
    Callable,
    Collection,
    Generator,
    Iterator,
    Mapping,
    Sequence,
)
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any, Generic, NamedTuple, TypeVar

from core.store import journal
from core.store.long_list import finding
from core.store.long_list.arrangement import Arrangement, Picked, Walked
from core.store.long_list.changes import Changes, changes_since, moves
from core.store.long_list.listing import Listing, Pair, Source
from core.store.long_list.order import STEP, Order, Shift
from core.store.long_list.search import Wanted
from core.store.long_list.sorted_rows import SortedRows

_RECORDS = 256
"""Records that are read at a time."""
_PAGES_KEPT = 16
R = TypeVar("R")


class Origin(NamedTuple):
    """Where a lab is read from, and how often it was read anew."""

    connection: sqlite3.Connection
    times: int


@dataclass(frozen=True)
class Sorting(Generic[R]):
    """What a list is sorted by: a field, or else a key of its records."""

    by: str = ""
    descending: bool = False
    words: Mapping[str, str] = field(default_factory=dict, compare=False)
    key: Callable[[R], str | float] | None = None


class Change(Enum):
    """What became of a list since it was looked at."""

    NONE = auto()
    CONTENT = auto()
    """The same rows; something in them may be new."""
    BEGINNING = auto()
    """The first rows, which are shown until all are found, may be others."""
    EVERYTHING = auto()
    """It is to be arranged again; until then it shows what it can."""


@dataclass
class _Sorted(Generic[R]):
    """An order of all rows, and how it was made."""

    sorting: Sorting[R]
    key: str  # in SQL
    order: Order
    rows: SortedRows | None = None
    is_spoilt: bool = False  # what happened since it was made is not in it

    @property
    def is_by_records(self) -> bool:
        return self.sorting.key is not None

    def is_by(self, sorting: Sorting[R]) -> bool:
        return (self.sorting.by, self.sorting.key) == (sorting.by, sorting.key)

    def drop(self) -> None:
        if self.rows is not None:
            self.rows.drop()


class LongList(Generic[R]):
    """Rows that are read when they are asked for.

    What takes its time is a generator that pauses every few milliseconds; until it
    ends, the list shows what it did.
    """

    def __init__(self, origin: Callable[[], Origin], listing: Listing[R]) -> None:
        """Begin without rows; `begin` or `arrange` finds them.

        All is read through the connection of now: a lab may come to have another one.
        """
        self._sorted: list[_Sorted[R]] = []  # the orders that are kept
        self._ask_origin = origin
        self._origin = origin()
        self.listing = listing
        self._walking: _Sorted[R] | None = None
        self._shown: Arrangement = Picked(array("q"))
        self._is_beginning = False
        self._seen = self._last_seq()
        self._left = 0  # shifts to be taken
        self.version = 0
        """Counts how often other rows came to be shown, or came and went."""
        self._records: dict[int, Sequence[R | None]] = {}

    def __len__(self) -> int:
        """Return how many rows are shown."""
        return len(self._shown)

    def record(self, row: int) -> R | None:
        """Read a row; None where another program took it away just now.

        Raises LabAtWork where it would be read for the first time while a command is
        under way.
        """
        page, offset = divmod(row, _RECORDS)
        if page not in self._records:
            self._ask_origin()
            while len(self._records) >= _PAGES_KEPT:
                del self._records[next(iter(self._records))]
            numbers = self._shown.numbers(page * _RECORDS, _RECORDS)
            self._records[page] = self.read(numbers)
        records = self._records[page]
        return records[offset] if offset < len(records) else None

    def read(self, numbers: Sequence[int]) -> list[R | None]:
        """Read the records of some numbers; None for one that is gone."""
        found = self.listing.read(numbers)
        return [found.get(number) for number in numbers]

    def cells(
        self, numbers: Sequence[int], fields: Sequence[tuple[str, Mapping[str, str]]]
    ) -> list[Sequence[str]]:
        """Read fields of some numbers as texts, without making records of the rows.

        Codes are given with their words. Rows that are gone are left out.
        """
        listing = self.listing
        cells = ", ".join(
            f"CAST({listing.cell(by, words)} AS TEXT)" for by, words in fields
        )
        cursor = self._link.cursor()
        cursor.row_factory = None  # plain tuples are read sooner
        cursor.execute(
            f"SELECT {listing.number}, {cells} FROM {listing.table} NOT INDEXED "
            f"WHERE {listing.where} "
            f"AND {listing.number} IN (SELECT value FROM json_each(:numbers))",
            {**listing.facts, "numbers": json.dumps([*numbers])},
        )
        found = {number: texts for number, *texts in cursor.fetchall()}
        return [found[number] for number in numbers if number in found]

    def numbers(self, first: int, count: int) -> list[int]:
        """Return the numbers of so many rows that are shown, or fewer at the end."""
        return self._shown.numbers(first, count)

    def rows_of(self, numbers: Collection[int]) -> list[int]:
        """Return the rows in which some numbers are shown, in any order."""
        return self._shown.rows_of(numbers)

    @property
    def total(self) -> int:
        """All rows, also those that are not wanted, as far as they were found."""
        return max((len(kept.order) for kept in self._sorted), default=len(self))

    def row_beginning(self, typed: str, sorting: Sorting[R], first: int) -> int | None:
        """Find the next row, from `first` on and round, whose field begins as typed."""
        shown = self._shown
        if isinstance(shown, Walked) and shown.by == sorting.by:
            return finding.row_in_order(shown, typed, first)
        key = self.listing.key(sorting.by, sorting.words)
        return finding.row_in_scan(self._link, self.listing, shown, typed, key, first)

    # What takes its time

    def begin(self, sorting: Sorting[R]) -> bool:
        """Show the first rows at once; False where they are not to be had so soon."""
        self._follow_origin()
        if not self._is_indexed(sorting):
            return False
        order = Order(self._link, self._source(sorting))
        first = order.first(STEP, backwards=sorting.descending)
        self.show(Picked(array("q", first)))
        self._is_beginning = True
        return True

    def arrange(
        self,
        sorting: Sorting[R],
        wanted: Wanted | None = None,
        is_wanted: Callable[[R], bool] | None = None,
    ) -> Generator[None, None, Arrangement]:
        """Sort the rows, and leave out those that are not wanted; `show` shows them.

        Where the fields do not tell it, each record is asked whether it `is_wanted`.
        """
        self._follow_origin()
        base = yield from self._in_order(sorting)
        walked = Walked(
            base.order,
            lambda number: self._pair_of(base, number),
            by=sorting.by,
            descending=sorting.descending,
        )
        if wanted is None and is_wanted is None:
            return walked
        found = yield from self._find(wanted, is_wanted)
        key = "" if base.is_by_records else base.key
        return (
            yield from finding.in_order(self._link, self.listing, found, walked, key)
        )

    def show(self, shown: Arrangement) -> None:
        """Show what was arranged from now on."""
        self._shown = shown
        self.version += 1
        self._is_beginning = False
        self._records.clear()
        spoilt = [k for k in self._sorted if k.is_spoilt and not self._is_shown(k)]
        for kept in spoilt:
            self._sorted.remove(kept)
            kept.drop()

    def is_same(self, arranged: Arrangement) -> bool:
        """Tell whether the same rows are shown, in the same order."""
        return self._shown.is_same(arranged)

    def is_beginning_of(self, arranged: Arrangement) -> bool:
        """Tell whether the first rows are shown alone."""
        count = len(self)
        if not self._is_beginning or count >= len(arranged):
            return False
        return self.numbers(0, count) == arranged.numbers(0, count)

    def look(self) -> Change | list[Shift]:
        """See what happened in the lab; shifts of rows are to be taken one by one."""
        if self._follow_origin():
            return Change.EVERYTHING
        seq = self._last_seq()
        changes = changes_since(self._link, self._seen)
        self._seen = seq
        if changes is None:
            self._forget()
            return Change.EVERYTHING
        if not any(map(changes.of, {self.listing.table, *self.listing.also})):
            return Change.NONE
        self._records.clear()
        shifts = self._follow(changes)
        if self._is_beginning:
            return Change.BEGINNING
        base = self._base
        if base is None or base.is_spoilt:
            return Change.EVERYTHING
        return shifts or Change.CONTENT

    def shown_row(self, shift: Shift) -> int:
        """Return where a row is shown that is about to come or to go."""
        assert isinstance(self._shown, Walked)
        return self._shown.turned(shift.row, is_new=shift.is_new)

    def take(self, shift: Shift) -> None:
        """Take over that a row came or went."""
        assert isinstance(self._shown, Walked)
        self._shown.order.take(shift)
        self._records.clear()
        self.version += 1
        self._left -= 1
        if not self._left:  # only then it is as the table is
            self._shown.order.settle()

    def free(self) -> None:
        """Free what was needed to sort, and show nothing more."""
        self._shown = Picked(array("q"))
        for kept in self._sorted:
            kept.drop()
        self._sorted = []

    def __del__(self) -> None:
        """Do so where nobody said when."""
        self.free()

    # Orders

    def _in_order(self, sorting: Sorting[R]) -> Generator[None, None, _Sorted[R]]:
        """Find all rows in an order, if it is not known yet."""
        for kept in self._sorted:
            if not kept.is_spoilt and kept.is_by(sorting):
                return kept
        while True:
            made = yield from self._walk(sorting)
            if not made.is_spoilt and self._seen == self._last_seq():
                break
            made.drop()  # rows were changed that had been counted
            self._seen = self._last_seq()
        for old in self._sorted:  # another table would take its room
            old.is_spoilt |= None not in (made.rows, old.rows)
        self._sorted.append(made)
        return made

    def _walk(self, sorting: Sorting[R]) -> Generator[None, None, _Sorted[R]]:
        made = self._begin_order(sorting)
        self._walking = made
        try:
            if made.rows is not None and sorting.key is not None:
                yield from self._sort_by_records(made.rows, sorting.key)
            elif made.rows is not None:
                yield from made.rows.fill_from(self.listing, made.key)
            yield from made.order.walk()
        except BaseException:
            made.drop()
            raise
        finally:
            if self._walking is made:
                self._walking = None
        return made

    def _begin_order(self, sorting: Sorting[R]) -> _Sorted[R]:
        key = self.listing.key(sorting.by, sorting.words)
        if self._is_indexed(sorting):
            return _Sorted(sorting, key, Order(self._link, self._source(sorting)))
        rows = SortedRows(self._link)
        return _Sorted(sorting, key, Order(self._link, rows.source), rows)

    def _sort_by_records(
        self, rows: SortedRows, key: Callable[[R], str | float]
    ) -> Iterator[None]:
        for numbers in self._all_numbers():
            records = zip(numbers, self.read(numbers), strict=True)
            rows.add(Pair(key(r), number) for number, r in records if r is not None)
            yield

    def _all_numbers(self) -> Iterator[list[int]]:
        order = Order(self._link, self._source(Sorting(self.listing.first_by)))
        for page, _ in enumerate(order.walk()):
            yield order.numbers(page)

    def _find(
        self, wanted: Wanted | None, is_wanted: Callable[[R], bool] | None
    ) -> Generator[None, None, "array[int]"]:
        if is_wanted is None:
            assert wanted is not None
            return (yield from finding.find(self._link, self.listing, wanted))
        found = array("q")
        for numbers in self._all_numbers():
            records = zip(numbers, self.read(numbers), strict=True)
            found.extend(n for n, r in records if r is not None and is_wanted(r))
            yield
        return found

    def _source(self, sorting: Sorting[Any]) -> Source:
        listing = self.listing
        key = listing.key(sorting.by, sorting.words)
        # By the numbers an index would only be in the way.
        table = listing.table if sorting.by else f"{listing.table} NOT INDEXED"
        return Source(table, listing.number, key, listing.where, listing.facts)

    def _is_indexed(self, sorting: Sorting[R]) -> bool:
        if sorting.key is not None:
            return False
        return not sorting.by or self.listing.fields[sorting.by].is_indexed

    @property
    def _base(self) -> _Sorted[R] | None:
        """The order that is shown; None where the rows are some, or the first ones."""
        orders = (kept for kept in self._sorted if self._is_shown(kept))
        return next(orders, None)

    def _is_shown(self, kept: _Sorted[R]) -> bool:
        return isinstance(self._shown, Walked) and self._shown.order is kept.order

    def _pair_of(self, base: _Sorted[R], number: int) -> Pair | None:
        """Tell where a row stands in an order."""
        if base.sorting.key is not None:
            (record,) = self.read([number])
            return None if record is None else Pair(base.sorting.key(record), number)
        found = self.listing.pairs(self._link, base.key, [number])
        return found[0] if found else None

    # What happens meanwhile

    def _follow(self, changes: Changes) -> list[Shift]:
        """Bring the orders up to date; return what is left to do for that shown."""
        left: list[Shift] = []
        for kept in [*self._sorted, self._walking]:
            if kept is None or kept.is_spoilt:
                continue
            if kept.is_by_records:
                kept.is_spoilt = True
                continue
            shifts = self._shifts(kept, changes)
            if self._is_shown(kept):
                left = shifts
            else:
                kept.order.take_all(shifts)
        self._left = len(left)
        return left

    def _shifts(self, kept: _Sorted[R], changes: Changes) -> list[Shift]:
        found = moves(self._link, changes, self.listing, kept.key)
        if kept.rows is not None:
            kept.rows.remove(found.gone)
            kept.rows.add(found.come)
        return kept.order.shifts(found.gone, found.come)

    def _forget(self) -> None:
        for kept in [*self._sorted, self._walking]:
            if kept is not None:
                kept.is_spoilt = True
        self._records.clear()

    def _follow_origin(self) -> bool:
        """Read what is there now; tell whether another program may have changed it."""
        origin = self._ask_origin()
        if origin == self._origin:
            return False
        is_other = origin.connection is not self._origin.connection
        self._origin = origin
        if is_other:
            self._sorted = []
        self._forget()
        self._seen = self._last_seq()
        return True

    @property
    def _link(self) -> sqlite3.Connection:
        return self._origin.connection

    def _last_seq(self) -> int:
        return journal.next_seq(self._ask_origin().connection) - 1
