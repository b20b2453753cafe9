"""Sign In As: use the console as another account of the lab."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QWidget

from core.commands.sign_in import SignIn
from core.records import Account
from core.rules.rights import password_problem
from gui.labels import words
from gui.labels.text import strip_mnemonic
from gui.session.session import Session
from gui.widgets.dialog import Buttons, Dialog
from gui.widgets.form import Form
from gui.widgets.password import add_password, password_hint

_ACCOUNT = Qt.ItemDataRole.UserRole


class SignInDialog(Dialog):
    """The accounts with their rights in words, and the password."""

    help_topic = "accounts"

    def __init__(self, session: Session, parent: QWidget) -> None:
        text = session.labels.console
        super().__init__(text.sign_in_title, parent)
        self._session = session
        title = QLabel(text.accounts, self)
        self._list = QListWidget(self)
        self._list.setObjectName("accounts")
        self._list.setAccessibleName(strip_mnemonic(text.accounts))
        title.setBuddy(self._list)
        self._form = Form(self)
        self._password = add_password(self._form, text)
        self._form.changed.connect(self._form.clear_problems)
        self._list.currentItemChanged.connect(self._form.clear_problems)
        for account in session.lab.accounts():
            self._add(account)
        self.body.addWidget(title)
        self.body.addWidget(self._list, 1)
        self.body.addWidget(self._form)
        self.body.addWidget(password_hint(text, self))
        self.add_buttons(Buttons.Ok | Buttons.Cancel | Buttons.Help)
        self._list.setFocus()
        self.resize(420, 320)

    def accept(self) -> None:
        """Sign in, and close; stay open while something is wrong."""
        problem = password_problem(self._password.text())
        if problem is not None:
            self._form.say(problem.field, problem.text)
            return
        account = self._list.currentItem().data(_ACCOUNT)
        if self._session.do(SignIn(account=account), self) is not None:
            super().accept()

    def _add(self, account: Account) -> None:
        line = self._session.labels.console.account_line.format(
            name=account.name, rights=words.RIGHTS[account.rights]
        )
        item = QListWidgetItem(line, self._list)
        item.setData(_ACCOUNT, account.name)
        if account.name == self._session.lab.settings().signed_in:
            self._list.setCurrentItem(item)
