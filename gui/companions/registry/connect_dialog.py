"""Connect Network Registry: a server by its name, or a client device with Windows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from core.errors import LabError
from core.management.registry.machine import machine_of
from core.problems import text_problem
from core.text import clean
from gui.labels.registry import Text
from gui.widgets.dialog import Buttons, Dialog
from gui.widgets.form import Form

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from gui.session.session import Session

_NAME = "name"
_WIDTH = 420


class ConnectRegistryDialog(Dialog):
    """Finds the computer that is typed, or says at the field that there is none."""

    help_topic = "registry"

    connected = Signal(str)
    """Carries the name of the computer."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(Text.connect_title, parent)
        self._session = session
        self._form = Form(self)
        self._name = self._form.add_text(_NAME, Text.object_name)
        self._form.changed.connect(self._form.clear_problems)
        self.body.addWidget(self._form)
        self.add_buttons(Buttons.Ok | Buttons.Cancel)
        self._name.setFocus()
        self.resize(_WIDTH, self.sizeHint().height())

    def accept(self) -> None:
        """Connect, and close."""
        name = clean(self._name.text())
        problem = text_problem(_NAME, name, required=Text.object_required)
        if problem is not None:
            self._form.say(_NAME, problem.text)
            return
        try:
            machine = machine_of(self._session.lab, name)
        except LabError as error:
            self._session.tell(error, self)
            return
        if machine is None:
            self._form.say(_NAME, Text.no_computer.format(name=name))
            return
        super().accept()
        self.connected.emit(machine.name)
