"""The rows of a report, read page by page as they come into view."""

from bisect import bisect_left
from collections.abc import Generator, Iterator, Sequence
from itertools import chain

from PySide6.QtCore import QObject, Qt, Signal

from core.lab import Lab
from core.records import Report, ReportLine, ReportRow
from gui.labels.editions import Labels
from gui.models.columns import Column
from gui.models.sorting import sort_in_steps
from gui.models.table_model import TableModel
from gui.reports.columns import AnyRow, report_columns, row_filter

_PAGE = 100
_PAGES_KEPT = 20


class ReportTableModel(TableModel[AnyRow]):
    """All rows of a report, or those that have a text.

    Another order takes its time; it is made in slices.
    """

    work_wanted = Signal(object)
    """Carries work that pauses often; at its end the rows are shown."""

    def __init__(
        self, report: Report, lab: Lab, labels: Labels, parent: QObject
    ) -> None:
        super().__init__(report_columns(labels), parent)
        self._report = report.id
        self._lab = lab
        self._labels = labels
        self._wanted = ""
        self._sorting: tuple[Column[AnyRow], bool] | None = None
        self.length = lab.report_length(report.id)
        """The rows of the whole report."""
        self._order: Sequence[int] = range(1, self.length + 1)
        self._names: list[str] = []  # by number, for typing in another order
        self._rows: ReportRows = ReportRows(lab, report.id, self._order)

    def filter(self, text: str) -> None:
        """Show the rows that have the text in one of their columns."""
        self._wanted = text
        self._show()

    def read_rest(self) -> Iterator[None]:
        """Do nothing: a row is read whenever it is asked for."""
        yield from ()

    def row_beginning(self, typed: str, column: int, first: int) -> int | None:
        """Find a name by what is typed, without reading the whole report."""
        numbers, wanted = self._rows.numbers, typed.casefold()
        if self._names:
            rows = chain(range(first, len(numbers)), range(first))
            names = ((row, self._names[numbers[row] - 1]) for row in rows)
            return next((row for row, name in names if name.startswith(wanted)), None)
        shown = row_filter(self._wanted, self._labels)
        for start in (numbers[first], 1):
            number = self._lab.report_number_beginning(
                self._report, typed, shown, first=start
            )
            if number is not None:
                return bisect_left(numbers, number)
        return None

    # Qt's interface

    def sort(
        self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder
    ) -> None:
        is_known = 0 <= column < len(self.columns)
        descending = order is Qt.SortOrder.DescendingOrder
        self._sorting = (self.columns[column], descending) if is_known else None
        self.work_wanted.emit(self._put_in_order())

    def _put_in_order(self) -> Iterator[None]:
        """Sort the rows by the column that is wanted; until it ends nothing changes."""
        if self._sorting is None:
            self._order, self._names = range(1, self.length + 1), []
        else:
            self._order = yield from self._sorted(*self._sorting)
        self._show()

    def _sorted(
        self, column: Column[AnyRow], descending: bool
    ) -> Generator[None, None, list[int]]:
        lines: list[ReportLine] = []
        for page in self._lab.report_lines(self._report):
            lines += page
            yield

        def key(number: int) -> object:
            return column.key(lines[number - 1])

        numbers = range(1, len(lines) + 1)
        found = yield from sort_in_steps(numbers, key, reverse=descending)
        self._names = [line.name.casefold() for line in lines]
        return found

    def _show(self) -> None:
        numbers = self._order
        if self._wanted:
            shown = row_filter(self._wanted, self._labels)
            found = self._lab.report_numbers(self._report, shown)
            known = set(found)
            is_as_read = isinstance(numbers, range)
            numbers = found if is_as_read else [n for n in numbers if n in known]
        self.beginResetModel()
        self._rows = ReportRows(self._lab, self._report, numbers)
        self.endResetModel()


class ReportRows:
    """The rows of a report with some numbers, read when they are asked for.

    A report never changes, so what was read of it stays right.
    """

    def __init__(self, lab: Lab, report: int, numbers: Sequence[int]) -> None:
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
        read = self._lab.report_rows_at(self._report, sorted(wanted))
        rows = dict(zip(sorted(wanted), read, strict=True))
        return [rows[number] for number in wanted]
