"""Changing what the Properties dialog of a license server shows."""

from core.catalog import ConnectionMethod
from core.commands.command import ServerCommand
from core.events import ServerChanged
from core.records import LicenseServer, Registration
from core.store.transaction import Transaction


class ChangeServerProperties(ServerCommand):
    """Set the connection method and the registration of a license server."""

    connection_method: ConnectionMethod
    registration: Registration

    def change(self, server: LicenseServer, tx: Transaction) -> None:
        """Write the properties."""
        tx.save_server(
            server.changed(
                connection_method=self.connection_method, registration=self.registration
            )
        )
        tx.tell(ServerChanged(server.name))
