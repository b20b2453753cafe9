"""A table of any length: what is seen of it is read when it is painted."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QModelIndex, QObject, Qt, QTimer, Signal

from core.errors import LabAtWork, LabError
from core.store.long_list.long_list import Change, Sorting
from core.store.long_list.search import Wanted
from gui.models.sheet import SLICE
from gui.models.table_model import Index, TableModel

if TYPE_CHECKING:
    from collections.abc import (
        Callable,
        Collection,
        Generator,
        Iterator,
        Sequence,
    )

    from core.store.long_list.arrangement import Arrangement
    from core.store.long_list.long_list import LongList
    from core.store.long_list.order import Shift
    from gui.models.columns import Column

_REST = 500
"""Milliseconds before rows are arranged again, however much happens meanwhile."""
_AT_ONCE = 40
"""Slices of which the rows are found at a time."""
Choice = Mapping[str, tuple[str, ...]]
"""Codes or texts, by the fields that are to have them."""
_ALL: Choice = {}
R = TypeVar("R")


class LongTableModel(TableModel[R], Generic[R]):
    """Rows of a long list, sorted and filtered by the lab file itself.

    Until that is done, the rows of before are shown; the first time, the first ones.
    """

    work_wanted = Signal(object)
    """Carries work that pauses often; at its end the rows are shown."""
    failed = Signal(object)
    """Carries the LabError that kept a row from being read."""

    def __init__(
        self,
        columns: Sequence[Column[R]],
        rows: LongList[R],
        parent: QObject | None = None,
        *,
        icon: Callable[[R], str] | None = None,
        item: Callable[[R], object] | None = None,
        found_by: str = "",
    ) -> None:
        """Show no row before `refresh`; `item` is the Place of a record.

        What is typed is searched in the field `found_by`, or else in that of a column.
        """
        super().__init__(columns, parent, icon=icon, item=item)
        self.rows = rows
        # At once: what Qt has deleted may wait long for Python to forget it.
        self.destroyed.connect(partial(type(rows).free, rows))
        self._keys = [column.key for column in columns]  # the same each time
        self._found_by = found_by
        self._rows = _Records[R](rows)
        self._sorting = self._as_it_comes()
        self._order: tuple[object, ...] = ()  # of the rows that are shown
        self._text = ""
        self._searched: Sequence[int] = range(len(columns))
        self._among: Choice = {}
        self._without: Choice = {}
        self._is_open = False
        self._is_arranging = False
        self._is_stale = False
        self._is_due = False  # what was asked for is not shown yet
        self._has_failed = False
        self._has_gaps = False  # rows were asked for while a command was under way
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._on_rested)

    def refresh(self) -> None:
        """Show what became of the rows."""
        self._has_failed = False
        if not self._is_open:
            self._is_open = True
            self._begin()
            self._arrange()
            return
        change = self.rows.look()
        if self._has_gaps:
            self._has_gaps = False
            self._show_content()
        if change is Change.BEGINNING:
            self._begin()
        elif change is Change.CONTENT or isinstance(change, list):
            self._shift(change if isinstance(change, list) else [])
        # What was stopped or failed is due still; a search may have passed the change.
        is_passed = self._is_arranging and self._wanted and change is not Change.NONE
        is_left = self._is_due and not self.is_busy
        if change is Change.EVERYTHING or is_passed or is_left:
            self._arrange_again()

    def stop(self) -> None:
        """Leave undone what is not shown yet; `refresh` finds it."""
        self._rest.stop()
        self._is_stale = False

    def filter(self, text: str, columns: Sequence[int] | None = None) -> None:
        """Show only the rows that have a text in one of these columns, or of all."""
        self._text = text
        if columns is not None:
            self._searched = columns
        if self._is_open:
            self._arrange()

    def choose(self, among: Choice, *, without: Choice = _ALL) -> None:
        """Show only rows that have one of some codes, and none of some texts."""
        if (among, without) != (self._among, self._without):
            self._among, self._without = among, without
            if self._is_open:
                self._arrange()

    @property
    def record_count(self) -> int:
        """All rows, whether the filter lets them through or not, as far as found."""
        return self.rows.total

    @property
    def is_busy(self) -> bool:
        """Tell whether other rows are about to be shown."""
        return self._is_arranging or self._is_stale

    # What rows are known by

    def keys(self, rows: range) -> list[Any]:
        """Return what some rows are known by, from top to bottom."""
        return [*self.rows.numbers(rows.start, len(rows))]

    def rows_of(self, keys: Collection[object]) -> list[int]:
        """Return the rows that are known by some keys, from top to bottom."""
        return sorted(self.rows.rows_of([k for k in keys if isinstance(k, int)]))

    @property
    def order(self) -> object:
        """What tells whether rows that followed each other still do, or backwards."""
        return self._order

    @property
    def wanted(self) -> object:
        """What tells whether the same rows are let through."""
        return self._order[-1:]

    def row_beginning(self, typed: str, column: int, first: int) -> int | None:
        """Find the next row by how a text begins."""
        described = self.columns[column]
        by = self._found_by or described.by
        if not by:
            return None
        sorting: Sorting[R] = Sorting(by, words=described.words)
        return self.rows.row_beginning(typed, sorting, first)

    def text_slices(
        self,
        runs: Callable[[], Sequence[range]],
        columns: Sequence[Column[R]],
        *,
        for_people: bool,
    ) -> Iterator[Sequence[Sequence[str]]]:
        """Write the cells of some rows of now, whatever happens to the list later."""
        numbers = yield from self._numbers_of(runs)
        writers = [column.writer(for_people=for_people) for column in columns]
        fields = [(column.by, column.words) for column in columns]
        has_fields = all(column.by for column in columns)
        for some in numbers:
            if has_fields and not for_people:
                yield self.rows.cells(some, fields)
            else:
                records = (r for r in self.rows.read(some) if r is not None)
                yield [[write(record) for write in writers] for record in records]

    def _numbers_of(
        self, runs: Callable[[], Sequence[range]]
    ) -> Generator[list[list[str]], None, list[list[int]]]:
        numbers: list[list[int]] = []
        version = None
        while version != self.rows.version:
            version = self.rows.version
            numbers = []
            for run in runs():
                for first in range(run.start, run.stop, SLICE):
                    count = min(SLICE, run.stop - first)
                    numbers.append(self.rows.numbers(first, count))
                    if len(numbers) % _AT_ONCE == 0:
                        yield []
        return numbers

    # Qt's interface

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows; nothing where it cannot be read."""
        try:
            return super().data(index, role)
        except LabAtWork:
            self._has_gaps = True
        except LabError as error:
            self._tell(error)
        return None

    def sort(
        self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder
    ) -> None:
        is_known = 0 <= column < len(self.columns)
        described = self.columns[column] if is_known else None
        is_down = order is Qt.SortOrder.DescendingOrder
        self._sorting = self._as_it_comes()
        if described is not None:
            key = None if described.by else self._keys[column]
            words = described.words
            self._sorting = Sorting(described.by, is_down, words, key)
        if self._is_open:
            self._arrange()

    # Arranging

    def _as_it_comes(self) -> Sorting[R]:
        listing = self.rows.listing
        return Sorting(listing.first_by, listing.is_newest_first)

    def _begin(self) -> None:
        if self._wanted is not None:
            return
        self.beginResetModel()
        self.rows.begin(self._sorting)
        self.endResetModel()

    def _arrange(self) -> None:
        self._is_due = True
        self.work_wanted.emit(self._arranging())

    def _arrange_again(self) -> None:
        """Arrange soon: who changes much would otherwise wait for it each time."""
        self._is_stale = self._is_due = True
        if not self._is_arranging and not self._rest.isActive():
            self._arrange()

    def _arranging(self) -> Iterator[None]:
        self._is_arranging = True
        self._is_stale = self._has_failed = False
        try:
            wanted = self._wanted
            is_wanted = None
            if wanted is not None and not self._all_have_fields:
                is_wanted = self._has_text
            order = self._sorting.by, self._sorting.key, wanted
            found = yield from self.rows.arrange(self._sorting, wanted, is_wanted)
        finally:
            self._is_arranging = False
        self._is_due = self._is_stale
        self._show(found, order)
        self._rest.start()

    def _on_rested(self) -> None:
        if self._is_stale and not self._is_arranging:
            self._arrange()

    @property
    def _wanted(self) -> Wanted | None:
        if not (self._text or self._among or self._without):
            return None
        columns = [self.columns[c] for c in self._searched if self.columns[c].by]
        fields = tuple(column.by for column in columns)
        words = {column.by: column.words for column in columns}
        return Wanted(self._text, fields, words, self._among, self._without)

    @property
    def _all_have_fields(self) -> bool:
        return not self._text or all(self.columns[c].by for c in self._searched)

    def _has_text(self, record: R) -> bool:
        texts = (self.columns[c].text(record) for c in self._searched)
        return self._text.casefold() in "\n".join(texts).casefold()

    def _show(self, found: Arrangement, order: tuple[object, ...]) -> None:
        """Show other rows; those that stay where they are stay selected."""
        before, after = len(self.rows), len(found)
        if self.rows.is_same(found):
            self.rows.show(found)
            self._order = order
            self._show_content()
        elif self.rows.is_beginning_of(found):
            self.beginInsertRows(QModelIndex(), before, after - 1)
            self.rows.show(found)
            self._order = order
            self.endInsertRows()
        else:
            self.beginResetModel()
            self.rows.show(found)
            self._order = order
            self.endResetModel()

    def _shift(self, shifts: list[Shift]) -> None:
        for shift in shifts:
            row = self.rows.shown_row(shift)
            if shift.is_new:
                self.beginInsertRows(QModelIndex(), row, row)
                self.rows.take(shift)
                self.endInsertRows()
            else:
                self.beginRemoveRows(QModelIndex(), row, row)
                self.rows.take(shift)
                self.endRemoveRows()
        self._show_content()

    def _show_content(self) -> None:
        if count := len(self.rows):
            last = self.index(count - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def _tell(self, error: LabError) -> None:
        """Tell it once, and not while a view is painted."""
        if not self._has_failed:
            self._has_failed = True
            QTimer.singleShot(0, self, lambda: self.failed.emit(error))


class _Records(Generic[R]):
    """The rows of a long list as a sequence of records."""

    def __init__(self, rows: LongList[R]) -> None:
        self._list = rows

    def __len__(self) -> int:
        return len(self._list)

    def __getitem__(self, row: int) -> R | None:
        return self._list.record(row)
