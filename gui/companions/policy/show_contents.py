"""The list of license servers behind `Show…` (seed 002)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from core.problems import text_problem
from core.records import server_list
from gui.labels.policy import Policy
from gui.labels.text import strip_mnemonic
from gui.session.session import Session
from gui.tables.text_table import TextTable
from gui.widgets.buttons import push_button
from gui.widgets.dialog import Buttons, Dialog
from gui.widgets.form import Form

_VALUE = "value"


class ShowContentsDialog(Dialog):
    """Names one below the other; OK keeps them, also one that is only typed."""

    help_topic = "policy"

    kept = Signal(list)

    def __init__(
        self, names: tuple[str, ...], session: Session, parent: QWidget
    ) -> None:
        super().__init__(Policy.show_title, parent)
        self._names = list(names)
        title = QLabel(Policy.servers, self)
        label = strip_mnemonic(Policy.servers)
        self._table = TextTable(label, [Policy.value], session, self)
        self._table.chosen.connect(self._update_buttons)
        title.setBuddy(self._table)
        self._form = Form(self)
        self._value = self._form.add_text(_VALUE, Policy.new_value)
        self._form.changed.connect(self._on_typed)
        self._add = push_button(Policy.add, "add", self._on_add, self)
        self._remove = push_button(Policy.remove, "remove", self._on_remove, self)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self._add)
        row.addWidget(self._remove)
        self.body.addWidget(title)
        self.body.addWidget(self._table)
        self.body.addWidget(self._form)
        self.body.addLayout(row)
        self.add_buttons(Buttons.Ok | Buttons.Cancel)
        self._value.setFocus()
        self.resize(400, 300)
        self._show_names()

    def accept(self) -> None:
        """Keep the names; what is typed and not added yet is one of them."""
        if not self._value.text().strip() or self._on_add():
            self.kept.emit(self._names)
            super().accept()

    def _on_add(self) -> bool:
        """Add what is typed; False, with the reason at the field, if it cannot be."""
        typed = self._value.text()
        problem = text_problem(_VALUE, typed, required=Policy.server_needed)
        known = {name.casefold() for name in self._names}
        twice = next((n for n in server_list(typed) if n.casefold() in known), None)
        if problem is not None or twice is not None:
            said = problem.text if problem else Policy.in_list.format(name=twice)
            self._form.say(_VALUE, said)
            return False
        self._names += server_list(typed)
        self._value.clear()
        self._value.setFocus()
        self._show_names()
        return True

    def _on_remove(self) -> None:
        row = self._table.row_chosen
        if row is not None:
            del self._names[row]
            self._show_names()

    def _show_names(self) -> None:
        self._table.clearSelection()
        self._table.show_rows([[name] for name in self._names])
        self._update_buttons()

    def _on_typed(self) -> None:
        self._form.clear_problems()
        self._update_buttons()

    def _update_buttons(self) -> None:
        self._add.setEnabled(bool(self._value.text().strip()))
        self._remove.setEnabled(self._table.row_chosen is not None)
