"""The flow of + RD Licensing: a license server joins the deployment (13.15)."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from core.commands.deployment import AddLicensingToDeployment
from core.flows.flow import Flow
from core.problems import Problem
from core.records import Computer, LicenseServer
from core.refusals import Reason


class AddLicensingStep(StrEnum):
    """Pages of the wizard."""

    SERVER = "select-a-server"
    CONFIRMATION = "confirmation"
    RESULTS = "results"


SERVERS = "servers"


@dataclass
class AddLicensingDraft:
    """What the person has chosen so far."""

    server: str = ""


class AddLicensingFlow(Flow[AddLicensingStep]):
    """Adding one license server to the deployment."""

    first = AddLicensingStep.SERVER
    last = AddLicensingStep.RESULTS

    def __init__(self, candidates: Iterable[Computer]) -> None:
        """Start with the computers that can be added."""
        self.computers = {computer.name: computer for computer in candidates}
        self.draft = AddLicensingDraft()

    @property
    def has_role(self) -> bool:
        """Tell whether the chosen computer is a license server already."""
        return isinstance(self.computers[self.draft.server], LicenseServer)

    def problem(self, step: AddLicensingStep) -> Problem | None:
        """Say what must be mended on a page."""
        if step is not AddLicensingStep.SERVER:
            return None
        computer = self.computers[self.draft.server]
        if computer.is_reachable:
            return None
        text = Reason.ROLE_UNREACHABLE.text.format(host=computer.name)
        return Problem(SERVERS, text)

    def command(self) -> AddLicensingToDeployment:
        """Return the addition that the draft stands for."""
        return AddLicensingToDeployment(server=self.draft.server)
