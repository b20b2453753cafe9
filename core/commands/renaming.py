"""Computers under another name: servers, and client devices."""

from core.commands.command import Command, Nature, require_administrator
from core.commands.membership import replace_in_groups
from core.commands.services import end_sessions
from core.errors import Refused
from core.events import WorldChanged
from core.records import SessionHost
from core.refusals import Reason
from core.store.slices import Steps
from core.store.transaction import Transaction
from core.text import Name, PlainText


class RenameComputer(Command):
    """Rename a server of the lab; it restarts.

    Who names it by its old name does not find it any more. That a license server
    stays activated, with its packs, is our assumption.
    """

    computer: PlainText
    to: Name

    def execute(self, tx: Transaction) -> Steps[None]:
        """Let its database, its event log and its place in groups follow."""
        roles = tx.roles_of(self.computer)
        name = roles[0].name
        _refuse_unless_free(self.to, name, tx)
        if not roles[0].is_reachable:
            raise Refused(Reason.ROLE_UNREACHABLE, host=name)
        require_administrator(name, tx)
        for role in roles:
            if isinstance(role, SessionHost):
                end_sessions(role, tx)
        yield from tx.rename_computer(name, self.to)
        replace_in_groups(name, (self.to,), tx)
        tx.tell(WorldChanged())


class RenameDevice(Command):
    """Rename a client device: by its hardware ID it is the same (domain.md 3.2)."""

    nature = Nature.WORLD
    device: PlainText
    to: Name

    def execute(self, tx: Transaction) -> None:
        """Keep what it stores; license servers list the name at issue time (1.6)."""
        device = tx.known_device(self.device)
        taken = tx.device(self.to)
        if taken is not None and taken.name != device.name:
            raise Refused(Reason.NAME_TAKEN, name=self.to)
        tx.rename_device(device, self.to)
        tx.tell(WorldChanged())


def _refuse_unless_free(name: str, own: str, tx: Transaction) -> None:
    """Refuse the name of another computer."""
    others = {c.name.casefold() for c in tx.computers()} - {own.casefold()}
    if name.casefold() in others:
        raise Refused(Reason.NAME_TAKEN, name=name)
