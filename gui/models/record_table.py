"""A list of some records: columns say how to show one, the model sorts and filters."""

from collections.abc import Collection, Container, Iterable, Sequence
from itertools import chain
from typing import Any, TypeVar

from PySide6.QtCore import QModelIndex, QObject, Qt

from gui.models.columns import Column, TableSpec
from gui.models.table_model import TableModel

_MANY = 1000
"""Rows from which on a change resets the list: Qt takes long over single rows."""
R = TypeVar("R")


class RecordTableModel(TableModel[R]):
    """Rows of one kind of record, sorted by a column and filtered by a text."""

    def __init__(self, kind: TableSpec[R], parent: QObject | None = None) -> None:
        super().__init__(kind.columns, parent, icon=kind.icon, item=kind.place)
        self.kind = kind
        self._records: Sequence[R] = ()  # all of them, as they were read
        self._rows: list[R] = []  # those that are shown
        self._sorting: tuple[Column[R], bool] | None = None
        self._wanted = ""
        self._order: tuple[Column[R] | None, str] = None, ""  # of the rows shown
        self._searched: Sequence[int] = ()

    @property
    def record_count(self) -> int:
        """All records, whether the filter lets them through or not."""
        return len(self._records)

    @property
    def shown(self) -> Sequence[R]:
        """The records of the rows of now."""
        return tuple(self._rows)

    def show(self, records: Iterable[R]) -> None:
        """Show these records; rows that remain keep their identity and selection."""
        self._records = [*records]
        self._arrange()

    def filter(self, wanted: str, columns: Sequence[int]) -> None:
        """Show the records that have a text in these columns, whatever its case."""
        self._wanted, self._searched = wanted.casefold(), columns
        self._arrange()

    # What rows are known by

    def keys(self, rows: range) -> list[Any]:
        """Return what some rows are known by, from top to bottom."""
        return [self.kind.place(self._rows[row]) for row in rows]

    def rows_of(self, keys: Collection[object]) -> list[int]:
        """Return the rows that are known by some keys, from top to bottom."""
        place = self.kind.place
        return [n for n, record in enumerate(self._rows) if place(record) in keys]

    @property
    def order(self) -> object:
        """What tells whether rows that followed each other still do, or backwards."""
        return self._order

    @property
    def wanted(self) -> object:
        """What tells whether the same rows are let through."""
        return self._order[-1]

    def row_beginning(self, typed: str, column: int, first: int) -> int | None:
        """Find a row by how a text begins, whatever its case; from `first` round."""
        text, wanted = self.columns[column].text, typed.casefold()
        for row in chain(range(first, len(self._rows)), range(first)):
            if text(self._rows[row]).casefold().startswith(wanted):
                return row
        return None

    # Qt's interface

    def sort(
        self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder
    ) -> None:
        known = self.columns[column : column + 1] if column >= 0 else ()
        descending = order is Qt.SortOrder.DescendingOrder
        self._sorting = (known[0], descending) if known else None
        self._arrange()

    def _arrange(self) -> None:
        """Show what is wanted in its order, with as few changes as possible."""
        rows = [record for record in self._records if self._is_wanted(record)]
        if self._sorting is not None:
            column, descending = self._sorting
            rows.sort(key=column.key, reverse=descending)
        order = self._sorting and self._sorting[0], self._wanted
        if rows == self._rows:
            self._rows = rows
        elif max(len(rows), len(self._rows)) >= _MANY:
            self.beginResetModel()
            self._rows, self._order = rows, order
            self.endResetModel()
        else:
            self._change_to(rows)
        self._order = order

    def _is_wanted(self, record: R) -> bool:
        texts = (self.columns[c].text(record) for c in self._searched)
        return not self._wanted or self._wanted in "\n".join(texts).casefold()

    def _change_to(self, rows: list[R]) -> None:
        wanted = {self.kind.place(record): row for row, record in enumerate(rows)}
        self._remove_all_but(wanted)
        self._reorder(sorted(self._rows, key=lambda r: wanted[self.kind.place(r)]))
        for row, record in enumerate(rows):
            self._upsert_row(row, record)

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

    def _remove_all_but(self, wanted: Container[object]) -> None:
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
