"""The events of the lab, newest first; older ones are read when scrolled to."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from core.event_kinds import EventLevel
from core.records import LoggedEvent
from gui.labels.dates import moment
from gui.labels.events import LEVEL, SOURCE
from gui.labels.events import EventText as Text
from gui.theme import icons

Index = QModelIndex | QPersistentModelIndex
Read = Callable[[int | None], list[LoggedEvent]]
"""Reads a page of events, from the newest or from below an id."""

ICONS = {
    EventLevel.INFORMATION: "message-information",
    EventLevel.WARNING: "finding-warning",
    EventLevel.ERROR: "finding-error",
}
_COLUMNS: dict[str, Callable[[LoggedEvent], str]] = {
    Text.level: lambda e: LEVEL[e.kind.level],
    Text.at: lambda e: moment(e.at),
    Text.source: lambda e: SOURCE[e.kind.source],
    Text.event_id: lambda e: str(int(e.kind)),
    Text.computer: lambda e: e.computer,
}
WIDTHS = (104, 122, 248, 62)  # the last column takes the rest


class EventTableModel(QAbstractTableModel):
    """Events page by page."""

    def __init__(self, read: Read, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._read = read
        self._rows: list[LoggedEvent] = []
        self._is_whole = True

    def event_at(self, row: int) -> LoggedEvent | None:
        """Return the event of a row, or None."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_of(self, event: LoggedEvent) -> int | None:
        """Return the row of an event that is shown, or None."""
        return self._rows.index(event) if event in self._rows else None

    def restart(self) -> None:
        """Read from the beginning: other events are wanted."""
        self._start_with(self._read(None))

    def refresh(self) -> None:
        """Read the newest events; those that were shown stay where they are."""
        fresh = self._read(None)
        if not self._is_still_in(fresh):
            self._start_with(fresh)
        elif known := fresh.index(self._rows[0]):
            self.beginInsertRows(QModelIndex(), 0, known - 1)
            self._rows[:0] = fresh[:known]
            self.endInsertRows()

    # Qt's interface

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(_COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        event = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return list(_COLUMNS.values())[index.column()](event)
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            return icons.icon(ICONS[event.kind.level])
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
        return list(_COLUMNS)[section]

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and not self._is_whole

    def fetchMore(self, parent: Index) -> None:
        page = self._read(self._rows[-1].id) if self._rows else []
        self._is_whole = not page
        if page:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(page) - 1)
            self._rows += page
            self.endInsertRows()

    def _start_with(self, page: list[LoggedEvent]) -> None:
        self.beginResetModel()
        self._rows = page
        self._is_whole = not page
        self.endResetModel()

    def _is_still_in(self, fresh: list[LoggedEvent]) -> bool:
        """Tell whether all that was shown is still there, below what is new."""
        if not self._rows or self._rows[0] not in fresh:
            return False
        below = fresh[fresh.index(self._rows[0]) :]
        return below == self._rows[: len(below)]
