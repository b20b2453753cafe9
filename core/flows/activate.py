"""The Activate Server Wizard's flow (ui.md 5)."""

from dataclasses import dataclass, field
from enum import StrEnum

from core.catalog import ConnectionMethod
from core.commands.activate import ActivateServer
from core.flows.flow import ServerFlow
from core.numbers import servers
from core.numbers.kinds import NumberError
from core.problems import Problem, text_problem
from core.records import LicenseServer, Registration
from core.refusals import Reason


class ActivateStep(StrEnum):
    """Pages of the wizard."""

    WELCOME = "welcome"
    CONNECTION_METHOD = "connection-method"
    COMPANY = "company"
    COMPANY_OPTIONAL = "company-optional"
    COUNTRY = "country"
    LICENSE_SERVER_ID = "license-server-id"
    CONTACTING = "contacting"
    COMPLETING = "completing"


REQUIRED = {
    "first_name": "first name",
    "last_name": "last name",
    "company": "company",
    "country": "country or region",
}
OPTIONAL = (
    "email",
    "organizational_unit",
    "address",
    "city",
    "state",
    "postal_code",
)


@dataclass
class ActivateDraft:
    """What the person has chosen and typed so far."""

    method: ConnectionMethod
    registration: dict[str, str] = field(default_factory=dict)
    license_server_id: str = ""
    start_install: bool = True


class ActivateFlow(ServerFlow[ActivateStep]):
    """Activating one license server."""

    first = ActivateStep.WELCOME
    last = ActivateStep.COMPLETING
    contacting = ActivateStep.CONTACTING

    def __init__(self, server: LicenseServer) -> None:
        """Start with what the server is registered to already."""
        super().__init__(server)
        registration = server.registration.model_dump()
        self.draft = ActivateDraft(server.connection_method, registration)

    def next_step(self, step: ActivateStep) -> ActivateStep | None:
        """Return the step after this one, by the connection method."""
        by_method = {
            ConnectionMethod.AUTOMATIC: ActivateStep.COMPANY,
            ConnectionMethod.WEB: ActivateStep.LICENSE_SERVER_ID,
            ConnectionMethod.TELEPHONE: ActivateStep.COUNTRY,
        }
        return {
            ActivateStep.WELCOME: ActivateStep.CONNECTION_METHOD,
            ActivateStep.CONNECTION_METHOD: by_method[self.draft.method],
            ActivateStep.COMPANY: ActivateStep.COMPANY_OPTIONAL,
            ActivateStep.COMPANY_OPTIONAL: ActivateStep.CONTACTING,
            ActivateStep.COUNTRY: ActivateStep.LICENSE_SERVER_ID,
            ActivateStep.LICENSE_SERVER_ID: ActivateStep.COMPLETING,
            ActivateStep.CONTACTING: ActivateStep.COMPLETING,
        }.get(step)

    def problem(self, step: ActivateStep) -> Problem | None:
        """Say what must be mended on a page."""
        typed = self.draft.registration
        if step is ActivateStep.COMPANY:
            return _first_problem(typed, REQUIRED)
        if step is ActivateStep.COMPANY_OPTIONAL:
            return _first_problem(typed, dict.fromkeys(OPTIONAL))
        if step is ActivateStep.COUNTRY:
            return _first_problem(typed, {"country": REQUIRED["country"]})
        if step is ActivateStep.LICENSE_SERVER_ID:
            return self._id_problem()
        return None

    def command(self) -> ActivateServer:
        """Return the activation that the draft stands for."""
        is_automatic = self.draft.method is ConnectionMethod.AUTOMATIC
        return ActivateServer(
            server=self.server.name,
            method=self.draft.method,
            registration=Registration(**self.draft.registration),
            license_server_id=None if is_automatic else self.draft.license_server_id,
        )

    def _id_problem(self) -> Problem | None:
        typed = self.draft.license_server_id
        box = Reason.LICENSE_SERVER_ID_WRONG.text
        try:
            fits = servers.server_id_fits(typed, self.server.product_id)
        except NumberError as error:
            return Problem("license_server_id", str(error), box)
        if fits:
            return None
        text = "This license server ID belongs to another product ID."
        return Problem("license_server_id", text, box)


def _first_problem(
    typed: dict[str, str], fields: dict[str, str] | dict[str, None]
) -> Problem | None:
    for name, required in fields.items():
        problem = text_problem(name, typed.get(name, ""), required=required)
        if problem:
            return problem
    return None
