"""Ways that are closed and opened, and rights that are delegated (domain.md 13)."""

from core.catalog import FirewallGroup, Rights, Service, Way
from core.commands.command import Command, Nature
from core.commands.services import role_with
from core.errors import Refused
from core.events import WorldChanged
from core.reads.passages import ends, with_parents
from core.refusals import Reason
from core.rules.passages import (
    CLEARINGHOUSE,
    DOMAIN,
    EVERYBODY,
    LICENSE_SERVERS,
    SELF,
    UNIT,
    is_granted,
)
from core.store.transaction import Transaction
from core.text import PlainText

SERVICE_OF = {
    FirewallGroup.LICENSING: Service.LICENSING,
    FirewallGroup.SESSIONS: Service.SESSIONS,
}
"""Whose role brings a rule group along."""
WAYS_OF = {
    FirewallGroup.LICENSING: (Way.RPC, Way.DYNAMIC),
    FirewallGroup.SESSIONS: (Way.SESSIONS,),
}
"""What the rules of a group let in."""


class SetPassage(Command):
    """Close a way for somebody, or take a right away; or give it back."""

    nature = Nature.FAULT
    origin: PlainText = EVERYBODY
    target: PlainText
    way: Way
    is_open: bool

    def execute(self, tx: Transaction) -> None:
        """Write it down, under the names that both ends have."""
        possible = ends(tx, self.way)
        origin, target = (
            next((n for n in names if n.casefold() == typed.casefold()), None)
            for names, typed in zip(possible, (self.origin, self.target), strict=True)
        )
        if origin is None or target is None or origin == target:
            raise Refused(
                Reason.NO_SUCH_PASSAGE, origin=self.origin, target=self.target
            )
        set_passage(origin, target, self.way, tx, is_open=self.is_open)
        tx.tell(WorldChanged())


class SetFirewallGroup(Command):
    """Enable or disable a rule group of Windows Defender Firewall: `netsh`."""

    computer: PlainText
    group: FirewallGroup
    is_enabled: bool

    def execute(self, tx: Transaction) -> None:
        """Let everybody in for what the group is for, or nobody."""
        role = role_with(SERVICE_OF[self.group], tx.roles_of(self.computer))
        if role is None:
            raise Refused(
                Reason.NO_SUCH_RULE_GROUP, group=self.group, computer=self.computer
            )
        for way in WAYS_OF[self.group]:
            tx.remove_passages(role.name, way)
            if not self.is_enabled:
                set_passage(EVERYBODY, role.name, way, tx, is_open=False)
        tx.tell(WorldChanged())


class AllowHttps(Command):
    """Allow outbound HTTPS on a computer: `netsh advfirewall firewall add rule`."""

    computer: PlainText

    def execute(self, tx: Transaction) -> None:
        """Open its own firewall; one between it and the Internet stays as it is."""
        computer = tx.computer(self.computer)
        tx.remove_passages(CLEARINGHOUSE, Way.HTTPS, origin=computer.name)
        tx.tell(WorldChanged())


class DelegateControl(Command):
    """Delegate "Read and write Terminal Server license server" (domain.md 13.8, 3.3).

    In the domain, to who writes the attributes: to the group, or to SELF.
    """

    target: PlainText = DOMAIN  # or OU=… for a unit, CN=… for one user
    trustee: PlainText

    def execute(self, tx: Transaction) -> None:
        """Give the right on the domain, on an organizational unit, or on a user."""
        settings = tx.settings()
        if settings.domain is None:
            raise Refused(Reason.NO_DIRECTORY)
        if not tx.rights().covers(Rights.DOMAIN_ADMIN):
            raise Refused(Reason.DELEGATION_NEEDS_GROUP, account=settings.signed_in)
        if self.trustee not in {LICENSE_SERVERS, SELF}:
            raise self._nobody()
        if self.target == DOMAIN:
            self._give_on_domain(tx)
        else:
            self._give_on_object(tx)
        tx.tell(WorldChanged())

    def _give_on_domain(self, tx: Transaction) -> None:
        """Organizational units inherit it; a user's object that is closed does not."""
        for passage in tx.passages():
            if passage.origin == self.trustee and passage.target.startswith(UNIT):
                tx.remove_passages(passage.target, Way.UPDATE, origin=self.trustee)
        if self.trustee == SELF:
            tx.save_settings(tx.settings().changed(users_may_update=True))

    def _give_on_object(self, tx: Transaction) -> None:
        names = {name.casefold(): name for name in ends(tx, Way.UPDATE).targets}
        target = names.get(self.target.casefold())
        if target is None:
            raise self._nobody()
        set_passage(self.trustee, target, Way.UPDATE, tx, is_open=True)

    def _nobody(self) -> Refused:
        facts = {"origin": self.trustee, "target": self.target}
        return Refused(Reason.NO_SUCH_PASSAGE, **facts)


def set_passage(
    origin: str, target: str, way: Way, tx: Transaction, *, is_open: bool
) -> None:
    """Write an exception, or none where it is so without one."""
    tx.remove_passages(target, way, origin=origin)
    if _is_open_without(origin, target, way, tx) is not is_open:
        tx.add_passage(origin, target, way, is_open=is_open)


def _is_open_without(origin: str, target: str, way: Way, tx: Transaction) -> bool:
    if way is not Way.UPDATE:
        return tx.passes(origin, target, way)
    _, *inherited = with_parents(tx, target)
    usual = origin != SELF or tx.settings().users_may_update
    return is_granted(tx.passages(), origin, inherited, otherwise=usual)
