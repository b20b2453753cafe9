"""User accounts that change and end: renamed, disabled, removed (domain.md 3.3).

A Per User license stands at the user's object in Active Directory, so it goes where
the object goes. A Per Device one is the device's, and only names who used it first.
"""

from core.catalog import Way
from core.commands.command import Command, Nature
from core.errors import Refused
from core.events import WorldChanged
from core.records import User
from core.refusals import Reason
from core.rules.passages import USER
from core.store.transaction import Transaction
from core.text import Name, PlainText


class RemoveUser(Command):
    """Delete a user, and with the object the Per User license (domain.md 3.3)."""

    nature = Nature.WORLD
    user: PlainText

    def execute(self, tx: Transaction) -> None:
        """Free the license; who is connected stays so until the session ends."""
        user = _changeable(self.user, tx)
        account = tx.settings().account_of(user.name, user.domain)
        tx.remove_user(user, account)
        tx.remove_passages(f"{USER}{user.name}", Way.UPDATE)
        _permit(account, (), tx)
        tx.tell(WorldChanged())


class SetUserEnabled(Command):
    """Disable a user's account, or enable it; its license stays till it expires."""

    nature = Nature.WORLD
    user: PlainText
    is_enabled: bool

    def execute(self, tx: Transaction) -> None:
        """Write the fact; a Per User license cannot be revoked (domain.md 4.1)."""
        tx.save_user(_changeable(self.user, tx).changed(is_enabled=self.is_enabled))
        tx.tell(WorldChanged())


class RenameUser(Command):
    """Rename a user; the object stays the same, and so does its license."""

    nature = Nature.WORLD
    user: PlainText
    to: Name

    def execute(self, tx: Transaction) -> None:
        """Let the Per User license follow; others keep the name at issue (1.6)."""
        user = _changeable(self.user, tx)
        taken = tx.user(self.to)
        if taken is not None and taken.name != user.name:
            raise Refused(Reason.NAME_TAKEN, name=self.to)
        settings = tx.settings()
        before, after = (
            settings.account_of(name, user.domain) for name in (user.name, self.to)
        )
        tx.rename_user(user, self.to, (before, after))
        _permit(before, (after,), tx)
        tx.tell(WorldChanged())


def _permit(account: str, instead: tuple[str, ...], tx: Transaction) -> None:
    """Write who is on lists of administrative sessions now (domain.md 13.2)."""
    for host in tx.remote_computers():
        if account in host.permitted_accounts:
            others = tuple(n for n in host.permitted_accounts if n != account)
            tx.save_session_host(host.changed(permitted_accounts=(*others, *instead)))


def _changeable(name: str, tx: Transaction) -> User:
    """Return a user who is not at the console just now."""
    user = tx.known_user(name)
    is_own = user.domain is None
    if is_own and user.name.casefold() == tx.settings().signed_in.casefold():
        raise Refused(Reason.SIGNED_IN_NOW, account=user.name)
    return user
