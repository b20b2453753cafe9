"""Simulated faults of the lab."""

from core.catalog import ClearinghouseCondition
from core.commands.command import Command, Nature
from core.events import ServerChanged, SettingsChanged
from core.store.transaction import Transaction
from core.text import PlainText


class SetClearinghouseCondition(Command):
    """Make the Clearinghouse reachable, slow, unreachable or angry about the date."""

    nature = Nature.FAULT
    condition: ClearinghouseCondition

    def execute(self, tx: Transaction) -> None:
        """Write the setting."""
        tx.save_settings(tx.settings().changed(clearinghouse=self.condition))
        tx.tell(SettingsChanged())


class SetServerReachable(Command):
    """Take a license server off the network, or put it back."""

    nature = Nature.FAULT
    server: PlainText
    is_reachable: bool

    def execute(self, tx: Transaction) -> None:
        """Write it down; nobody needs to reach the server for that."""
        server = tx.server(self.server)
        tx.save_server(server.changed(is_reachable=self.is_reachable))
        tx.tell(ServerChanged(server.name))


class SetDirectoryReachable(Command):
    """Take the domain controllers off the network, or put them back."""

    nature = Nature.FAULT
    is_reachable: bool

    def execute(self, tx: Transaction) -> None:
        """Write the setting."""
        settings = tx.settings().changed(directory_reachable=self.is_reachable)
        tx.save_settings(settings)
        tx.tell(SettingsChanged())
