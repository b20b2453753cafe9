"""Add Roles and Features: a session host becomes a license server, too."""

from core.catalog import DiscoveryScope, Rights
from core.commands.command import Command, require_administrator
from core.commands.policy import in_force
from core.errors import Refused
from core.event_kinds import EventKind
from core.events import LicensingRoleAdded
from core.numbers.servers import make_product_id
from core.records import (
    LabSettings,
    LicenseServer,
    SessionHost,
    built_in_pack,
)
from core.refusals import Reason
from core.rules.rights import SCOPE_NEEDS
from core.store.transaction import Transaction
from core.text import PlainText

_GROUP = {
    Rights.DOMAIN_ADMIN: "Domain Admins",
    Rights.ENTERPRISE_ADMIN: "Enterprise Admins",
}


class AddLicensingRole(Command):
    """Install the role service Remote Desktop Licensing on a session host."""

    host: PlainText
    scope: DiscoveryScope | None = None  # None: setup does not ask, since 2012

    def execute(self, tx: Transaction) -> None:
        """Make the computer a license server, which is not activated yet."""
        host = self._host(tx)
        settings = tx.settings()
        self._check_scope(host, settings, tx)
        joins = (
            settings.has_member(host)
            and tx.reaches_directory(host.name)
            and tx.rights().covers(Rights.DOMAIN_ADMIN)
        )
        server = self._server(host, settings).changed(in_ad_group=joins)
        tx.add_server(server)
        tx.add_pack(built_in_pack(server.name))
        tx.log(server.name, EventKind.COMPUTERS_GROUP_CREATED, server=server.name)
        if server.published:
            tx.log(server.name, EventKind.PUBLISHED, server=server.name)
        if joins:  # domain.md 6: role setup adds the account itself when it may
            tx.log(server.name, EventKind.ADDED_BY_SETUP, server=server.name)
        tx.tell(LicensingRoleAdded(server.name))

    def _host(self, tx: Transaction) -> SessionHost:
        host = tx.host(self.host)
        if host not in tx.hosts_without_licensing():
            raise Refused(Reason.ROLE_IS_THERE, host=host.name)
        if not host.is_reachable:
            raise Refused(Reason.ROLE_UNREACHABLE, host=host.name)
        require_administrator(host.name, tx)
        return host

    def _check_scope(
        self, host: SessionHost, settings: LabSettings, tx: Transaction
    ) -> None:
        """Check place, rights and network, as Change Scope does (domain.md 1.3)."""
        if self.scope is None:
            return
        if self.scope is DiscoveryScope.WORKGROUP:
            if settings.has_member(host):
                raise Refused(Reason.IN_DOMAIN, server=self.host)
            return
        if not settings.has_member(host):
            raise Refused(Reason.NOT_IN_DOMAIN, server=self.host)
        needed = SCOPE_NEEDS[self.scope]
        if not tx.rights().covers(needed):
            raise Refused(
                Reason.SCOPE_NEEDS_GROUP,
                account=settings.signed_in,
                group=_GROUP[needed],
            )
        if not tx.reaches_directory(self.host):
            raise Refused(Reason.DIRECTORY_UNREACHABLE, server=self.host)

    def _server(self, host: SessionHost, settings: LabSettings) -> LicenseServer:
        return LicenseServer(
            name=host.name,
            version=host.version,
            address=host.address,
            product_id=make_product_id(settings.seed, host.name),
            scope=self.scope or _own_scope(host, settings),
            published=self.scope is DiscoveryScope.FOREST,
            policy=host.policy,
            in_workgroup=host.in_workgroup,
        ).changed(**in_force(host.applied))


def _own_scope(host: SessionHost, settings: LabSettings) -> DiscoveryScope:
    """Return the scope that setup gives by itself where it does not ask."""
    is_member = settings.has_member(host)
    return DiscoveryScope.DOMAIN if is_member else DiscoveryScope.WORKGROUP
