"""A table of records for Qt: its columns say how each record is shown."""

from collections.abc import Callable, Sequence
from itertools import chain
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from gui.models.columns import Column
from gui.models.roles import ITEM, LINK, TYPE_AHEAD
from gui.theme import icons

_SHOWN = frozenset(
    (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.EditRole,
        Qt.ItemDataRole.DecorationRole,
        ITEM,
        LINK,
    )
)
R = TypeVar("R")
Some = TypeVar("Some", covariant=True)
Index = QModelIndex | QPersistentModelIndex


class Rows(Protocol[Some]):
    """A list of records, or what reads them when they are asked for."""

    def __len__(self) -> int: ...
    def __getitem__(self, row: int, /) -> Some: ...


class TableModel(QAbstractTableModel, Generic[R]):
    """Shows its rows; which records these are, its subclasses say."""

    def __init__(
        self,
        columns: Sequence[Column[R]],
        parent: QObject | None = None,
        *,
        icon: Callable[[R], str] | None = None,
        item: Callable[[R], object] | None = None,
    ) -> None:
        """Show the icon of each record in the first column; `item` is its Place."""
        super().__init__(parent)
        self.columns = columns
        self._icon = icon
        self._item = item
        self._rows: Rows[R] = []

    def record(self, row: int) -> R | None:
        """Return the record of a row, or None."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    @property
    def shown_records(self) -> Rows[R]:
        """The records of the rows of now, whatever happens to the list later."""
        return list(self._rows) if isinstance(self._rows, list) else self._rows

    def row_beginning(self, typed: str, column: int, first: int) -> int | None:
        """Find a row by how a text begins, whatever its case; from `first` round."""
        text, wanted = self.columns[column].text, typed.casefold()
        for row in chain(range(first, len(self._rows)), range(first)):
            if text(self._rows[row]).casefold().startswith(wanted):
                return row
        return None

    # Qt's interface

    def match(
        self,
        start: Index,
        role: int,
        value: Any,
        hits: int = 1,
        flags: Qt.MatchFlag = TYPE_AHEAD,
    ) -> list[QModelIndex]:
        """Find what is typed; Qt itself takes long over many rows."""
        if flags != TYPE_AHEAD:
            return super().match(start, role, value, hits, flags)
        row = self.row_beginning(str(value), start.column(), start.row())
        return [] if row is None else [self.index(row, start.column())]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in _SHOWN or not index.isValid():
            return None  # at once: painting asks for many more roles
        record = self._rows[index.row()]
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(record)
        if role == Qt.ItemDataRole.EditRole:  # Qt's name for a value as data
            return column.writer()(record)
        if role == Qt.ItemDataRole.DecorationRole:
            if self._icon is None or index.column() > 0:
                return None
            name = self._icon(record)
            return icons.icon(name) if name else None
        if role == ITEM:
            return None if self._item is None else self._item(record)
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
        return self.columns[section].title
