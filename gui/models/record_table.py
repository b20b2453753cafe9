"""A list of records: columns say how to show one, the model sorts and filters them."""

from collections import deque
from collections.abc import (
    Container,
    Generator,
    Iterable,
    Iterator,
    Sequence,
)
from operator import is_
from typing import TypeVar

from PySide6.QtCore import QModelIndex, QObject, Qt, Signal

from gui.models.columns import Column, TableSpec
from gui.models.places import Place
from gui.models.sorting import sort_in_steps
from gui.models.table_model import TableModel

_MANY = 1000
"""Rows from which on a change resets the list: Qt takes long over single rows."""
_BETWEEN_PAUSES = 100
R = TypeVar("R")
_Sorting = tuple[Column[R], bool]
"""The column that a list is sorted by, and whether from its greatest value down."""


class RecordTableModel(TableModel[R]):
    """Rows of one kind of record, sorted by a column and filtered by a text."""

    order_wanted = Signal()
    """Many records are to be sorted otherwise; the next filtering does it."""

    def __init__(self, kind: TableSpec[R], parent: QObject | None = None) -> None:
        super().__init__(kind.columns, parent, icon=kind.icon, item=kind.place)
        self.kind = kind
        self._given: list[R] = []  # all of them, as they were read
        self._records: list[R] = []  # the same, sorted
        self._rows: list[R] = []  # those that are shown
        self._sorting: _Sorting[R] | None = None  # as it is wanted
        self._sorted_by: _Sorting[R] | None = None  # as the records are
        self._texts: dict[int, str] = {}
        self._sifted_columns: Sequence[int] = ()

    @property
    def record_count(self) -> int:
        """All records, whether the filter lets them through or not."""
        return len(self._records)

    def show(self, records: Iterable[R]) -> None:
        """Show these records; rows that remain keep their identity and selection."""
        deque(self.set_records(list(records)), maxlen=0)
        deque(self._apply_rows(self._records), maxlen=0)

    def set_records(self, records: Sequence[R]) -> Iterator[None]:
        """Keep these records for the filter; until it ends, the old rows are shown.

        Pauses often where they are many; at the end they are sorted.
        """
        self._given = list(records)
        yield from self._put_in_order(records)
        self._texts = {}

    def filter(self, wanted: str, columns: Sequence[int]) -> Iterator[None]:
        """Show the records that have a text in these columns, whatever its case.

        Pauses often; at the end they are shown, in the order that is wanted.
        """
        if self._sorted_by is not self._sorting:
            yield from self._put_in_order(self._records)
            yield
        if columns != self._sifted_columns:
            self._sifted_columns = columns
            self._texts = {}
        needle = wanted.casefold()
        found = set()
        for number, record in enumerate(self._records if needle else []):
            if needle in self._text(record):
                found.add(id(record))
            if number % _BETWEEN_PAUSES == 0:
                yield
        # Meanwhile the records may have been sorted.
        records = self._records
        rows = [r for r in records if id(r) in found] if needle else records
        yield from self._apply_rows(rows)

    def rows_of(self, places: set[Place]) -> dict[Place, int]:
        """Find the rows of some places, from top to bottom."""
        found: dict[Place, int] = {}
        for row in self._rows_that_may_be(places):
            if (place := self.kind.place(self._rows[row])) in places:
                found[place] = row
        return found

    def keys(self) -> list[object]:
        """Tell what the rows are known by, from top to bottom."""
        return [*map(self.kind.key, self._rows)]

    def _rows_that_may_be(self, places: set[Place]) -> Iterable[int]:
        number = self.kind.number
        if not places or number is None:
            return range(len(self._rows) if places else 0)
        numbers = {place.issued_id for place in places}
        return (n for n, r in enumerate(self._rows) if number(r) in numbers)

    # Qt's interface

    def sort(
        self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder
    ) -> None:
        known = self.columns[column : column + 1] if column >= 0 else ()
        descending = order is Qt.SortOrder.DescendingOrder
        self._sorting = (known[0], descending) if known else None
        if max(len(self._records), len(self._rows)) >= _MANY:
            self.order_wanted.emit()
            return
        self._records = self._sorted(self._records)
        self._sorted_by = self._sorting
        shown = {id(r) for r in self._rows}
        rows = [r for r in self._records if id(r) in shown]
        # Until a filter ends, the rows may be of records that were replaced.
        is_all = len(rows) == len(shown)
        self._reorder(rows if is_all else self._sorted(self._rows))

    def _sorted(self, records: Iterable[R]) -> list[R]:
        if self._sorting is None:
            wanted = {id(r) for r in records}
            return [r for r in self._given if id(r) in wanted]
        return sorted(records, key=self._sorting[0].key, reverse=self._sorting[1])

    def _put_in_order(self, records: Sequence[R]) -> Generator[None, None, None]:
        """Keep these records, sorted; meanwhile another order may be asked for."""
        is_in_order = False
        while not is_in_order:
            sorting = self._sorting
            if sorting is None:
                ordered = list(self._given)
            else:
                ordered = yield from sort_in_steps(
                    records, sorting[0].key, reverse=sorting[1]
                )
            is_in_order = sorting is self._sorting
        self._records, self._sorted_by = ordered, sorting

    def _text(self, record: R) -> str:
        """Return what a filter searches; made once, for it takes its time."""
        text = self._texts.get(id(record))
        if text is None:
            columns = (self.columns[c] for c in self._sifted_columns)
            text = "\n".join(c.text(record) for c in columns).casefold()
            self._texts[id(record)] = text
        return text

    def _apply_rows(self, rows: list[R]) -> Generator[None, None, None]:
        """Show these rows, with as few changes as possible where they are few."""
        is_long = max(len(rows), len(self._rows)) >= _MANY
        if self._is_shown(rows, by_identity=is_long):
            self._rows = list(rows)
        elif is_long:
            before = self._rows
            self.beginResetModel()
            self._rows = list(rows)
            self.endResetModel()
            while before:  # to forget many records takes long, too
                del before[-_MANY:]
                yield
        else:
            wanted = {self.kind.place(r): row for row, r in enumerate(rows)}
            self._remove_all_but(wanted)
            self._reorder(sorted(self._rows, key=lambda r: wanted[self.kind.place(r)]))
            for row, record in enumerate(rows):
                self._upsert_row(row, record)

    def _is_shown(self, rows: list[R], *, by_identity: bool) -> bool:
        """Tell whether these are the rows; to compare many records takes long."""
        if not by_identity:
            return rows == self._rows
        return len(rows) == len(self._rows) and all(map(is_, rows, self._rows))

    def _reorder(self, rows: list[R]) -> None:
        """Show the same rows in another order; what is selected stays selected."""
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        place = {id(r): row for row, r in enumerate(rows)} if before else {}
        after = [
            self.index(place[id(self._rows[index.row()])], index.column())
            for index in before
        ]
        self._rows = rows
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _remove_all_but(self, wanted: Container[Place]) -> None:
        for row in reversed(range(len(self._rows))):
            if self.kind.place(self._rows[row]) not in wanted:
                self.beginRemoveRows(QModelIndex(), row, row)
                del self._rows[row]
                self.endRemoveRows()

    def _upsert_row(self, row: int, record: R) -> None:
        is_known = row < len(self._rows) and self.kind.place(
            self._rows[row]
        ) == self.kind.place(record)
        if not is_known:
            self.beginInsertRows(QModelIndex(), row, row)
            self._rows.insert(row, record)
            self.endInsertRows()
        elif self._rows[row] != record:
            self._rows[row] = record
            last = len(self.columns) - 1
            self.dataChanged.emit(self.index(row, 0), self.index(row, last))
