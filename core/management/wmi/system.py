"""What every server tells of itself: system, computer, services.

Pages: learn.microsoft.com/windows/win32/cimwin32prov/win32-operatingsystem,
win32-computersystem and win32-service; of their many properties those that a lab knows.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import NamedTuple

from core.catalog import Rights
from core.commands.services import SetServiceRunning
from core.management.releases import BUILDS, os_version
from core.management.services import ServiceState, services_of
from core.management.wmi.model import (
    CIMV2,
    Arguments,
    Call,
    Method,
    Property,
    Run,
    Term,
    WmiClass,
)
from core.management.wmi.site import Site
from core.management.wmi.values import CimType

_ACCESS_DENIED, _NOT_ACTIVE, _ALREADY_RUNNING = 2, 6, 10
"""What starting and stopping return, beside 0 (startservice-method-in-class-…)."""
_WORKGROUP_SERVER, _MEMBER_SERVER, _DOMAIN_CONTROLLER = 2, 3, 5


class Machine(NamedTuple):
    """A computer by what its own classes tell."""

    site: Site

    @property
    def is_member(self) -> bool:
        """Tell whether it is in a domain."""
        return self.site.in_domain

    @property
    def domain(self) -> str:
        """The domain, or the name of the workgroup; a lab names none."""
        own = getattr(self.site.computer, "domain", None)
        domain = own or self.site.settings.domain
        return domain if self.is_member and domain else "WORKGROUP"

    @property
    def role(self) -> int:
        """The DomainRole."""
        if not self.is_member:
            return _WORKGROUP_SERVER
        server = self.site.server
        is_controller = server is not None and server.on_domain_controller
        return _DOMAIN_CONTROLLER if is_controller else _MEMBER_SERVER

    @property
    def caption(self) -> str:
        """What the system is called; that it is Standard is our assumption."""
        return f"Microsoft {self.site.version.server_name} Standard"

    @property
    def started(self) -> datetime:
        """When it was restarted last; before that it ran since the lab began."""
        return self.site.lab.restarted(self.site.name)


def _machine(site: Site, _: Sequence[Term]) -> Iterator[list[Machine]]:
    yield [Machine(site)]


def _services(site: Site, _: Sequence[Term]) -> Iterator[list[ServiceState]]:
    yield services_of(site.lab, site.name)


def _switch(*, is_running: bool) -> Run:
    """Start or stop a service, with the numbers of its own page."""

    def run(site: Site, service: ServiceState, _: Arguments) -> Call:
        if not site.may(Rights.SERVER_ADMIN):
            return Call(returns=_ACCESS_DENIED)
        if service.is_running is is_running:
            return Call(returns=_ALREADY_RUNNING if is_running else _NOT_ACTIVE)
        return Call(
            command=SetServiceRunning(
                computer=site.name, service=service.service, is_running=is_running
            )
        )

    return run


OPERATING_SYSTEM = WmiClass(
    name="Win32_OperatingSystem",
    namespace=CIMV2,
    is_singleton=True,
    rows=_machine,
    properties=(
        Property("Caption", CimType.STRING, lambda m: m.caption),
        Property("CSName", CimType.STRING, lambda m: m.site.name),
        Property("Version", CimType.STRING, lambda m: os_version(m.site.version)),
        Property("BuildNumber", CimType.STRING, lambda m: BUILDS[m.site.version]),
        Property("LastBootUpTime", CimType.DATETIME, lambda m: m.started),
        Property("LocalDateTime", CimType.DATETIME, lambda m: m.site.settings.now),
    ),
)
COMPUTER_SYSTEM = WmiClass(
    name="Win32_ComputerSystem",
    namespace=CIMV2,
    rows=_machine,
    properties=(
        Property("Name", CimType.STRING, lambda m: m.site.name, is_key=True),
        Property("DNSHostName", CimType.STRING, lambda m: m.site.name),
        Property("Domain", CimType.STRING, lambda m: m.domain),
        Property("PartOfDomain", CimType.BOOLEAN, lambda m: m.is_member),
        Property("DomainRole", CimType.UINT16, lambda m: m.role),
    ),
)
SERVICE = WmiClass(
    name="Win32_Service",
    namespace=CIMV2,
    rows=_services,
    properties=(
        Property("Name", CimType.STRING, lambda s: str(s.service), is_key=True),
        Property("DisplayName", CimType.STRING, lambda s: s.display_name),
        Property("ProcessId", CimType.UINT32, lambda s: s.process),
        Property(
            "State",
            CimType.STRING,
            lambda s: "Running" if s.is_running else "Stopped",
        ),
        Property("Started", CimType.BOOLEAN, lambda s: s.is_running),
        Property("Status", CimType.STRING, lambda _: "OK"),
    ),
    methods=(
        Method("StartService", _switch(is_running=True), is_static=False, needs=None),
        Method("StopService", _switch(is_running=False), is_static=False, needs=None),
    ),
)
