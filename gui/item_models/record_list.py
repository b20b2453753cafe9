"""A list of records: columns say how to show one, the model keeps the rows in step."""

from collections.abc import Callable, Container, Sequence
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
from gui.item_models.roles import ITEM, LINK, SORT
from gui.places import Place

_SHOWN = frozenset(
    (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.DecorationRole, SORT, ITEM, LINK)
)
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


class RecordList(QAbstractTableModel, Generic[R]):
    """Rows of one kind of record."""

    def __init__(self, kind: ListKind[R], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self._rows: list[R] = []

    def show(self, records: Sequence[R]) -> None:
        """Show these records; rows that remain keep their identity and selection."""
        wanted = {self.kind.place(r): row for row, r in enumerate(records)}
        self._remove_all_but(wanted)
        order = [wanted[self.kind.place(r)] for r in self._rows]
        if order != sorted(order):
            self.beginResetModel()
            self._rows = list(records)
            self.endResetModel()
        for row, record in enumerate(records):
            self._put(row, record)

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
        if role == SORT:
            return (column.sort or column.text)(record)
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
