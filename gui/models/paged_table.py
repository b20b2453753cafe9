"""A list that reads its rows page by page, as it is scrolled."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from gui.theme import icons

PAGE = 200
_MOST_READ_AGAIN = 1000
R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex


class PagedTableModel(QAbstractTableModel, Generic[R]):
    """Rows of one kind of record; `read` returns so many after one, or the first."""

    def __init__(
        self,
        columns: dict[str, Callable[[R], str]],
        icon: str,
        read: Callable[[R | None, int], Sequence[R]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._columns = columns
        self._icon = icon
        self._read = read
        self._rows: list[R] = []
        self._is_whole = True
        self._is_reading = False

    def record(self, row: int) -> R | None:
        """Return the record of a row, or None."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def refresh(self) -> None:
        """Read what is shown again; a very long list begins anew."""
        count = min(max(len(self._rows), PAGE), _MOST_READ_AGAIN)
        fresh = list(self._read(None, count))
        if fresh == self._rows:
            self._is_whole = len(fresh) < count
            return
        if len(fresh) == len(self._rows):
            self._rows = fresh
            last = self.index(len(fresh) - 1, len(self._columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._rows = fresh
        self._is_whole = len(fresh) < count
        self.endResetModel()

    # Qt's interface

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            text = list(self._columns.values())[index.column()]
            return text(self._rows[index.row()])
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            return icons.icon(self._icon)
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        is_title = orientation is Qt.Orientation.Horizontal
        if not is_title or role != Qt.ItemDataRole.DisplayRole:
            return None
        return list(self._columns)[section]

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and not self._is_whole

    def fetchMore(self, parent: Index) -> None:
        if self._is_whole or self._is_reading:  # who hears of new rows may ask for more
            return
        self._is_reading = True
        page = list(self._read(self._rows[-1] if self._rows else None, PAGE))
        self._is_whole = len(page) < PAGE
        if page:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(page) - 1)
            self._rows += page
            self.endInsertRows()
        self._is_reading = False
