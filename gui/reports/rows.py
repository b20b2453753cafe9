"""The rows of a report, read page by page as they come into view."""

from bisect import bisect_left
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from core.lab import Lab
from core.records import Report, ReportRow
from gui.labels.dates import moment
from gui.labels.editions import Labels
from gui.models.roles import TYPE_AHEAD
from gui.reports.sheet import RowWriter, row_titles

_PAGE = 100
_PAGES_KEPT = 20
Index = QModelIndex | QPersistentModelIndex


class ReportTableModel(QAbstractTableModel):
    """All rows of a report, or those in whose names a text occurs.

    A report never changes, so what was read of it stays right.
    """

    def __init__(
        self, report: Report, lab: Lab, labels: Labels, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._report = report.id
        self._lab = lab
        self._titles = row_titles(labels)
        self._writer = RowWriter(labels)
        self._length = lab.report_length(report.id)
        self._wanted = ""
        self._numbers: range | list[int] = range(1, self._length + 1)
        self._pages: dict[int, list[ReportRow]] = {}

    @property
    def length(self) -> int:
        """The rows of the whole report."""
        return self._length

    def filter(self, text: str) -> None:
        """Show the rows in whose name or hardware ID the text occurs."""
        self.beginResetModel()
        self._pages.clear()
        self._wanted = text
        self._numbers = (
            self._lab.report_numbers(self._report, text)
            if text
            else range(1, self._length + 1)
        )
        self.endResetModel()

    # Qt's interface

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._numbers)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._titles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or not index.isValid():
            return None
        row = self._row(index.row())
        date = moment(row.date)
        hardware = row.hardware_id or ""
        texts = (row.kind, row.name, hardware, row.version, row.type, date)
        return self._writer.write(*texts)[index.column()]

    def match(
        self,
        start: Index,
        role: int,
        value: Any,
        hits: int = 1,
        flags: Qt.MatchFlag = TYPE_AHEAD,
    ) -> list[QModelIndex]:
        """Find a name by what is typed; Qt itself would read the whole report."""
        if flags != TYPE_AHEAD:
            return super().match(start, role, value, hits, flags)
        for first in (self._numbers[start.row()], 1):
            number = self._lab.report_number_beginning(
                self._report, str(value), self._wanted, first=first
            )
            if number is not None:
                row = bisect_left(self._numbers, number)
                return [self.index(row, start.column())]
        return []

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        is_title = orientation is Qt.Orientation.Horizontal
        if not is_title or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._titles[section]

    def _row(self, place: int) -> ReportRow:
        page, offset = divmod(place, _PAGE)
        if page not in self._pages:
            while len(self._pages) >= _PAGES_KEPT:
                del self._pages[next(iter(self._pages))]
            self._pages[page] = self._read(page * _PAGE)
        return self._pages[page][offset]

    def _read(self, first: int) -> list[ReportRow]:
        wanted = self._numbers[first : first + _PAGE]
        if isinstance(wanted, range):
            return self._lab.report_rows(self._report, after=first, limit=_PAGE)
        return self._lab.report_rows_at(self._report, wanted)
