"""Rename and Upgrade."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.catalog import ProductVersion
from core.commands.upgrade import UpgradeComputer
from core.problems import text_problem
from core.rules.upgrading import upgrades_of
from gui.companions.world.command_dialog import CommandDialog
from gui.labels.world import WorldText as Text
from gui.widgets.dialog import Buttons, Dialog
from gui.widgets.form import Form

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from core.commands.command import Command
    from core.records import Computer
    from gui.session.session import Session

_NAME, _VERSION = "name", "version"
_SIZE = (380, 130)


class RenameDialog(CommandDialog):
    """Another name for something; it stays open while the name is wrong."""

    refused_at = _NAME

    def __init__(
        self,
        name: str,
        command: Callable[[str], Command],
        session: Session,
        parent: QWidget,
    ) -> None:
        super().__init__(Text.rename_title.format(name=name), session, parent)
        self._command = command
        field = self.form.add_text(_NAME, Text.new_name, name)
        self.add_buttons(Buttons.Ok | Buttons.Cancel)
        field.selectAll()
        field.setFocus()
        self.resize(*_SIZE)

    def command(self) -> Command:
        """Return what renames it."""
        return self._command(self.form.text(_NAME))

    def accept(self) -> None:
        """Rename, which may be long, and close."""
        name = self.form.text(_NAME)
        problem = text_problem(_NAME, name, required=Text.name_required)
        if problem is not None:
            self.form.say(_NAME, problem.text)
            return
        self.session.do_in_slices(
            self.command(), self, lambda _: Dialog.accept(self), failed=self.tell
        )


class UpgradeDialog(Dialog):
    """The versions of Windows Server that a computer can be upgraded to in place."""

    help_topic = "world"

    def __init__(self, computer: Computer, session: Session, parent: QWidget) -> None:
        super().__init__(Text.upgrade_title.format(name=computer.name), parent)
        self._name = computer.name
        self._session = session
        form = Form(self)
        self._choice = form.add_choice(
            _VERSION,
            Text.upgrade_to,
            [(v.server_name, v) for v in upgrades_of(computer.version)],
        )
        self.body.addWidget(form)
        self.add_buttons(Buttons.Ok | Buttons.Cancel)
        self._choice.setFocus()
        self.resize(*_SIZE)

    def accept(self) -> None:
        """Upgrade, and close."""
        version = ProductVersion(self._choice.currentData())
        command = UpgradeComputer(computer=self._name, version=version)
        if self._session.do(command, self) is not None:
            super().accept()
