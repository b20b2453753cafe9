"""What can be done with any table: copy, sort, select, save."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from gui.tables.rows import rows_as_shown
from gui.widgets.clipboard import copy_cell, copy_rows, copying_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

    from PySide6.QtWidgets import QTableView

    from core.errors import LabError
    from gui.models.sheet import Sheet
    from gui.session.session import Session
    from gui.tables.rows import Shown
    from gui.tables.source import TableSource
    from gui.widgets.progress import LongWork

_AT_ONCE = 1000
"""Rows that are copied without a pause."""
_UP, _DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


class TableCommands:
    """Carries out what a person asks of one table."""

    def __init__(
        self, table: QTableView, source: TableSource, session: Session
    ) -> None:
        """Work with this table, whose rows come from this source."""
        self._table = table
        self._source = source
        self._session = session
        self._copying: LongWork | None = None

    def copy(self) -> None:
        """Copy the selected rows with their titles, tab-separated."""
        self._copy(rows_as_shown(self._table, selected_only=True))

    def copy_all(self) -> None:
        """Copy all rows that are shown, with their titles."""
        self._copy(rows_as_shown(self._table))

    def copy_cell(self) -> None:
        """Copy the text of the current cell alone, as data."""
        current = self._table.currentIndex()
        if current.isValid():
            copy_cell(str(current.data(Qt.ItemDataRole.EditRole) or ""))

    def sort_by_current(self) -> None:
        """Sort by the column of the current cell; the other way round at once more."""
        header, current = self._table.horizontalHeader(), self._table.currentIndex()
        # Where the rows were read anew there is no current cell any more.
        column = (
            current.column() if current.isValid() else header.sortIndicatorSection()
        )
        wanted = max(column, 0)
        is_up = (header.sortIndicatorSection(), header.sortIndicatorOrder()) == (
            wanted,
            _UP,
        )
        header.setSortIndicator(wanted, _DOWN if is_up else _UP)

    def select_all(self) -> None:
        """Select all rows, also those that have not been read yet."""
        self._source.when_ready(self._table.selectAll)

    def export(self, title: str) -> None:
        """Ask for a file, and save the rows that are shown under a title."""

        def hand_over(then: Callable[[Sheet], object], *, for_people: bool) -> None:
            self._source.when_ready(
                lambda: then(self._sheet(title, for_people=for_people))
            )

        self._session.manager.save_sheet(title, hand_over, self._table.window())

    def _copy(self, shown: Shown) -> None:
        if self._copying is not None:
            self._copying.cancel()
        slices = chain([[shown.titles]], shown.slices)
        if shown.length <= _AT_ONCE:
            if shown.length:
                copy_rows(slices)
            return
        from gui.widgets.progress import LongWork

        labels = self._session.labels
        sentence = labels.console.copying.format(count=shown.length)
        steps = _parts(copying_rows(slices), shown.length)
        self._copying = LongWork(steps, sentence, labels, self._table.window())
        self._copying.ended.connect(self._on_copied)
        self._copying.failed.connect(self._on_failed)
        self._copying.start()

    def _on_copied(self) -> None:
        self._copying = None

    def _sheet(self, title: str, *, for_people: bool = False) -> Sheet:
        from gui.models.sheet import Sheet

        shown = rows_as_shown(self._table, for_people=for_people)
        return Sheet(title, shown.titles, shown.length, lambda: shown.slices)

    def _on_failed(self, error: LabError) -> None:
        self._session.tell(error, self._table.window())


def _parts(counts: Iterator[int], length: int) -> Generator[float, None, None]:
    """Turn how many rows each step took into how far it is."""
    done = 0
    for count in counts:
        done += count
        yield min(done / length, 1.0)
