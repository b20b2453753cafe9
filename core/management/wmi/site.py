"""The computer that WMI is asked on, as the one sees it who is signed in."""

from dataclasses import dataclass

from core.catalog import ProductVersion, Rights, Service
from core.commands.services import role_with
from core.management.wmi.errors import Wbem, WmiError
from core.records import Computer, LabSettings, LicenseServer, SessionHost
from core.store.queries import Queries


@dataclass(frozen=True)
class Site:
    """One computer of a lab."""

    lab: Queries
    name: str

    @property
    def roles(self) -> list[Computer]:
        """The session host and the license server that it is; Refused if neither."""
        return self.lab.roles_of(self.name)

    @property
    def computer(self) -> Computer:
        """One of its roles, for what they share."""
        return self.roles[0]

    @property
    def version(self) -> ProductVersion:
        """Which Windows Server it runs."""
        return self.computer.version

    @property
    def server(self) -> LicenseServer | None:
        """The license server that it is, or None."""
        found = role_with(Service.LICENSING, self.roles)
        return found if isinstance(found, LicenseServer) else None

    @property
    def host(self) -> SessionHost | None:
        """The session host that it is, or None where that role is missing."""
        found = role_with(Service.SESSIONS, self.roles)
        return found if isinstance(found, SessionHost) and found.has_role else None

    @property
    def settings(self) -> LabSettings:
        """The lab's own settings."""
        return self.lab.settings()

    @property
    def in_domain(self) -> bool:
        """Tell whether it is a member of the domain."""
        return self.settings.has_member(self.computer)

    def may(self, needed: Rights | None) -> bool:
        """Tell whether who is signed in has these rights; for None everybody has."""
        return needed is None or self.lab.rights().covers(needed)

    @property
    def licensing(self) -> LicenseServer:
        """The license server; WmiError where it is none, or its service is stopped.

        That the provider then answers NOT_AVAILABLE is our assumption.
        """
        server = self.server
        if server is None:
            raise WmiError(Wbem.INVALID_CLASS)
        if not server.is_running:
            raise WmiError(
                Wbem.NOT_AVAILABLE,
                f"The Remote Desktop Licensing service is stopped on {server.name}. "
                "Start it with net start TermServLicensing.",
            )
        return server
