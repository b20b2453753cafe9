"""Find: the text that is looked for, and whether in keys, values or data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGroupBox, QVBoxLayout

from core.management.registry.finding import Wanted
from core.problems import text_problem
from gui.labels.registry import Text
from gui.widgets.dialog import Buttons, Dialog
from gui.widgets.form import Form

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_WHAT = "what"
_WIDTH = 440


class FindDialog(Dialog):
    """Begins with what was looked for last."""

    help_topic = "registry"

    asked = Signal(object)
    """Carries what is Wanted."""

    def __init__(self, last: Wanted | None, parent: QWidget) -> None:
        super().__init__(Text.find_title, parent)
        last = last or Wanted("")
        self._form = Form(self)
        self._what = self._form.add_text(_WHAT, Text.find_what, last.text)
        self._what.selectAll()
        self._form.changed.connect(self._form.clear_problems)
        places = QGroupBox(Text.look_at, self)
        column = QVBoxLayout(places)
        self._keys = _box(Text.in_keys, "keys", places, on=last.in_keys)
        self._values = _box(Text.in_values, "values", places, on=last.in_values)
        self._data = _box(Text.in_data, "data", places, on=last.in_data)
        for box in (self._keys, self._values, self._data):
            column.addWidget(box)
        self._whole = _box(Text.whole, "whole", self, on=last.is_whole)
        self.body.addWidget(self._form)
        self.body.addWidget(places)
        self.body.addWidget(self._whole)
        ok = self.add_buttons(Buttons.Ok | Buttons.Cancel).button(Buttons.Ok)
        ok.setText(Text.find_button)
        self._what.setFocus()
        self.resize(_WIDTH, self.sizeHint().height())

    def accept(self) -> None:
        """Say what is wanted, and close."""
        text = self._what.text()
        problem = text_problem(_WHAT, text, required=Text.find_required)
        if problem is not None:
            self._form.say(_WHAT, problem.text)
            return
        wanted = Wanted(
            text,
            in_keys=self._keys.isChecked(),
            in_values=self._values.isChecked(),
            in_data=self._data.isChecked(),
            is_whole=self._whole.isChecked(),
        )
        super().accept()
        self.asked.emit(wanted)


def _box(label: str, name: str, parent: QWidget, *, on: bool) -> QCheckBox:
    box = QCheckBox(label, parent)
    box.setObjectName(name)
    box.setChecked(on)
    return box
