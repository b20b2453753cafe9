"""What `reg` writes and deletes of a session host's licensing (domain.md 13.11)."""

from core.catalog import LicensingMode
from core.commands.command import Command
from core.events import SessionHostChanged
from core.store.transaction import Transaction
from core.text import PlainText


class WriteLicensingMode(Command):
    """Write LicensingMode; it is in force after a restart."""

    host: PlainText
    mode: LicensingMode

    def execute(self, tx: Transaction) -> None:
        """Keep it until then."""
        host = tx.host(self.host)
        tx.save_session_host(host.changed(written_mode=self.mode))
        tx.tell(SessionHostChanged(host.name))


class WriteLicenseServers(Command):
    """Write SpecifiedLicenseServers, or delete it: it counts after a restart."""

    host: PlainText
    license_servers: tuple[PlainText, ...]  # none: the value is deleted

    def execute(self, tx: Transaction) -> None:
        """Keep it until then."""
        host = tx.host(self.host)
        tx.save_session_host(host.changed(written_servers=self.license_servers))
        tx.tell(SessionHostChanged(host.name))
