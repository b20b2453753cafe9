"""Create Report: whose licenses a report counts (ui.md 9)."""

from PySide6.QtWidgets import QDialog, QRadioButton, QWidget

from core.catalog import ReportScope
from core.commands.reports import CreateReport
from gui.session.session import Session
from gui.theme import metrics
from gui.widgets.dialog import Buttons, Dialog
from gui.widgets.form import Form
from gui.widgets.text import plain_label

_UNIT = "unit"


class CreateReportDialog(Dialog):
    """Three scopes, and a list of the organizational units for the second."""

    help_topic = "reports"

    def __init__(self, server: str, session: Session, parent: QWidget) -> None:
        text = session.labels.console
        super().__init__(text.create_report_title, parent)
        self._server = server
        self._session = session
        self.body.addWidget(plain_label(text.report_intro, self))
        self._scopes = {
            ReportScope.DOMAIN: self._add_scope(text.entire_domain, "domain"),
            ReportScope.ORGANIZATIONAL_UNIT: self._add_scope(
                text.in_organizational_unit, "organizational_unit"
            ),
        }
        self._form = Form(self)
        self._form.setContentsMargins(metrics.TREE_INDENTATION, 0, 0, 0)
        units = [(unit, unit) for unit in session.lab.organizational_units()]
        self._units = self._form.add_choice(
            _UNIT, text.organizational_unit_name, [*units]
        )
        self.body.addWidget(self._form)
        self._scopes[ReportScope.TRUSTED_DOMAINS] = self._add_scope(
            text.trusted_domains, "trusted_domains"
        )
        by_unit = self._scopes[ReportScope.ORGANIZATIONAL_UNIT]
        by_unit.setEnabled(bool(units))
        by_unit.toggled.connect(lambda on: self._form.enable(_UNIT, on=on))
        self._form.enable(_UNIT, on=False)
        self.body.addStretch()
        box = self.add_buttons(Buttons.Ok | Buttons.Cancel | Buttons.Help)
        box.button(Buttons.Ok).setText(text.create_report_button)
        first = self._scopes[ReportScope.DOMAIN]
        first.setChecked(True)
        first.setFocus()
        self.resize(400, 230)

    def accept(self) -> None:
        """Create the report, and close; stay open where it is refused."""
        scope = next(s for s, button in self._scopes.items() if button.isChecked())
        by_unit = scope is ReportScope.ORGANIZATIONAL_UNIT
        command = CreateReport(
            server=self._server,
            scope=scope,
            organizational_unit=self._units.currentData() if by_unit else None,
        )
        self._session.do_in_slices(command, self, lambda _: QDialog.accept(self))

    def _add_scope(self, label: str, name: str) -> QRadioButton:
        button = QRadioButton(label, self)
        button.setObjectName(name)
        self.body.addWidget(button)
        return button
