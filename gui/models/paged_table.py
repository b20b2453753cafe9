"""A list that reads its rows page by page, as it is scrolled."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QModelIndex, QObject

from gui.models.table_model import Column, Index, TableModel

PAGE = 200
_MOST_READ_AGAIN = 1000
R = TypeVar("R")


class PagedTableModel(TableModel[R]):
    """Rows of one kind of record; `read` returns so many after one, or the first."""

    def __init__(
        self,
        columns: Sequence[Column[R]],
        icon: str,
        read: Callable[[R | None, int], Sequence[R]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(columns, parent, icon=lambda _: icon)
        self._read = read
        self._rows: list[R] = []
        self._is_whole = True
        self._is_reading = False

    def refresh(self) -> None:
        """Read what is shown again; a very long list begins anew."""
        count = min(max(len(self._rows), PAGE), _MOST_READ_AGAIN)
        fresh = list(self._read(None, count))
        if fresh == self._rows:
            self._is_whole = len(fresh) < count
            return
        if len(fresh) == len(self._rows):
            self._rows = fresh
            last = self.index(len(fresh) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._rows = fresh
        self._is_whole = len(fresh) < count
        self.endResetModel()

    # Qt's interface

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
