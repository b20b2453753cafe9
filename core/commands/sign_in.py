"""Who uses the console."""

from core.commands.command import Command
from core.errors import Refused
from core.events import SettingsChanged
from core.refusals import Reason
from core.store.transaction import Transaction
from core.text import PlainText


class SignIn(Command):
    """Use the console as another account; its password was checked before."""

    account: PlainText

    def execute(self, tx: Transaction) -> None:
        """Write down who is signed in."""
        account = tx.account(self.account)
        if account is None:
            raise Refused(Reason.NO_SUCH_ACCOUNT, account=self.account)
        user = tx.user(account.name)
        if user is not None and user.domain is None and not user.is_enabled:
            raise Refused(Reason.ACCOUNT_DISABLED, user=user.name)
        tx.save_settings(tx.settings().changed(signed_in=account.name))
        tx.tell(SettingsChanged())
