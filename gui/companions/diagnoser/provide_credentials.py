"""Provide Credentials: an administrator of a license server for the Diagnoser."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from core.catalog import Rights
from core.problems import Problem
from core.records import Account
from core.rules.rights import PASSWORD_FIELD, USER_NAME, sign_in
from gui.labels.diagnoser import DiagnoserText as Text
from gui.labels.text import soften_breaks
from gui.session.session import Session
from gui.widgets.dialog import Buttons, Dialog
from gui.widgets.form import Form
from gui.widgets.password import add_password, password_hint
from gui.widgets.text import plain_label


class ProvideCredentialsDialog(Dialog):
    """User name and password; OK hands the account on."""

    help_topic = "diagnoser"

    def __init__(
        self,
        server: str,
        session: Session,
        parent: QWidget,
        then: Callable[[str], object],
    ) -> None:
        super().__init__(Text.credentials_title, parent)
        self._server = server
        self._session = session
        self._then = then
        text = session.labels.console
        self._form = Form(self)
        user_name = self._form.add_text(USER_NAME, text.user_name)
        add_password(self._form, text)
        self._form.changed.connect(self._form.clear_problems)
        intro = soften_breaks(Text.credentials_intro.format(server=server))
        self.body.addWidget(plain_label(intro, self))
        self.body.addWidget(self._form)
        self.body.addWidget(password_hint(text, self))
        self.body.addStretch()
        self.add_buttons(Buttons.Ok | Buttons.Cancel | Buttons.Help)
        user_name.setFocus()
        self.resize(420, 230)

    def accept(self) -> None:
        """Check the account; stay open while something is wrong."""
        account = self._account()
        if isinstance(account, Problem):
            self._form.say(account.field, account.text)
            return
        super().accept()
        self._then(account.name)

    def _account(self) -> Account | Problem:
        lab = self._session.lab
        account = sign_in(
            lab.accounts(),
            lab.settings().domain,
            self._form.text(USER_NAME),
            self._form.text(PASSWORD_FIELD),
        )
        if isinstance(account, Problem) or account.rights.covers(Rights.SERVER_ADMIN):
            return account
        facts = {"account": account.name, "server": self._server}
        return Problem(USER_NAME, Text.no_administrator.format(**facts))
