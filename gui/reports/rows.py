"""The rows of a report, read page by page as they come into view."""

from bisect import bisect_left
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt

from core.lab import Lab
from core.records import Report, ReportRow
from gui.labels.editions import Labels
from gui.models.roles import TYPE_AHEAD
from gui.models.table_model import Index, TableModel
from gui.reports.columns import AnyRow, report_columns, row_filter

_PAGE = 100
_PAGES_KEPT = 20


class ReportTableModel(TableModel[AnyRow]):
    """All rows of a report, or those that have a text."""

    def __init__(
        self, report: Report, lab: Lab, labels: Labels, parent: QObject
    ) -> None:
        super().__init__(report_columns(labels), parent)
        self._report = report.id
        self._lab = lab
        self._labels = labels
        self._wanted = row_filter("", labels)
        self.length = lab.report_length(report.id)
        """The rows of the whole report."""
        self._all = range(1, self.length + 1)
        self._rows: ReportRows = ReportRows(lab, report.id, self._all)

    def filter(self, text: str) -> None:
        """Show the rows that have the text in one of their columns."""
        wanted = row_filter(text, self._labels)
        numbers = self._lab.report_numbers(self._report, wanted) if text else self._all
        self.beginResetModel()
        self._wanted = wanted
        self._rows = ReportRows(self._lab, self._report, numbers)
        self.endResetModel()

    # Qt's interface

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
        for first in (self._rows.numbers[start.row()], 1):
            number = self._lab.report_number_beginning(
                self._report, str(value), self._wanted, first=first
            )
            if number is not None:
                row = bisect_left(self._rows.numbers, number)
                return [self.index(row, start.column())]
        return []


class ReportRows:
    """The rows of a report with some numbers, read when they are asked for.

    A report never changes, so what was read of it stays right.
    """

    def __init__(self, lab: Lab, report: int, numbers: range | list[int]) -> None:
        self._lab = lab
        self._report = report
        self.numbers = numbers
        self._pages: dict[int, list[ReportRow]] = {}

    def __len__(self) -> int:
        return len(self.numbers)

    def __getitem__(self, place: int) -> ReportRow:
        page, offset = divmod(place, _PAGE)
        if page not in self._pages:
            while len(self._pages) >= _PAGES_KEPT:
                del self._pages[next(iter(self._pages))]
            self._pages[page] = self._read(page * _PAGE)
        return self._pages[page][offset]

    def _read(self, first: int) -> list[ReportRow]:
        wanted = self.numbers[first : first + _PAGE]
        if isinstance(wanted, range):
            return self._lab.report_rows(self._report, after=first, limit=_PAGE)
        return self._lab.report_rows_at(self._report, wanted)
