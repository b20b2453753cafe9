"""The Reactivate Server Wizard's flow (ui.md 8)."""

from dataclasses import dataclass, field
from enum import StrEnum

from core.catalog import ConnectionMethod, ReactivationReason
from core.commands.reactivate import ReactivateServer
from core.flows.contact import CONTACT_FIELDS, contact_problem
from core.flows.flow import ServerFlow
from core.numbers import servers
from core.numbers.kinds import LICENSE_SERVER_ID, NumberError
from core.problems import Problem
from core.records import LicenseServer, Registration
from core.refusals import Reason

_ID = "license_server_id"


class ReactivateStep(StrEnum):
    """Pages of the wizard."""

    WELCOME = "welcome"
    INFORMATION = "information"
    LICENSE_SERVER_ID = "license-server-id"
    CONTACTING = "contacting"
    COMPLETING = "completing"


@dataclass
class ReactivateDraft:
    """What the person has chosen and typed so far."""

    contact: dict[str, str] = field(default_factory=dict)
    reason: ReactivationReason = ReactivationReason.REDEPLOYED
    license_server_id: str = ""


class ReactivateFlow(ServerFlow[ReactivateStep]):
    """Reactivating one license server."""

    first = ReactivateStep.WELCOME
    last = ReactivateStep.COMPLETING
    contacting = ReactivateStep.CONTACTING

    def __init__(self, server: LicenseServer) -> None:
        """Start with what the server is registered to."""
        super().__init__(server)
        known = server.registration.model_dump()
        self.draft = ReactivateDraft({f: known.get(f, "") for f in CONTACT_FIELDS})

    @property
    def is_automatic(self) -> bool:
        """Tell whether the request goes over the Internet."""
        return self.server.connection_method is ConnectionMethod.AUTOMATIC

    def next_step(self, step: ReactivateStep) -> ReactivateStep | None:
        """Return the step after this one, by the connection method."""
        after = (
            ReactivateStep.CONTACTING
            if self.is_automatic
            else ReactivateStep.LICENSE_SERVER_ID
        )
        return {
            ReactivateStep.WELCOME: ReactivateStep.INFORMATION,
            ReactivateStep.INFORMATION: after,
            ReactivateStep.LICENSE_SERVER_ID: ReactivateStep.COMPLETING,
            ReactivateStep.CONTACTING: ReactivateStep.COMPLETING,
        }.get(step)

    def problem(self, step: ReactivateStep) -> Problem | None:
        """Say what must be mended on a page."""
        if step is ReactivateStep.INFORMATION:
            return contact_problem(self.draft.contact, needs_email=False)
        if step is ReactivateStep.LICENSE_SERVER_ID:
            return self._id_problem()
        return None

    def command(self) -> ReactivateServer:
        """Return the reactivation that the draft stands for."""
        who = {n: v for n, v in self.draft.contact.items() if n != "phone"}
        typed = self.draft.license_server_id
        return ReactivateServer(
            server=self.server.name,
            method=self.server.connection_method,
            reason=self.draft.reason,
            registration=Registration(**who),
            license_server_id=None if self.is_automatic else typed,
        )

    def _id_problem(self) -> Problem | None:
        typed = self.draft.license_server_id
        box = Reason.LICENSE_SERVER_ID_WRONG.text
        try:
            if not servers.server_id_fits(typed, self.server.product_id):
                text = "This license server ID belongs to another product ID."
                return Problem(_ID, text, box)
            if LICENSE_SERVER_ID.canonical(typed) == self.server.license_server_id:
                return Problem(_ID, "This is the present ID. Obtain a new one.", box)
        except NumberError as error:
            return Problem(_ID, str(error), box)
        return None
