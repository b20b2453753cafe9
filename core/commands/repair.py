"""What the buttons of Review Configuration do (ui.md 4, domain.md 1.3)."""

from abc import abstractmethod

from core.catalog import DiscoveryScope, Rights
from core.commands.command import ServerCommand
from core.errors import Refused
from core.event_kinds import EventKind
from core.events import ServerChanged
from core.records import LicenseServer
from core.refusals import Reason
from core.rules.rights import SCOPE_NEEDS
from core.store.transaction import Transaction
from core.text import PlainText

_LACKING = {
    Rights.SERVER_ADMIN: Reason.NOT_SERVER_ADMIN,
    Rights.DOMAIN_ADMIN: Reason.NOT_DOMAIN_ADMIN,
    Rights.ENTERPRISE_ADMIN: Reason.NOT_ENTERPRISE_ADMIN,
}


class RepairCommand(ServerCommand):
    """A change in Active Directory, with the rights of an account of its own."""

    account: PlainText | None = None  # None: who is signed in

    @property
    @abstractmethod
    def needed(self) -> Rights:
        """The rights that the account must have."""

    def check_rights(self, server: LicenseServer, tx: Transaction) -> None:
        """Refuse an account that lacks the rights."""
        name = self.account or tx.settings().signed_in
        account = tx.account(name)
        if account is None:
            raise Refused(Reason.NO_SUCH_ACCOUNT, account=name)
        if not account.rights.covers(self.needed):
            reason = _LACKING[self.needed]
            raise Refused(reason, account=account.name, server=server.name)

    def change(self, server: LicenseServer, tx: Transaction) -> None:
        """Write what is different, if Active Directory can be written."""
        if not tx.settings().has_member(server):
            raise Refused(Reason.NOT_IN_DOMAIN, server=server.name)
        if not server.directory_answers:
            raise Refused(Reason.DIRECTORY_UNREACHABLE, server=server.name)
        repaired = self.repaired(server)
        tx.save_server(repaired)
        if repaired.in_ad_group and not server.in_ad_group:
            tx.log(server.name, EventKind.ADDED_TO_GROUP, server=server.name)
        if server.in_ad_group and not repaired.in_ad_group:
            tx.log(server.name, EventKind.REMOVED_FROM_GROUP, server=server.name)
        if repaired.published and not server.published:
            tx.log(server.name, EventKind.PUBLISHED, server=server.name)
        tx.tell(ServerChanged(server.name))

    @abstractmethod
    def repaired(self, server: LicenseServer) -> LicenseServer:
        """Return the server as it is afterwards."""


class AddToGroup(RepairCommand):
    """Make the server a member of Terminal Server License Servers."""

    @property
    def needed(self) -> Rights:
        """Domain Admins may change the group."""
        return Rights.DOMAIN_ADMIN

    def repaired(self, server: LicenseServer) -> LicenseServer:
        """Add the computer, and on a domain controller Network Service (6)."""
        return server.changed(
            in_ad_group=True, network_service_in_ad_group=server.on_domain_controller
        )


class RegisterAsScp(RepairCommand):
    """Register the server as a service connection point."""

    @property
    def needed(self) -> Rights:
        """A local administrator may do that."""
        return Rights.SERVER_ADMIN

    def repaired(self, server: LicenseServer) -> LicenseServer:
        """Register it."""
        return server.changed(scp_registered=True)


class ChangeScope(RepairCommand):
    """Give the server another discovery scope; that of the forest publishes it."""

    scope: DiscoveryScope

    @property
    def needed(self) -> Rights:
        """More for a wider scope."""
        return SCOPE_NEEDS[self.scope]

    def repaired(self, server: LicenseServer) -> LicenseServer:
        """Change the scope; the one of the workgroup is for servers outside."""
        if self.scope is DiscoveryScope.WORKGROUP:
            raise Refused(Reason.IN_DOMAIN, server=server.name)
        published = self.scope is DiscoveryScope.FOREST
        return server.changed(scope=self.scope, published=published)
