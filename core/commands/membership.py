"""A server that leaves the domain of the lab, and comes back (domain.md 3.7, 6)."""

from core.catalog import DiscoveryScope, Rights
from core.commands.command import Command
from core.commands.services import end_sessions
from core.errors import Refused
from core.event_kinds import EventKind
from core.events import WorldChanged
from core.records import LicenseServer, SessionHost
from core.refusals import Reason
from core.store.transaction import Transaction
from core.text import PlainText


class SetDomainMembership(Command):
    """Move a server into a workgroup, or join it to the domain again; it restarts."""

    computer: PlainText
    is_member: bool

    def execute(self, tx: Transaction) -> None:
        """Do to each role what it means: users, groups, the discovery scope."""
        roles = tx.roles_of(self.computer)
        name, settings = roles[0].name, tx.settings()
        if settings.domain is None:
            raise Refused(Reason.NO_DOMAIN)
        if not tx.rights().covers(Rights.DOMAIN_ADMIN):
            raise Refused(Reason.MEMBERSHIP_NEEDS_GROUP, account=settings.signed_in)
        if not tx.reaches_directory(name):
            raise Refused(Reason.DIRECTORY_UNREACHABLE, server=name)
        for role in roles:
            if isinstance(role, SessionHost):
                end_sessions(role, tx)
                tx.save_session_host(
                    role.restarted().changed(
                        in_workgroup=not self.is_member, is_running=True
                    )
                )
            else:
                self._move(role, tx)
        if not self.is_member:
            replace_in_groups(name, (), tx)
        tx.tell(WorldChanged())

    def _move(self, server: LicenseServer, tx: Transaction) -> None:
        """Change the scope, which joining does by itself (domain.md 6)."""
        if self.is_member:
            joined = server.changed(in_workgroup=False)
            if server.scope is DiscoveryScope.WORKGROUP:
                joined = joined.changed(scope=DiscoveryScope.DOMAIN)
            tx.save_server(joined)
            return
        if server.in_ad_group:
            tx.log(server.name, EventKind.REMOVED_FROM_GROUP, server=server.name)
        tx.save_server(
            server.changed(
                in_workgroup=True,
                scope=DiscoveryScope.WORKGROUP,
                in_ad_group=False,
                network_service_in_ad_group=False,
                member_in_domains=(),
                scp_registered=False,
                published=False,
            )
        )


def replace_in_groups(computer: str, instead: tuple[str, ...], tx: Transaction) -> None:
    """Write another account, or none, in Terminal Server Computers (domain.md 6)."""
    for server in tx.servers():
        members = tuple(
            name
            for member in server.security_group_members
            for name in (
                instead if member.casefold() == computer.casefold() else (member,)
            )
        )
        if members != server.security_group_members:
            tx.save_server(server.changed(security_group_members=members))
