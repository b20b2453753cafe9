"""The services of Remote Desktop on a computer (domain.md 8.2, 9)."""

from typing import NamedTuple
from zlib import crc32

from core.catalog import Service
from core.commands.services import role_with
from core.store.queries import Queries

DISPLAY_NAMES = {
    Service.SESSIONS: "Remote Desktop Services",
    Service.LICENSING: "Remote Desktop Licensing",
}


class ServiceState(NamedTuple):
    """A service of a computer, and whether it runs."""

    service: Service
    is_running: bool
    process: int

    @property
    def display_name(self) -> str:
        """The name that tools show."""
        return DISPLAY_NAMES[self.service]


def services_of(lab: Queries, computer: str) -> list[ServiceState]:
    """List the services of a computer; each Windows Server has that of sessions."""
    roles = lab.roles_of(computer)
    found = []
    for service in Service:
        role = role_with(service, roles)
        if role is not None or service is Service.SESSIONS:
            is_running = role is None or role.is_running
            process = _process(computer, service) if is_running else 0
            found.append(ServiceState(service, is_running, process))
    return found


def find_service(typed: str) -> Service | None:
    """Find a service by its name or the one that tools show, whatever the case."""
    wanted = typed.casefold()
    return next(
        (s for s in Service if wanted in {s.casefold(), DISPLAY_NAMES[s].casefold()}),
        None,
    )


def _process(computer: str, service: Service) -> int:
    """Make up the number of a process: the same each time, a multiple of four.

    No lab knows processes; that a service keeps its number is our assumption.
    """
    return 4 * (300 + crc32(f"{computer}:{service}".casefold().encode()) % 1000)
