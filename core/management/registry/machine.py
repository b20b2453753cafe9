"""A computer as its registry is read: a server of the lab, or a client device."""

from dataclasses import dataclass

from core.catalog import Rights, Service
from core.commands.services import role_with
from core.errors import Refused
from core.records import Computer, Device, LicenseServer, SessionHost
from core.store.queries import Queries


@dataclass(frozen=True)
class Machine:
    """What the lab knows of one computer."""

    name: str
    lab: Queries
    roles: tuple[Computer, ...] = ()  # session host, license server, or both
    device: Device | None = None  # a client with Windows

    @property
    def host(self) -> SessionHost | None:
        """The session host that it is, or None."""
        found = role_with(Service.SESSIONS, [*self.roles])
        return found if isinstance(found, SessionHost) else None

    @property
    def server(self) -> LicenseServer | None:
        """The license server that it is, or None."""
        found = role_with(Service.LICENSING, [*self.roles])
        return found if isinstance(found, LicenseServer) else None

    @property
    def is_administered(self) -> bool:
        """Tell whether the person may write here; a client is the user's own."""
        return not self.roles or self.lab.rights().covers(Rights.SERVER_ADMIN)


def machine_of(lab: Queries, name: str) -> Machine | None:
    """Find a server, or a client device with Windows, by name; None: there is none."""
    try:
        roles = lab.roles_of(name)
    except Refused:
        device = lab.device(name)
        is_windows = device is not None and device.has_registry_key
        if device is None or not is_windows:
            return None
        return Machine(device.name, lab, device=device)
    return Machine(roles[0].name, lab, roles=tuple(roles))
