"""Simulated faults of the lab."""

from core.catalog import ClearinghouseCondition
from core.commands.command import Command
from core.events import SettingsChanged
from core.store.transaction import Transaction


class SetClearinghouseCondition(Command):
    """Make the Clearinghouse reachable, slow, unreachable or angry about the date."""

    condition: ClearinghouseCondition

    def execute(self, tx: Transaction) -> None:
        """Write the setting."""
        tx.save_settings(tx.settings().changed(clearinghouse=self.condition))
        tx.tell(SettingsChanged())
