"""A list of records: columns say how to show one, the model sorts and sifts them."""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from gui import look
from gui.item_models.roles import ITEM, LINK
from gui.places import Place

_SHOWN = frozenset(
    (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.DecorationRole, ITEM, LINK)
)
_MANY = 1000
"""Rows from which on a change resets the list: Qt takes long over single rows."""
_BETWEEN_PAUSES = 100
R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Column(Generic[R]):
    """One column: its header, its text, and what it is sorted by."""

    title: str
    text: Callable[[R], str]
    sort: Callable[[R], object] | None = None
    is_link: Callable[[R], bool] | None = None
    width: int = 110


@dataclass(frozen=True)
class ListKind(Generic[R]):
    """What a list shows; `name` is the key under which its widths are remembered."""

    name: str
    columns: tuple[Column[R], ...]
    place: Callable[[R], Place]
    icon: Callable[[R], str]
    empty: str = ""  # what to say where there are no rows, if not as everywhere


class RecordList(QAbstractTableModel, Generic[R]):
    """Rows of one kind of record, sorted by a column and sifted by a text."""

    def __init__(self, kind: ListKind[R], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self._records: list[R] = []  # all of them, sorted
        self._rows: list[R] = []  # those that are shown
        self._sorting: tuple[Column[R], bool] | None = None
        self._texts: dict[int, str] = {}
        self._sifted_columns: Sequence[int] = ()

    @property
    def record_count(self) -> int:
        """All records, whether a sift lets them through or not."""
        return len(self._records)

    def show(self, records: Iterable[R]) -> None:
        """Show these records; rows that remain keep their identity and selection."""
        self.take(records)
        self._settle(self._records)

    def take(self, records: Iterable[R]) -> None:
        """Keep these records for a sift; until that ends, the old rows are shown."""
        self._records = self._sorted(records)
        self._texts = {}

    def sift(self, wanted: str, columns: Sequence[int]) -> Iterator[None]:
        """Show the records that have a text in these columns, whatever its case.

        Pauses often; at the end they are shown.
        """
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
        self._settle([r for r in records if id(r) in found] if needle else records)

    def rows_of(self, places: set[Place]) -> dict[Place, int]:
        """Find the rows of some places, from top to bottom."""
        found: dict[Place, int] = {}
        for row, record in enumerate(self._rows):
            if len(found) == len(places):
                break
            if (place := self.kind.place(record)) in places:
                found[place] = row
        return found

    # Qt's interface

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.kind.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in _SHOWN or not index.isValid():
            return None  # at once: painting asks for many more roles
        record = self._rows[index.row()]
        column = self.kind.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(record)
        if role == Qt.ItemDataRole.DecorationRole:
            return look.icon(self.kind.icon(record)) if index.column() == 0 else None
        if role == ITEM:
            return self.kind.place(record)
        return column.is_link is not None and column.is_link(record)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        is_title = orientation is Qt.Orientation.Horizontal
        if not is_title or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self.kind.columns[section].title

    def sort(
        self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder
    ) -> None:
        known = self.kind.columns[column : column + 1] if column >= 0 else ()
        descending = order is Qt.SortOrder.DescendingOrder
        self._sorting = (known[0], descending) if known else None
        self._records = self._sorted(self._records)
        shown = {id(r) for r in self._rows}
        rows = [r for r in self._records if id(r) in shown]
        # Until a sift ends, the rows may be of records that were replaced.
        is_all = len(rows) == len(shown)
        self._reorder(rows if is_all else self._sorted(self._rows))

    def _sorted(self, records: Iterable[R]) -> list[R]:
        if self._sorting is None:
            return list(records)
        column, descending = self._sorting
        key = column.sort or (lambda r: column.text(r).casefold())
        return sorted(records, key=key, reverse=descending)  # type: ignore[arg-type]

    def _text(self, record: R) -> str:
        """Return what a sift searches; made once, for it takes its time."""
        text = self._texts.get(id(record))
        if text is None:
            columns = (self.kind.columns[c] for c in self._sifted_columns)
            text = "\n".join(c.text(record) for c in columns).casefold()
            self._texts[id(record)] = text
        return text

    def _settle(self, rows: list[R]) -> None:
        """Show these rows, with as few changes as possible where they are few."""
        if rows == self._rows:
            self._rows = list(rows)
        elif max(len(rows), len(self._rows)) > _MANY:
            self.beginResetModel()
            self._rows = list(rows)
            self.endResetModel()
        else:
            wanted = {self.kind.place(r): row for row, r in enumerate(rows)}
            self._remove_all_but(wanted)
            self._reorder(sorted(self._rows, key=lambda r: wanted[self.kind.place(r)]))
            for row, record in enumerate(rows):
                self._put(row, record)

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

    def _put(self, row: int, record: R) -> None:
        is_known = row < len(self._rows) and self.kind.place(
            self._rows[row]
        ) == self.kind.place(record)
        if not is_known:
            self.beginInsertRows(QModelIndex(), row, row)
            self._rows.insert(row, record)
            self.endInsertRows()
        elif self._rows[row] != record:
            self._rows[row] = record
            last = len(self.kind.columns) - 1
            self.dataChanged.emit(self.index(row, 0), self.index(row, last))
