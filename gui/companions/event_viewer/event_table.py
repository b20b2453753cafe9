"""The events of the lab, newest first; older ones are read when scrolled to."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QObject

from core.records import LoggedEvent
from gui.companions.event_viewer.columns import EVENTS
from gui.models.paged_table import PagedTableModel

Read = Callable[[int | None, int], list[LoggedEvent]]
"""Reads so many events, from the newest or from below an id."""


class EventTableModel(PagedTableModel[LoggedEvent]):
    """Events page by page."""

    def __init__(
        self, read: Read, parent: QObject | None = None, *, page: int = 200
    ) -> None:
        super().__init__(
            EVENTS.columns,
            EVENTS.icon,
            lambda after, count: read(None if after is None else after.id, count),
            parent,
            page=page,
        )

    def row_of(self, event: LoggedEvent) -> int | None:
        """Return the row of an event that is shown, or None."""
        return self._rows.index(event) if event in self._rows else None

    def _refresh(self) -> None:
        """Read the newest events; those that were shown stay where they are."""
        fresh = list(self._read(None, self._page))
        if not self._is_still_in(fresh):
            self._show(fresh, is_whole=len(fresh) < self._page)
        elif known := fresh.index(self._rows[0]):
            self.beginInsertRows(QModelIndex(), 0, known - 1)
            self._rows[:0] = fresh[:known]
            self.endInsertRows()

    def _is_still_in(self, fresh: list[LoggedEvent]) -> bool:
        """Tell whether all that was shown is still there, below what is new."""
        if not self._rows or self._rows[0] not in fresh:
            return False
        below = fresh[fresh.index(self._rows[0]) :]
        return below == self._rows[: len(below)]
