"""The events of the lab, newest first; older ones are read when scrolled to."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QObject

from core.event_kinds import EventLevel
from core.records import LoggedEvent
from gui.labels.events import LEVEL, SOURCE
from gui.labels.events import EventText as Text
from gui.models.table_model import Column, Index, TableModel, moment_column

Read = Callable[[int | None], list[LoggedEvent]]
"""Reads a page of events, from the newest or from below an id."""

ICONS = {
    EventLevel.INFORMATION: "message-information",
    EventLevel.WARNING: "finding-warning",
    EventLevel.ERROR: "finding-error",
}
_COLUMNS: tuple[Column[LoggedEvent], ...] = (
    Column(Text.level, lambda e: LEVEL[e.kind.level], width=104),
    moment_column(Text.at, lambda e: e.at, width=122),
    Column(Text.source, lambda e: SOURCE[e.kind.source], width=248),
    Column(Text.event_id, lambda e: str(int(e.kind)), width=62),
    Column(Text.computer, lambda e: e.computer),
)


class EventTableModel(TableModel[LoggedEvent]):
    """Events page by page."""

    def __init__(self, read: Read, parent: QObject | None = None) -> None:
        super().__init__(_COLUMNS, parent, icon=lambda e: ICONS[e.kind.level])
        self._read = read
        self._rows: list[LoggedEvent] = []
        self._is_whole = True

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
