"""What the dialogs of World that give a command have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.errors import LabError, Refused
from gui.widgets.dialog import Dialog
from gui.widgets.form import Form

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from core.commands.command import Command
    from gui.session.session import Session


class CommandDialog(Dialog):
    """A form, and the command that it gives; it stays open while that is refused."""

    help_topic = "world"

    refused_at = ""
    """The field at which a refusal is said."""

    def __init__(self, title: str, session: Session, parent: QWidget) -> None:
        super().__init__(title, parent)
        self.session = session
        self.form = Form(self)
        self.form.changed.connect(self.form.clear_problems)
        self.body.addWidget(self.form)

    def command(self) -> Command:
        """Return what is done."""
        raise NotImplementedError

    def accept(self) -> None:
        """Do it, and close."""
        try:
            self.session.lab.do(self.command())
        except LabError as error:
            self.tell(error)
        else:
            super().accept()

    def tell(self, error: LabError) -> None:
        """Say at the field what another entry mends, and all else in a message."""
        if isinstance(error, Refused) and self.is_mended_here(error):
            self.form.say(self.refused_at, str(error))
        else:
            self.session.tell(error, self)

    def is_mended_here(self, refused: Refused) -> bool:
        """Tell whether another entry can mend it."""
        return True
