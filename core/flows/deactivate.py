"""The Deactivate Server Wizard's flow (ui.md 8)."""

from dataclasses import dataclass, field
from enum import StrEnum

from core.catalog import ConnectionMethod
from core.clearinghouse import confirmation_fits
from core.commands.deactivate import DeactivateServer
from core.flows.contact import CONTACT_FIELDS, contact_problem
from core.flows.flow import ServerFlow
from core.numbers.kinds import CONFIRMATION_CODE, NumberError
from core.problems import Problem
from core.records import LicenseServer, Registration
from core.refusals import Reason


class DeactivateStep(StrEnum):
    """Pages of the wizard."""

    INFORMATION = "information"
    CONFIRMATION = "confirmation"
    CONTACTING = "contacting"
    COMPLETING = "completing"


@dataclass
class DeactivateDraft:
    """What the person has typed so far."""

    contact: dict[str, str] = field(default_factory=dict)
    confirmation_code: str = ""


class DeactivateFlow(ServerFlow[DeactivateStep]):
    """Deactivating one license server; there is no web method (domain.md 4.6)."""

    first = DeactivateStep.INFORMATION
    last = DeactivateStep.COMPLETING
    contacting = DeactivateStep.CONTACTING

    def __init__(self, server: LicenseServer) -> None:
        """Start with what the server is registered to."""
        super().__init__(server)
        known = server.registration.model_dump()
        self.draft = DeactivateDraft({f: known.get(f, "") for f in CONTACT_FIELDS})

    @property
    def is_automatic(self) -> bool:
        """Tell whether the request goes over the Internet."""
        return self.server.connection_method is ConnectionMethod.AUTOMATIC

    def next_step(self, step: DeactivateStep) -> DeactivateStep | None:
        """Return the step after this one, by the connection method."""
        after = (
            DeactivateStep.CONTACTING
            if self.is_automatic
            else DeactivateStep.CONFIRMATION
        )
        return {
            DeactivateStep.INFORMATION: after,
            DeactivateStep.CONFIRMATION: DeactivateStep.COMPLETING,
            DeactivateStep.CONTACTING: DeactivateStep.COMPLETING,
        }.get(step)

    def problem(self, step: DeactivateStep) -> Problem | None:
        """Say what must be mended on a page."""
        if step is DeactivateStep.INFORMATION:
            return contact_problem(self.draft.contact, needs_email=self.is_automatic)
        if step is DeactivateStep.CONFIRMATION:
            return self._code_problem()
        return None

    def command(self) -> DeactivateServer:
        """Return the deactivation that the draft stands for."""
        who = {n: v for n, v in self.draft.contact.items() if n != "phone"}
        code = None if self.is_automatic else self.draft.confirmation_code
        return DeactivateServer(
            server=self.server.name,
            method=self.server.connection_method,
            registration=Registration(**who),
            confirmation_code=code,
        )

    def _code_problem(self) -> Problem | None:
        typed = self.draft.confirmation_code
        try:
            CONFIRMATION_CODE.read(typed)
        except NumberError as error:
            return Problem("confirmation_code", str(error))
        if confirmation_fits(typed, self.server):
            return None
        return Problem("confirmation_code", Reason.CONFIRMATION_WRONG.text)
