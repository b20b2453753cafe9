"""The dialog behind New and Modify: the name of a value, and its data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit

from core.management.answers import No
from core.management.registry.machine import machine_of
from core.management.registry.registry import Registry
from core.management.registry.values import Data, Kind, Value
from core.problems import text_problem
from core.text import clean
from gui.companions.registry.base_choice import BaseChoice
from gui.labels.registry import EDIT_TITLE, Text
from gui.session.lab_check import follow_check
from gui.widgets.dialog import Buttons, Dialog
from gui.widgets.form import Form

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLineEdit, QWidget

    from gui.session.session import Session

_NAME, _DATA = "name", "data"
_WIDTH = 440


class ValueDialog(Dialog):
    """A new value of a key, or one that is there: then only its data is changed."""

    help_topic = "registry"

    written = Signal(str, str)
    """The value of this name was written; what a person has to know of that."""

    def __init__(
        self,
        computer: str,
        path: str,
        value: Value,
        session: Session,
        parent: QWidget,
        *,
        is_new: bool = False,
    ) -> None:
        super().__init__(EDIT_TITLE[value.kind], parent)
        self._computer, self._path = computer, path
        self._kind = value.kind
        self._session = session
        self._form = Form(self)
        self._name = self._form.add_text(_NAME, Text.value_name, value.name)
        self._name.setReadOnly(not is_new)
        self._edit = self._build_data(value.data)
        self._base = self._build_base(value.data)
        self.body.addWidget(self._form)
        if self._base is not None:
            self.body.addWidget(self._base)
        self.body.addStretch()
        self._ok = self.add_buttons(Buttons.Ok | Buttons.Cancel).button(Buttons.Ok)
        (self._name if is_new else self._edit).setFocus()
        self._edit.selectAll()
        self._form.changed.connect(self._form.clear_problems)
        follow_check(session.lab, self, self._update_ok)
        self.resize(_WIDTH, self.sizeHint().height())

    def accept(self) -> None:
        """Write the value, or say at the field why that is not done."""
        name = clean(self._name.text())
        problem = text_problem(_NAME, name, required=Text.name_required)
        if problem is not None:
            self._form.say(_NAME, problem.text)
            return
        data = self._data()
        if data is None:
            self._form.say(_DATA, Text.no_number)
            return
        self._write(Value(name, self._kind, data))

    def _write(self, value: Value) -> None:
        lab = self._session.lab
        machine = machine_of(lab, self._computer)
        if machine is None:  # it was renamed or removed meanwhile
            said = Text.no_computer.format(name=self._computer)
            self._form.say(_DATA, said)
            return
        outcome = Registry(machine).write(self._path, value)
        if isinstance(outcome, No):
            self._form.say(_DATA, outcome.text)
        elif self._session.do(outcome.command, self) is not None:
            self.written.emit(value.name, outcome.note)
            super().accept()

    def _build_data(self, data: Data | None) -> QLineEdit | QPlainTextEdit:
        if self._kind is Kind.LINES:
            lines = QPlainTextEdit(self)
            lines.setTabChangesFocus(True)
            lines.setPlainText("\n".join(data) if isinstance(data, tuple) else "")
            lines.textChanged.connect(self._form.changed)
            self._form.add(_DATA, Text.value_data, lines)
            return lines
        edit = self._form.add_text(_DATA, Text.value_data)
        edit.setText(data if isinstance(data, str) else "")
        return edit

    def _build_base(self, data: Data | None) -> BaseChoice | None:
        """Let a number be typed in two bases; begin with the one that is there."""
        if self._kind is not Kind.DWORD or isinstance(self._edit, QPlainTextEdit):
            return None
        base = BaseChoice(self._edit, self)
        base.show_number(data if isinstance(data, int) else 0)
        return base

    def _data(self) -> Data | None:
        if isinstance(self._edit, QPlainTextEdit):
            typed = map(clean, self._edit.toPlainText().splitlines())
            return tuple(line for line in typed if line)
        if self._base is not None:
            return self._base.number
        return self._edit.text()

    def _update_ok(self) -> None:
        self._ok.setEnabled(not self._session.lab.is_read_only)
