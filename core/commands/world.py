"""What the World panel changes: users, groups, reachability."""

from core.commands.command import Command, Nature
from core.errors import Refused
from core.events import WorldChanged
from core.records import User
from core.refusals import Reason
from core.store.transaction import Transaction
from core.text import Name, PlainText


class AddUser(Command):
    """Add a user to the domain, or to one that it trusts."""

    nature = Nature.WORLD
    user: Name
    organizational_unit: PlainText | None = None
    domain: PlainText | None = None  # a trusted one; None: that of the lab

    def execute(self, tx: Transaction) -> None:
        """Add the user, under a name of its own."""
        if tx.user(self.user) is not None:
            raise Refused(Reason.NAME_TAKEN, name=self.user)
        domain = self._trusted(tx) if self.domain else None
        unit = self.organizational_unit or None
        tx.add_user(User(name=self.user, organizational_unit=unit, domain=domain))
        tx.tell(WorldChanged())

    def _trusted(self, tx: Transaction) -> str:
        trust = tx.settings().trust(self.domain or "")
        if trust is None:
            raise Refused(Reason.NO_SUCH_DOMAIN, domain=self.domain)
        return trust.domain


class SetSessionHostReachable(Command):
    """Take a session host off the network, or put it back."""

    nature = Nature.WORLD
    host: PlainText
    is_reachable: bool

    def execute(self, tx: Transaction) -> None:
        """Write the fact."""
        host = tx.host(self.host)
        tx.save_session_host(host.changed(is_reachable=self.is_reachable))
        tx.tell(WorldChanged())


class SetSecurityGroupMembers(Command):
    """Set the members of Terminal Server Computers on a server (domain.md 6)."""

    nature = Nature.WORLD
    server: PlainText
    members: tuple[PlainText, ...]

    def execute(self, tx: Transaction) -> None:
        """Write the group; every member is a session host of the lab."""
        hosts = [tx.host(name).name for name in self.members]
        server = tx.server(self.server)
        tx.save_server(server.changed(security_group_members=tuple(hosts)))
        tx.tell(WorldChanged())


class SetAttributeDelegation(Command):
    """Let users update their own license attributes, or not (domain.md 3.3)."""

    nature = Nature.WORLD
    users_may_update: bool

    def execute(self, tx: Transaction) -> None:
        """Write the delegation to SELF."""
        settings = tx.settings()
        tx.save_settings(settings.changed(users_may_update=self.users_may_update))
        tx.tell(WorldChanged())
