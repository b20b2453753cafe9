"""A table of records for Qt: its columns say how each record is shown."""

from collections.abc import Callable, Collection, Iterator, Sequence
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
from gui.models.sheet import SLICE
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
        self._rows: Rows[R | None] = []

    def record(self, row: int) -> R | None:
        """Return the record of a row, or None."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def text_slices(
        self,
        runs: Callable[[], Sequence[range]],
        columns: Sequence[Column[R]],
        *,
        for_people: bool,
    ) -> Iterator[Sequence[Sequence[str]]]:
        """Write the cells of some rows of now, whatever happens to the list later.

        Runs are asked for again if rows came or went while they were found. A slice
        may be empty: then there was something else to do.
        """
        read = (self._rows[row] for run in runs() for row in run)
        records = [record for record in read if record is not None]
        writers = [column.writer(for_people=for_people) for column in columns]
        return (
            [[write(record) for write in writers] for record in records[n : n + SLICE]]
            for n in range(0, len(records), SLICE)
        )

    @property
    def is_busy(self) -> bool:
        """Tell whether other rows are about to be shown."""
        return False

    def stop(self) -> None:
        """Look for no other rows."""

    def keys(self, rows: range) -> list[Any]:
        """Return what some rows are known by, from top to bottom."""
        raise NotImplementedError

    def rows_of(self, keys: Collection[object]) -> list[int]:
        """Return the rows that are known by some keys, from top to bottom."""
        raise NotImplementedError

    @property
    def order(self) -> object:
        """What tells whether rows that followed each other still do, or backwards."""
        raise NotImplementedError

    @property
    def wanted(self) -> object:
        """What tells whether the same rows are let through."""
        raise NotImplementedError

    def row_beginning(self, typed: str, column: int, first: int) -> int | None:
        """Find the next row by how a text begins; from `first` on and round."""
        raise NotImplementedError

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
        if record is None:  # another program took it away
            return None
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
