"""Reactivating a license server (domain.md 4.6, 5)."""

from core import clearinghouse
from core.catalog import ActivationStatus, ConnectionMethod, ReactivationReason
from core.commands.command import ServerCommand
from core.errors import Refused
from core.event_kinds import EventKind
from core.events import ServerReactivated
from core.records import LicenseServer, Registration
from core.refusals import Reason
from core.store.transaction import Transaction


class ReactivateServer(ServerCommand):
    """Give a license server a new license server ID; its license packs stay."""

    method: ConnectionMethod
    reason: ReactivationReason
    registration: Registration = Registration()  # who asks: name and e-mail
    license_server_id: str | None = None  # typed by the person: web and telephone

    def change(self, server: LicenseServer, tx: Transaction) -> None:
        """Replace the license server ID."""
        if server.license_server_id is None:
            raise Refused(Reason.NOT_REACTIVATABLE, server=server.name)
        new_id = self._new_id(server, tx)
        if new_id == server.license_server_id:
            raise Refused(Reason.LICENSE_SERVER_ID_WRONG)
        tx.save_server(
            server.changed(
                activation_status=ActivationStatus.ACTIVATED,
                license_server_id=new_id,
                registration=self.registration.over(server.registration),
            )
        )
        tx.log(server.name, EventKind.ACTIVATED, server=server.name)
        tx.tell(ServerReactivated(server.name))

    def _new_id(self, server: LicenseServer, tx: Transaction) -> str:
        if self.method is ConnectionMethod.AUTOMATIC:
            return clearinghouse.issue_license_server_id(server, tx)
        typed = self.license_server_id or ""
        return clearinghouse.accept_license_server_id(server, typed)
