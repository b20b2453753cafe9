"""Activating a license server (domain.md 5)."""

from typing import Annotated

from pydantic import AfterValidator

from core import clearinghouse
from core.catalog import ActivationStatus, ConnectionMethod
from core.commands.command import ServerCommand
from core.errors import Refused
from core.event_kinds import EventKind
from core.events import ServerActivated
from core.numbers.kinds import LICENSE_SERVER_ID
from core.records import LicenseServer, Registration
from core.refusals import Reason
from core.store.transaction import Transaction

TypedId = Annotated[str, AfterValidator(LICENSE_SERVER_ID.canonical)]


class ActivateServer(ServerCommand):
    """Activate a license server by one of the three connection methods."""

    method: ConnectionMethod
    registration: Registration = Registration()
    license_server_id: TypedId | None = None  # by the person: web and telephone

    def change(self, server: LicenseServer, tx: Transaction) -> None:
        """Give the server its license server ID."""
        if server.is_activated:
            raise Refused(Reason.ALREADY_ACTIVATED, server=server.name)
        if server.activation_status is ActivationStatus.REACTIVATION_NEEDED:
            raise Refused(Reason.REACTIVATE_INSTEAD, server=server.name)
        tx.save_server(
            server.changed(
                activation_status=ActivationStatus.ACTIVATED,
                connection_method=self.method,
                license_server_id=self._license_server_id(server, tx),
                registration=self.registration.over(server.registration),
            )
        )
        tx.log(server.name, EventKind.ACTIVATED, server=server.name)
        tx.tell(ServerActivated(server.name))

    def _license_server_id(self, server: LicenseServer, tx: Transaction) -> str:
        if self.method is not ConnectionMethod.AUTOMATIC:
            typed = self.license_server_id or ""
            return clearinghouse.accept_license_server_id(server, typed)
        if not self.registration.is_complete:
            raise Refused(Reason.INFORMATION_MISSING)
        return clearinghouse.issue_license_server_id(server, tx)
