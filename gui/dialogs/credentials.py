"""Credentials: an account that may do what the signed-in one may not."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QWidget

from core.commands.repair import RepairCommand
from core.errors import LabError
from core.problems import Problem
from core.rules.rights import PASSWORD, PASSWORD_FIELD, USER_NAME, sign_in
from gui.desk import Desk
from gui.dialogs.base import Buttons, Dialog
from gui.dialogs.fields import Form
from gui.labels import words
from gui.labels.console import Console
from gui.prompts import breakable
from gui.wizards.shell import plain_label


class CredentialsDialog(Dialog):
    """User name and password; OK carries the command out with that account."""

    def __init__(
        self,
        command: RepairCommand,
        desk: Desk,
        parent: QWidget,
        then: Callable[[], object],
    ) -> None:
        text = desk.labels.console
        super().__init__(text.credentials_title, parent)
        self._command = command
        self._desk = desk
        self._then = then
        intro = text.credentials_intro.format(
            account=desk.lab.settings().signed_in, rights=words.RIGHTS[command.needed]
        )
        self._form = Form(self)
        user_name = self._form.add_text(USER_NAME, text.user_name)
        self._password = add_password(self._form, text)
        self._form.changed.connect(self._form.clear_problems)
        self.body.addWidget(plain_label(breakable(intro), self))
        self.body.addWidget(self._form)
        self.body.addWidget(password_hint(text, self))
        self.body.addStretch()
        self.add_buttons(Buttons.Ok | Buttons.Cancel | Buttons.Help)
        user_name.setFocus()
        self.resize(420, 230)

    def accept(self) -> None:
        """Try the account; stay open while something is wrong."""
        lab = self._desk.lab
        typed = sign_in(
            lab.accounts(),
            lab.settings().domain,
            self._form.text(USER_NAME),
            self._password.text(),
        )
        if isinstance(typed, Problem):
            self._form.say(typed.field, typed.text)
            return
        try:
            lab.do(self._command.changed(account=typed.name))
        except LabError as error:
            self._form.say(USER_NAME, str(error))
            return
        super().accept()
        self._then()


def carry_out(
    command: RepairCommand, desk: Desk, parent: QWidget, then: Callable[[], object]
) -> None:
    """Do a repair as who is signed in, or ask for an account that may."""
    if not desk.lab.rights().covers(command.needed):
        CredentialsDialog(command, desk, parent, then).open()
    elif desk.do(command, parent) is not None:
        then()


def add_password(form: Form, text: Console) -> QLineEdit:
    """Add a field that does not show what is typed."""
    field = form.add_text(PASSWORD_FIELD, text.password)
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return field


def password_hint(text: Console, parent: QWidget) -> QWidget:
    """Tell the password that every account of a lab has."""
    return plain_label(text.training_password.format(password=PASSWORD), parent)
