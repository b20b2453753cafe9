"""The License Code page: codes of retail packs, checked one by one, sent together."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel

from core.catalog import LicenseProgram
from core.flows.install import InstallFlow, InstallStep
from core.numbers.kinds import RETAIL_CODE, shown
from core.numbers.purchases import read_retail_code
from core.problems import Problem
from gui.labels.text import strip_mnemonic
from gui.session.prompts import Tone
from gui.tables.text_table import TextTable
from gui.widgets.buttons import push_button
from gui.widgets.code_boxes import CodeBoxes
from gui.widgets.form import Note
from gui.wizards.flow_wizard import FlowPage, FlowWizard
from gui.wizards.order_link import order_link

GROUPS = 5


class LicenseCodesPage(FlowPage[InstallFlow]):
    """Five boxes, Add, and the list of codes with Edit and Remove."""

    help_topic = "training-numbers"

    def __init__(self, wizard: FlowWizard, flow: InstallFlow) -> None:
        text = wizard.session.labels.install
        super().__init__(
            wizard, flow, InstallStep.LICENSE_CODES, text.code_title, text.code_subtitle
        )
        self._edited: str | None = None  # the listed code that is in the boxes
        self._boxes = CodeBoxes(GROUPS, strip_mnemonic(text.code), self)
        self._boxes.setObjectName("code")
        self._boxes.changed.connect(self.clear_problems)
        self._note = Note(self._boxes, self)
        self._add = push_button(text.add, "add", self._on_add, self)
        titles = [
            text.code_column,
            text.type_column,
            text.quantity_column,
        ]
        self._table = TextTable(
            strip_mnemonic(text.codes), titles, wizard.session, self
        )
        self._table.chosen.connect(self._update_buttons)
        self._edit = push_button(text.edit, "edit", self._on_edit, self)
        self._remove = push_button(text.remove, "remove", self._on_remove, self)
        self._order = order_link(lambda: LicenseProgram.RETAIL, wizard.session, self)
        self._lay_out(text.code, text.codes)
        self._update_buttons()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter add a code that is being typed, instead of leaving the page."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and self._boxes.text():
            self._on_add()
        else:
            super().keyPressEvent(event)

    def validatePage(self) -> bool:
        """Add the code in the boxes first, so that Next never forgets one."""
        if self._boxes.text() and not self._on_add():
            return False
        return super().validatePage()

    def show_problem(self, problem: Problem) -> None:
        self._note.say(problem.text)
        self._boxes.setFocus()

    def clear_problems(self) -> None:
        self._note.say("")

    def _lay_out(self, code_label: str, codes_label: str) -> None:
        title = QLabel(code_label, self)
        title.setBuddy(self._boxes.boxes[0])
        list_title = QLabel(codes_label, self)
        list_title.setBuddy(self._table)
        row = QHBoxLayout()
        row.addWidget(self._boxes, 1)
        row.addWidget(self._add)
        buttons = QHBoxLayout()
        buttons.addWidget(self._order)
        buttons.addStretch()
        buttons.addWidget(self._edit)
        buttons.addWidget(self._remove)
        self.body.addWidget(title)
        self.body.addLayout(row)
        self.body.addWidget(self._note)
        self.body.addWidget(list_title)
        self.body.addWidget(self._table, 1)
        self.body.addLayout(buttons)
        self.body.setContentsMargins(24, 12, 24, 8)
        self.body.setSpacing(6)

    def _on_add(self) -> bool:
        """Check the typed code and put it into the list; tell whether it fitted."""
        typed, codes = self._boxes.text(), self.flow.draft.codes
        problem = self.flow.code_problem(typed, instead_of=self._edited)
        if problem is not None:
            self.show_problem(problem)
            if problem.box:
                self.flow_wizard.session.prompts.show_message(
                    self, problem.box, Tone.ERROR
                )
            return False
        place = codes.index(self._edited) if self._edited else len(codes)
        codes[place : place + 1] = [RETAIL_CODE.canonical(typed)]
        self._edited = None
        self._boxes.clear()
        self._show_codes()
        self._boxes.setFocus()
        return True

    def _on_edit(self) -> None:
        """Take a code into the boxes; it stays in the list until Add replaces it."""
        row = self._table.row_chosen
        if row is None or (self._boxes.text() and not self._on_add()):
            return
        self._edited = self.flow.draft.codes[row]
        self._boxes.set_text(self._edited)
        self._boxes.setFocus()

    def _on_remove(self) -> None:
        row = self._table.row_chosen
        if row is not None:
            removed = self.flow.draft.codes.pop(row)
            if removed == self._edited:
                self._edited = None
            self._show_codes()

    def _show_codes(self) -> None:
        self._table.show_rows([self._row(c) for c in self.flow.draft.codes])
        self._update_buttons()

    def _row(self, code: str) -> list[str]:
        names = self.flow_wizard.session.labels.words
        purchase = read_retail_code(code)
        return [
            shown(code),
            names.type_in_short(purchase.version, purchase.type),
            str(purchase.quantity),
        ]

    def _update_buttons(self) -> None:
        has_row = self._table.row_chosen is not None
        self._edit.setEnabled(has_row)
        self._remove.setEnabled(has_row)
