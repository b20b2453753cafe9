"""Who may have administrative sessions on a session host (domain.md 13.2).

Beside the members of Administrators they are those on the list of permissions of its
terminal Console, which is changed by WMI alone: support article KB 290720,
https://learn.microsoft.com/troubleshoot/windows-server/remote/add-user-services-rdp-permissions
"""

from core.catalog import Rights
from core.commands.command import Command, Nature
from core.errors import Refused
from core.events import WorldChanged
from core.records import SessionHost
from core.refusals import Reason
from core.store.transaction import Transaction
from core.text import PlainText


class PermitAdministrativeSessions(Command):
    """Put an account on the list of who may have administrative sessions."""

    host: PlainText
    user: PlainText

    def execute(self, tx: Transaction) -> None:
        """Add the account once."""
        host, user = _administered(self.host, tx), tx.known_user(self.user)
        account = tx.settings().account_of(user.name, user.domain)
        if account not in host.permitted_accounts:
            permitted = (*host.permitted_accounts, account)
            tx.save_session_host(host.changed(permitted_accounts=permitted))
        tx.tell(WorldChanged())


class RestoreDefaultPermissions(Command):
    """Let only administrators have administrative sessions again."""

    host: PlainText

    def execute(self, tx: Transaction) -> None:
        """Empty the list."""
        host = _administered(self.host, tx)
        tx.save_session_host(host.changed(permitted_accounts=()))
        tx.tell(WorldChanged())


class SetThirdPartyProtocol(Command):
    """Install another vendor's protocol beside RDP on a session host, or remove it."""

    nature = Nature.WORLD
    host: PlainText
    is_installed: bool

    def execute(self, tx: Transaction) -> None:
        """Write the fact."""
        host = tx.host(self.host)
        tx.save_session_host(host.changed(third_party_protocol=self.is_installed))
        tx.tell(WorldChanged())


def _administered(name: str, tx: Transaction) -> SessionHost:
    """Return a session host to one of its administrators."""
    host = tx.host(name)
    if not tx.rights().covers(Rights.SERVER_ADMIN):
        raise Refused(Reason.NOT_ADMINISTRATOR_OF_HOST, host=host.name)
    return host
