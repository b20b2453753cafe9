"""Credentials: an account that may do what the signed-in one may not."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from core.commands.repair import RepairCommand
from core.errors import LabError, Refused
from core.problems import Problem
from core.rules.rights import USER_NAME, sign_in
from gui.labels import words
from gui.labels.text import soften_breaks
from gui.session.session import Session
from gui.widgets.dialog import Buttons, Dialog
from gui.widgets.form import Form
from gui.widgets.password import add_password, password_hint
from gui.widgets.text import plain_label


class CredentialsDialog(Dialog):
    """User name and password; OK carries the command out with that account."""

    help_topic = "accounts"

    def __init__(
        self,
        command: RepairCommand,
        session: Session,
        parent: QWidget,
        then: Callable[[], object],
    ) -> None:
        text = session.labels.console
        super().__init__(text.credentials_title, parent)
        self._command = command
        self._session = session
        self._then = then
        intro = text.credentials_intro.format(
            account=session.lab.settings().signed_in,
            rights=words.RIGHTS[command.needed],
        )
        self._form = Form(self)
        user_name = self._form.add_text(USER_NAME, text.user_name)
        self._password = add_password(self._form, text)
        self._form.changed.connect(self._form.clear_problems)
        self.body.addWidget(plain_label(soften_breaks(intro), self))
        self.body.addWidget(self._form)
        self.body.addWidget(password_hint(text, self))
        self.body.addStretch()
        self.add_buttons(Buttons.Ok | Buttons.Cancel | Buttons.Help)
        user_name.setFocus()
        self.resize(420, 230)

    def accept(self) -> None:
        """Try the account; stay open while something is wrong."""
        lab = self._session.lab
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
        except Refused as refused:
            self._form.say(USER_NAME, str(refused))
            return
        except LabError as error:
            self._session.tell(error, self)
            return
        super().accept()
        self._then()


def carry_out(
    command: RepairCommand,
    session: Session,
    parent: QWidget,
    then: Callable[[], object],
) -> None:
    """Do a repair as who is signed in, or ask for an account that may."""
    if not session.lab.rights().covers(command.needed):
        CredentialsDialog(command, session, parent, then).open()
    elif session.do(command, parent) is not None:
        then()
