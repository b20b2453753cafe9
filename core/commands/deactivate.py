"""Deactivating a license server (domain.md 4.6)."""

from core import clearinghouse
from core.catalog import ActivationStatus, ConnectionMethod
from core.commands.command import ServerCommand
from core.errors import Refused
from core.events import ServerDeactivated
from core.records import LicenseServer, Registration
from core.refusals import Reason
from core.store.transaction import Transaction


class DeactivateServer(ServerCommand):
    """Deactivate a license server, automatically or with a confirmation code."""

    method: ConnectionMethod
    registration: Registration = Registration()  # who asks: name and e-mail
    confirmation_code: str | None = None  # told by the operator: not automatic

    def change(self, server: LicenseServer, tx: Transaction) -> None:
        """Take the license server ID away; license packs and licenses stay."""
        if server.license_server_id is None:
            raise Refused(Reason.NOT_DEACTIVATABLE, server=server.name)
        if self.method is ConnectionMethod.AUTOMATIC:
            clearinghouse.connect(tx)
        else:
            clearinghouse.accept_confirmation(server, self.confirmation_code or "")
        tx.save_server(
            server.changed(
                activation_status=ActivationStatus.NOT_ACTIVATED,
                license_server_id=None,
                registration=self.registration.over(server.registration),
            )
        )
        tx.tell(ServerDeactivated(server.name))
