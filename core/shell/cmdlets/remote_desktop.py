"""The modules RemoteDesktop and RemoteDesktopServices (domain.md 1.11)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.catalog import LicensingMode, Service
from core.commands.convert import ConvertLicenses
from core.commands.deployment import AddLicensingToDeployment
from core.commands.policy import ConfigureSessionHost
from core.commands.services import role_with
from core.rules.deployment import asks, members
from core.shell.cmdlets.cmdlet import Call, Cmdlet, not_here
from core.shell.running.parameters import Parameter, switch
from core.shell.values.bag import Bag
from core.shell.values.errors import ScriptError, failure
from core.shell.values.kinds import Int64, Value
from core.shell.values.numbers import to_whole

if TYPE_CHECKING:
    from core.records import LicensePack, SessionHost
    from core.shell.running.code import Output

MODULE = "RemoteDesktop"
_SPACE = "Microsoft.RemoteDesktopServices.Management"
_MODES = {
    "PerUser": LicensingMode.PER_USER,
    "PerDevice": LicensingMode.PER_DEVICE,
    "NotConfigured": LicensingMode.NOT_CONFIGURED,
}
_MODE_NAMES = {mode: name for name, mode in _MODES.items()}
_LICENSING, _HOST = "RDS-LICENSING", "RDS-RD-SERVER"
_ROLES = (
    *(_HOST, _LICENSING, "RDS-VIRTUALIZATION", "RDS-CONNECTION-BROKER"),
    *("RDS-WEB-ACCESS", "RDS-GATEWAY"),
)


def _deployment(call: Call) -> list[SessionHost]:
    """Return the session hosts of the deployment, for an administrator."""
    if not call.engine.is_administrator():
        raise _failed("You must have administrative privileges to use this cmdlet.")
    found = members(call.engine.lab.session_hosts())
    if not found:
        raise _failed(
            "A Remote Desktop Services deployment does not exist: no session host is "
            "a member of the domain."
        )
    return found


def _get_configuration(call: Call) -> Output:
    """Tell the settings of the deployment, which its first host has, too."""
    yield from ()
    first = _deployment(call)[0]
    yield Bag(
        {
            "Mode": _MODE_NAMES[first.own_mode],
            "LicenseServer": [*first.own_servers],
        },
        f"{_SPACE}.LicensingSetting",
    )


def _set_configuration(call: Call) -> Output:
    """Set mode, license servers, or both; what is not given stays."""
    hosts = _deployment(call)
    if not (call.has("mode") or call.has("licenseserver")):
        raise _failed("Give -Mode, -LicenseServer, or both.")
    action = "Set the licensing configuration"
    is_high = not call.flag("force")
    if not (yield from call.should_process("the deployment", action, is_high=is_high)):
        return
    modes = {name.lower(): mode for name, mode in _MODES.items()}
    servers = tuple(call.texts("licenseserver"))
    for host in hosts:
        mode = modes[call.text("mode").lower()] if call.has("mode") else host.own_mode
        listed = servers if call.has("licenseserver") else host.own_servers
        yield from call.do(
            ConfigureSessionHost(host=host.name, mode=mode, license_servers=listed)
        )


def _get_server(call: Call) -> Output:
    """List the servers of the deployment with their roles."""
    yield from ()
    hosts, lab = _deployment(call), call.engine.lab
    roles: dict[str, list[Value]] = {host.name: [_HOST] for host in hosts}
    domain = lab.settings().domain
    for server in lab.servers():
        if all(asks(host, server, domain) for host in hosts):
            roles.setdefault(server.name, []).append(_LICENSING)
    wanted = {role.casefold() for role in call.texts("role")}
    for name, found in roles.items():
        if not wanted or wanted & {str(role).casefold() for role in found}:
            full = f"{name}.{domain}".upper() if domain else name
            yield Bag({"Server": full, "Roles": found}, f"{_SPACE}.Server")


def _add_server(call: Call) -> Output:
    _require_licensing(call)
    _deployment(call)
    name = _plain(call, call.text("server"))
    if (yield from call.should_process(name, "Add-RDServer")):
        yield from call.do(AddLicensingToDeployment(server=name))
        yield Bag({"Server": name, "Roles": [_LICENSING]}, f"{_SPACE}.Server")


def _remove_server(call: Call) -> Output:
    """Let the session hosts of the deployment ask a license server no more."""
    _require_licensing(call)
    hosts, lab = _deployment(call), call.engine.lab
    server = lab.find_server(call.text("server"), seen_from=call.engine.computer)
    domain = lab.settings().domain
    asking = [host for host in hosts if server and asks(host, server, domain)]
    if server is None or not asking:
        raise _failed(f"{call.text('server')} is no license server of the deployment.")
    is_high = not call.flag("force")
    target = server.name
    if not (yield from call.should_process(target, is_high=is_high)):
        return
    for host in asking:
        kept = tuple(
            name
            for name in host.own_servers
            if lab.find_server(name, seen_from=host.name) != server
        )
        yield from call.do(
            ConfigureSessionHost(
                host=host.name, mode=host.own_mode, license_servers=kept
            )
        )


def _require_licensing(call: Call) -> None:
    role = call.text("role")
    if role.upper() != _LICENSING:
        raise not_here(f"The role {role}")


def _plain(call: Call, name: str) -> str:
    """Return the name of a computer without its domain."""
    domain = call.engine.lab.settings().domain or ""
    return name[: -len(domain) - 1] if name.lower().endswith(f".{domain}") else name


def _convert(call: Call) -> Output:
    """Convert free licenses of this license server into the other type."""
    lab, name = call.engine.lab, call.engine.computer
    if role_with(Service.LICENSING, lab.roles_of(name)) is None:
        raise _failed(f"{name} is no license server: Convert-License works on one.")
    pack_id = int(to_whole(call["keypackid"]))
    pack = next((p for p in lab.packs(name) if p.id == pack_id), None)
    if pack is None:
        raise _failed(f"There is no license pack {pack_id} on {name}.")
    quantity = _quantity(call, pack)
    if not (yield from call.should_process(f"{name}: {pack_id}", "Convert-License")):
        return
    yield from call.do(ConvertLicenses(server=name, pack_id=pack_id, quantity=quantity))
    made = lab.packs(name)[-1]
    yield Bag({"KeyPackId": made.id, "TotalLicenses": Int64(made.total or 0)})


def _quantity(call: Call, pack: LicensePack) -> int:
    """Return how many are converted: all that are free, unless a number is given."""
    free = pack.available or 0
    quantity = int(to_whole(call["count"])) if call.has("count") else free
    if not 1 <= quantity <= max(free, 1):
        raise _failed(
            f"Only {free:,} licenses of license pack {pack.id} are not issued."
        )
    return quantity


def _failed(message: str) -> ScriptError:
    return failure(message, "RemoteDesktop", "InvalidOperation")


_BROKER = Parameter("ConnectionBroker", "string")
_ROLE = Parameter("Role", "string", position=1, mandatory=True, allowed=_ROLES)
_SERVER = Parameter("Server", "string", position=0, mandatory=True)

CMDLETS = (
    Cmdlet(
        "Get-RDLicenseConfiguration",
        _get_configuration,
        (_BROKER,),
        summary="Tells the licensing mode and the license servers of the deployment.",
        module=MODULE,
    ),
    Cmdlet(
        "Set-RDLicenseConfiguration",
        _set_configuration,
        (
            Parameter("LicenseServer", "string[]"),
            Parameter("Mode", "string", allowed=tuple(_MODES)),
            switch("Force"),
            _BROKER,
        ),
        summary="Sets the licensing mode, the license servers, or both.",
        confirms=True,
        module=MODULE,
    ),
    Cmdlet(
        "Get-RDServer",
        _get_server,
        (_BROKER, Parameter("Role", "string[]", allowed=_ROLES)),
        summary="Lists the servers of the deployment.",
        module=MODULE,
    ),
    Cmdlet(
        "Add-RDServer",
        _add_server,
        (_SERVER, _ROLE, _BROKER),
        summary="Adds a license server to the deployment.",
        confirms=True,
        module=MODULE,
    ),
    Cmdlet(
        "Remove-RDServer",
        _remove_server,
        (_SERVER, _ROLE, _BROKER, switch("Force")),
        summary="Takes a license server out of the deployment.",
        confirms=True,
        module=MODULE,
    ),
    Cmdlet(
        "Convert-License",
        _convert,
        (
            Parameter("KeyPackId", "int", position=0, mandatory=True, by_name=True),
            Parameter("Count", "int", position=1),
        ),
        summary="Converts free licenses between Per User and Per Device.",
        confirms=True,
        module="RemoteDesktopServices",
    ),
)
