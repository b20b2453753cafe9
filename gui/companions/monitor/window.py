"""The window of the license monitor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.clock import iso_day
from core.reads.monitor import Line, issued_by_day, lines
from gui.companions.chart_pane import ChartPane
from gui.companions.computer_box import ComputerBox
from gui.companions.monitor.columns import DAYS, Day, licenses, runs_out
from gui.companions.window import CompanionWindow
from gui.labels.monitor import MonitorText as Text
from gui.labels.read_only import read_only_sentence
from gui.labels.text import strip_mnemonic
from gui.tables.record_table import RecordTable
from gui.tables.table_shape import select_row
from gui.widgets.buttons import push_button
from gui.widgets.chunked_task import ChunkedTask
from gui.widgets.line_chart import Series
from gui.widgets.text import plain_label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QCloseEvent

    from core.store.use_by_day import DayOfUse
    from gui.session.session import Session

_Pen = Qt.PenStyle
_SERIES = (
    Series(Text.installed, "text", _Pen.DashLine),
    Series(Text.issued, "accent", _Pen.SolidLine),
    Series(Text.peak, "problem", _Pen.DotLine),
)
_MARGIN = 8
_SIZE = (900, 620)


class LicenseMonitor(CompanionWindow):
    """Versions and types above, how the chosen one has gone by day below."""

    title = Text.title
    help_topic = "license-monitor"

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(session, parent)
        self._days: list[DayOfUse] = []
        self._is_counted = False
        self._lines: list[Line] = []
        self._task = ChunkedTask(self)
        self._task.finished.connect(self._on_counted)
        self._task.failed.connect(lambda error: self.session.tell(error, self))
        self._build_licenses()
        self._build_days()
        self._lay_out()
        self._table.setFocus()
        self.resize(*_SIZE)

    def refresh(self) -> None:
        """Show the licenses as they are now, and count the days anew."""
        self._servers.show_computers(self.session.lab.servers())
        self._is_counted = False
        self._show()
        self._task.start(self._counting(), at_once=False)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._task.stop()
        super().closeEvent(event)

    def _build_licenses(self) -> None:
        self._servers = ComputerBox(
            Text.server, self.inside, margin=0, everything=Text.all_servers
        )
        self._servers.chosen.connect(self._show)
        self._set_levels = push_button(
            Text.set_levels, "set-levels", self._on_set_levels, self.inside
        )
        self._table = RecordTable(
            licenses(self.session.labels.words),
            strip_mnemonic(Text.licenses),
            self.session,
            QWidget(self.inside),
            lines=4,
            picks_one=True,
            empty=Text.nothing_installed,
        )
        self._table.chosen.connect(self._show_chosen)
        self._summary = plain_label("", self.inside)
        self._summary.setObjectName("summary")

    def _build_days(self) -> None:
        self._chart = ChartPane(Text.chart, _SERIES, self.session, self.inside)
        box = QWidget(self.inside)
        self._by_day = RecordTable(
            DAYS, strip_mnemonic(Text.days), self.session, box, lines=8
        )

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._servers, 1)
        head.addWidget(self._set_levels)
        head.addWidget(push_button(Text.help, "help", self.ask_for_help, self.inside))
        column = QVBoxLayout(self.inside)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.addLayout(head)
        column.addWidget(_titled(Text.licenses, self._table), 2)
        column.addWidget(self._summary)
        below = QHBoxLayout()
        below.addWidget(self._chart, 5)
        below.addWidget(_titled(Text.days, self._by_day), 3)
        column.addLayout(below, 3)

    def _counting(self) -> Iterator[int]:
        self._days = yield from self.session.lab.use_by_day()

    def _on_counted(self) -> None:
        self._is_counted = True
        self._show()

    def _show(self) -> None:
        days = self._days if self._is_counted else []
        self._lines = lines(self.session.lab, days, self._servers.computer)
        self._table.show_records(self._lines)
        if self._lines and self._line is None:
            select_row(self._table, 0)
        self._show_chosen()

    @property
    def _line(self) -> Line | None:
        """The chosen version and type."""
        kind = self._table.key
        return next((line for line in self._lines if line.kind == kind), None)

    def _show_chosen(self) -> None:
        line, lab = self._line, self.session.lab
        self._set_levels.setEnabled(line is not None and not lab.is_read_only)
        self._summary.setText(self._said(line))
        if not self._is_counted and line is not None:
            return  # the days of before stay until the others are counted
        self._chart.forget()
        days = [] if line is None else self._days_of(line)
        if line is not None:
            self._chart.rename(self._title_of(line))
        for day in days:
            self._chart.add(iso_day(day.day), day[1:], _told(day))
        self._by_day.show_records(days)
        self._by_day.scrollToBottom()

    def _days_of(self, line: Line) -> list[Day]:
        found = issued_by_day(self._days, line.server, line.kind)
        return [Day(*day) for day in found]

    def _title_of(self, line: Line) -> str:
        server = line.server or Text.all_servers
        return Text.chart_of.format(kind=self._name(line), server=server)

    def _name(self, line: Line) -> str:
        return self.session.labels.words.type_in_short(*line.kind)

    def _said(self, line: Line | None) -> str:
        """Say in sentences what the chosen line says, and what cannot be done."""
        lab = self.session.lab
        said = [] if line is None else self._sentences(line)
        if lab.is_read_only:
            said.append(read_only_sentence(lab.read_only_because))
        return " ".join(said)

    def _sentences(self, line: Line) -> list[str]:
        use = line.use
        said = [
            Text.standing.format(
                kind=self._name(line),
                issued=use.issued,
                installed=use.installed,
                available=use.available,
            )
        ]
        if use.over_used:
            said.append(Text.over_used.format(count=use.over_used))
        elif not self._is_counted:
            said.append(Text.counting)
        elif use.issued < use.installed:
            said.append(_forecast(line))
        return said

    def _on_set_levels(self) -> None:
        from gui.companions.monitor.levels_dialog import LevelsDialog

        if self._line is not None:
            LevelsDialog(self._line, self.session, self).open()


def _forecast(line: Line) -> str:
    if line.per_day is None:
        return Text.one_day
    if line.runs_out is None:
        return Text.steady
    return Text.growing.format(rate=f"{line.per_day:.1f}", date=runs_out(line))


def _told(day: Day) -> str:
    counts = zip(_SERIES, day[1:], strict=True)
    told = ", ".join(f"{series.name} {number:,}" for series, number in counts)
    return f"{iso_day(day.day)}: {told}"


def _titled(label: str, table: QWidget) -> QWidget:
    """Put a label above a table, in the box that is the table's parent."""
    box = table.parentWidget()
    assert box is not None
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    title = plain_label(label, box)
    title.setBuddy(table)
    column.addWidget(title)
    column.addWidget(table, 1)
    return box
