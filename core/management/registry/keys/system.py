"""Keys of every server: the edition of Windows, and its services.

The service names are the lab's. That Remote Desktop Services starts by hand, asked by
what needs it, is from Microsoft's guidance on disabling system services; what no source
tells, such as the program of a service, is not shown.
"""

from core.catalog import Service
from core.commands.services import role_with
from core.management.registry.key import Key
from core.management.registry.machine import Machine
from core.management.registry.values import Value, number_value, text_value
from core.management.releases import BUILDS

CURRENT_VERSION = r"SOFTWARE\Microsoft\Windows NT\CurrentVersion"
SERVICES = r"SYSTEM\CurrentControlSet\Services"
_BY_HAND = 3
_DISPLAY_NAMES = {
    Service.SESSIONS: "Remote Desktop Services",
    Service.LICENSING: "Remote Desktop Licensing",
}
_GUIDANCE = (
    "https://learn.microsoft.com/windows-server/security/windows-services/"
    "security-guidelines-for-disabling-system-services-in-windows-server"
)
_RELEASES = (
    "https://learn.microsoft.com/windows-server/get-started/windows-server-release-info"
)


def edition_id(machine: Machine) -> str:
    """Return the edition as `dism` names it (domain.md 13.12); Standard by ours."""
    host = machine.host
    is_evaluation = host is not None and host.is_evaluation
    return f"ServerStandard{'Eval' if is_evaluation else ''}"


def _windows(machine: Machine) -> list[Value] | None:
    if not machine.roles:
        return None
    version = machine.roles[0].version
    product = f"{version.server_name} Standard"
    if edition_id(machine).endswith("Eval"):
        product = f"{product} Evaluation"
    return [
        text_value("CurrentBuild", BUILDS[version]),
        text_value("EditionID", edition_id(machine)),
        text_value("ProductName", product),
    ]


def _sessions(machine: Machine) -> list[Value] | None:
    name = _service(machine, Service.SESSIONS)
    return None if name is None else [name, number_value("Start", _BY_HAND)]


def _licensing(machine: Machine) -> list[Value] | None:
    name = _service(machine, Service.LICENSING)
    return None if name is None else [name]


def _service(machine: Machine, service: Service) -> Value | None:
    if role_with(service, [*machine.roles]) is None:
        return None
    return text_value("DisplayName", _DISPLAY_NAMES[service])


KEYS = (
    Key(CURRENT_VERSION, _RELEASES, _windows),
    Key(rf"{SERVICES}\{Service.SESSIONS}", _GUIDANCE, _sessions),
    Key(rf"{SERVICES}\{Service.LICENSING}", "domain.md 13.13", _licensing),
)
