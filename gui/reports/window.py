"""A report: its summary, and its rows with a filter."""

from collections.abc import Callable

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from core.records import Report, ReportLine
from gui.labels import words
from gui.labels.dates import moment
from gui.labels.text import strip_mnemonic
from gui.models.long_table import LongTableModel
from gui.reports.columns import report_columns
from gui.reports.sheet import summary_lines
from gui.session.session import Session
from gui.tables.filter_bar import FilterBar
from gui.tables.long_table import LongTable
from gui.tables.record_table import RecordTable
from gui.tables.text_table import Row, text_rows
from gui.theme import metrics
from gui.widgets.buttons import print_button, push_button
from gui.widgets.dialog import Buttons, Dialog
from gui.widgets.text import plain_label

_SIZE = (984, 560)
_SUMMARY_ROWS = 3


class ReportWindow(Dialog):
    """Shows one report; it can be saved and printed from here."""

    help_topic = "reports"

    def __init__(
        self,
        report: Report,
        session: Session,
        parent: QWidget,
        *,
        save: Callable[[QWidget], object],
        print_: Callable[[QWidget], object],
    ) -> None:
        super().__init__(report.name, parent)
        self._session = session
        text = session.labels.console
        self._length = session.lab.report_length(report.id)
        self._rows: LongTableModel[ReportLine] = LongTableModel(
            report_columns(session.labels),
            session.lab.report_list(report.id),
            self,
            found_by="name",
        )
        facts = (
            f"{text.created_on}: {moment(report.created)}   "
            f"{text.scope}: {words.report_scope(report)}"
        )
        self.body.addWidget(plain_label(facts, self))
        self._add_summary(report)
        self._table = LongTable(
            "rows", strip_mnemonic(text.report_rows), self._rows, session, self
        )
        bar = self._filter = FilterBar(
            text.report_filter, self._table, self, stays=True
        )
        self._table.tools.use(bar)
        self.body.addWidget(bar)
        self._add_labelled(text.report_rows, self._table)
        self.body.addWidget(self._table, 1)
        self._count = plain_label("", self)
        self.body.addWidget(self._count)
        self._add_buttons(lambda: save(self), lambda: print_(self))
        self._on_counted()
        for changed in (self._rows.modelReset, self._rows.rowsInserted):
            changed.connect(self._on_counted)
        self._rows.refresh()
        self.resize(*_SIZE)
        QWidget.setTabOrder(bar.edit, self._table)
        self._table.setFocus()

    def _add_summary(self, report: Report) -> None:
        titles, *lines = summary_lines(report, self._session.labels)
        label = self._session.labels.console.report_summary
        kind = text_rows("summary", titles)
        table = RecordTable(kind, strip_mnemonic(label), self._session, self)
        rows = (Row(n, "", list(line)) for n, line in enumerate(lines))
        table.show_records(rows)
        height = metrics.HEADER_HEIGHT + _SUMMARY_ROWS * metrics.ROW_HEIGHT
        table.setFixedHeight(height + 2 * table.frameWidth())
        self._add_labelled(label, table)
        self.body.addWidget(table)

    def _add_labelled(self, text: str, table: QWidget) -> None:
        label = QLabel(text, self)
        label.setBuddy(table)
        self.body.addWidget(label)

    def _add_buttons(
        self, save: Callable[[], object], print_: Callable[[], object]
    ) -> None:
        text = self._session.labels.console
        buttons: list[QPushButton] = [
            push_button(text.save_report, "save", save, self),
            print_button(text.print_report, "print", print_, self),
        ]
        box = self.add_buttons(Buttons.Close | Buttons.Help)
        for button in buttons:
            box.addButton(button, box.ButtonRole.ActionRole)

    def _on_counted(self) -> None:
        shown = self._session.labels.console.report_count.format(
            shown=self._rows.rowCount(), all=self._length
        )
        self._count.setText(shown)
