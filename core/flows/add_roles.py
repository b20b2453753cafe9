"""The Add Roles and Features Wizard's flow (domain.md 6)."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from core.catalog import DiscoveryScope, ProductVersion
from core.commands.roles import AddLicensingRole
from core.flows.flow import Flow
from core.problems import Problem
from core.records import LabSettings, SessionHost
from core.refusals import Reason


class AddRolesStep(StrEnum):
    """Pages of the wizard."""

    BEFORE_YOU_BEGIN = "before-you-begin"
    DESTINATION = "server-selection"
    ROLES = "server-roles"
    ROLE_SERVICES = "role-services"
    SCOPE = "discovery-scope"
    INSTALLATION = "installation"
    RESULTS = "results"


DESTINATION = "servers"
_ASKS_SCOPE = {ProductVersion.W2008, ProductVersion.W2008R2}


@dataclass
class AddRolesDraft:
    """What the person has chosen so far."""

    scope: DiscoveryScope
    host: str = ""
    has_role: bool = False
    has_role_service: bool = False


class AddRolesFlow(Flow[AddRolesStep]):
    """Installing Remote Desktop Licensing on a server that does not have it."""

    first = AddRolesStep.BEFORE_YOU_BEGIN
    last = AddRolesStep.RESULTS

    def __init__(self, hosts: Iterable[SessionHost], settings: LabSettings) -> None:
        """Start with the servers that it can be installed on."""
        self.hosts = {host.name: host for host in hosts}
        self.draft = AddRolesDraft(settings.own_scope)
        self.asks_scope = settings.edition in _ASKS_SCOPE

    def next_step(self, step: AddRolesStep) -> AddRolesStep | None:
        """Return the step after this one; only older editions ask for the scope."""
        later = self.steps[self.steps.index(step) + 1 :]
        asked = (s for s in later if self.asks_scope or s is not AddRolesStep.SCOPE)
        return next(asked, None)

    def problem(self, step: AddRolesStep) -> Problem | None:
        """Say what must be mended on a page."""
        if step is not AddRolesStep.DESTINATION:
            return None
        host = self.hosts[self.draft.host]
        if host.is_reachable:
            return None
        return Problem(DESTINATION, Reason.ROLE_UNREACHABLE.text.format(host=host.name))

    def is_complete(self, step: AddRolesStep) -> bool:
        """Tell whether all that a page asks for is chosen."""
        return {
            AddRolesStep.DESTINATION: bool(self.draft.host),
            AddRolesStep.ROLES: self.draft.has_role,
            AddRolesStep.ROLE_SERVICES: self.draft.has_role_service,
        }.get(step, True)

    def command(self) -> AddLicensingRole:
        """Return the installation that the draft stands for."""
        scope = self.draft.scope if self.asks_scope else None
        return AddLicensingRole(host=self.draft.host, scope=scope)
