"""The Remove Roles and Features Wizard's flow (domain.md 13.12, 4.5)."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from core.catalog import Service
from core.commands.command import Command
from core.commands.removal import RemoveLicensingRole, RemoveSessionHostRole
from core.flows.flow import Flow
from core.problems import Problem
from core.records import Computer, LicenseServer
from core.refusals import Reason


class RemoveRolesStep(StrEnum):
    """Pages of the wizard."""

    BEFORE_YOU_BEGIN = "before-you-begin"
    DESTINATION = "server-selection"
    ROLES = "server-roles"
    CONFIRMATION = "confirmation"
    RESULTS = "results"


DESTINATION = "servers"


@dataclass
class RemoveRolesDraft:
    """What the person has chosen so far."""

    computer: str = ""
    role: Service | None = None  # that of the role service


class RemoveRolesFlow(Flow[RemoveRolesStep]):
    """Removing a role service of Remote Desktop Services from a server."""

    first = RemoveRolesStep.BEFORE_YOU_BEGIN
    last = RemoveRolesStep.RESULTS

    def __init__(self, computers: Iterable[Computer]) -> None:
        """Start with the servers that have a role service."""
        self.draft = RemoveRolesDraft()
        self.roles: dict[str, dict[Service, Computer]] = {}
        for role in sorted(computers, key=lambda c: c.name):
            if service := _service(role):
                self.roles.setdefault(role.name, {})[service] = role

    def choose(self, computer: str) -> None:
        """Choose a server; what is removed from it is not chosen yet."""
        self.draft = RemoveRolesDraft(computer)

    def problem(self, step: RemoveRolesStep) -> Problem | None:
        """Say what must be mended on a page."""
        if step is not RemoveRolesStep.DESTINATION:
            return None
        name = self.draft.computer
        if all(role.is_reachable for role in self.roles[name].values()):
            return None
        return Problem(DESTINATION, Reason.ROLE_UNREACHABLE.text.format(host=name))

    def is_complete(self, step: RemoveRolesStep) -> bool:
        """Tell whether all that a page asks for is chosen."""
        return {
            RemoveRolesStep.DESTINATION: bool(self.draft.computer),
            RemoveRolesStep.ROLES: self.draft.role is not None,
        }.get(step, True)

    def command(self) -> Command:
        """Return the removal that the draft stands for."""
        if self.draft.role is Service.LICENSING:
            return RemoveLicensingRole(server=self.draft.computer)
        return RemoveSessionHostRole(host=self.draft.computer)


def _service(role: Computer) -> Service | None:
    """Return the service of a role that is installed."""
    if isinstance(role, LicenseServer):
        return Service.LICENSING
    return Service.SESSIONS if role.has_role else None
