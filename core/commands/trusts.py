"""Other domains, and what a workgroup needs in place of one (domain.md 3.7)."""

from core.commands.command import Command, Nature
from core.errors import Refused
from core.event_kinds import EventKind
from core.events import ServerChanged, WorldChanged
from core.records import Trust
from core.refusals import Reason
from core.store.transaction import Transaction
from core.text import Name, PlainText


class SetTrust(Command):
    """Let the lab's domain trust another one, in both directions or in one."""

    nature = Nature.WORLD
    domain: Name
    is_two_way: bool = True

    def execute(self, tx: Transaction) -> None:
        """Write the trust in place of what there was."""
        settings = tx.settings()
        if settings.domain is None:
            raise Refused(Reason.NO_DOMAIN)
        if self.domain.casefold() == settings.domain.casefold():
            raise Refused(Reason.NAME_TAKEN, name=self.domain)
        known = settings.trust(self.domain)
        name = known.domain if known else self.domain
        others = tuple(t for t in settings.trusts if t is not known)
        trust = Trust(domain=name, is_two_way=self.is_two_way)
        tx.save_settings(settings.changed(trusts=(*others, trust)))
        tx.tell(WorldChanged())


class SetTrustedGroup(Command):
    """Put a server into Terminal Server License Servers of a trusted domain, or out."""

    server: PlainText
    domain: PlainText
    is_member: bool

    def execute(self, tx: Transaction) -> None:
        """Write the membership; there its administrators do it."""
        server = tx.server(self.server)
        trust = tx.settings().trust(self.domain)
        if trust is None:
            raise Refused(Reason.NO_SUCH_DOMAIN, domain=self.domain)
        if self.is_member and not tx.settings().has_member(server):
            raise Refused(Reason.NOT_IN_DOMAIN, server=server.name)
        others = tuple(d for d in server.member_in_domains if d != trust.domain)
        members = (*others, trust.domain) if self.is_member else others
        tx.save_server(server.changed(member_in_domains=members))
        kind = (
            EventKind.ADDED_TO_GROUP if self.is_member else EventKind.REMOVED_FROM_GROUP
        )
        tx.log(server.name, kind, server=server.name)
        tx.tell(ServerChanged(server.name))


class SetAnonymousRefused(Command):
    """Let a license server refuse session hosts without credentials, or not."""

    nature = Nature.FAULT
    server: PlainText
    is_refused: bool

    def execute(self, tx: Transaction) -> None:
        """Write the fact: the update, without DisableWorkgroupAuthEnforcement."""
        server = tx.server(self.server)
        tx.save_server(server.changed(refuses_anonymous=self.is_refused))
        tx.tell(WorldChanged())


class StoreCredentials(Command):
    """Store on a session host who it is to a license server: `cmdkey`."""

    host: PlainText
    server: PlainText

    def execute(self, tx: Transaction) -> None:
        """Store them; the password was checked before."""
        host = tx.host(self.host)
        server = tx.find_server(self.server, seen_from=host.name)
        if server is None:
            raise Refused(Reason.NO_SUCH_SERVER, server=self.server)
        others = tuple(n for n in host.stored_credentials if n != server.name)
        tx.save_session_host(host.changed(stored_credentials=(*others, server.name)))
        tx.tell(WorldChanged())
