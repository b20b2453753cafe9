"""Roles, names and firewalls of servers: Install-WindowsFeature, Rename-Computer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.catalog import FirewallGroup
from core.commands.membership import SetDomainMembership
from core.commands.passages import AllowHttps, SetFirewallGroup
from core.commands.removal import (
    AddSessionHostRole,
    RemoveLicensingRole,
    RemoveSessionHostRole,
)
from core.commands.renaming import RenameComputer
from core.commands.roles import AddLicensingRole
from core.management.reach import reached
from core.records import LicenseServer, SessionHost
from core.shell.cmdlets.cmdlet import MANAGEMENT, Call, Cmdlet, not_here
from core.shell.running.parameters import Parameter, switch
from core.shell.values.bag import Bag
from core.shell.values.errors import failure
from core.shell.values.kinds import Named
from core.shell.values.patterns import is_like

if TYPE_CHECKING:
    from collections.abc import Generator

    from core.commands.command import Command
    from core.records import Computer
    from core.shell.running.code import Output
    from core.shell.values.kinds import Value

MODULE = "ServerManager"
_LICENSING, _HOST = "RDS-Licensing", "RDS-RD-Server"
_FEATURES = {
    _LICENSING: "Remote Desktop Licensing",
    _HOST: "Remote Desktop Session Host",
}
_STATE = "Microsoft.Windows.ServerManager.Commands.InstallState"
_INSTALLED, _AVAILABLE = Named("Installed", 1, _STATE), Named("Available", 0, _STATE)
_HTTPS = "443"


def _computer(call: Call) -> str:
    """Return the computer that is meant; it answers, and the person may change it."""
    engine = call.engine
    name = call.text("computername") or engine.computer
    there = reached(engine.lab, engine.computer, name, by_rpc=False)
    if there is None:
        raise failure(
            f"The computer {name} does not answer.", "ComputerUnreachable", "OpenError"
        )
    return there.name


def _administered(call: Call) -> str:
    name = _computer(call)
    if not call.engine.is_administrator():
        raise failure(
            f"Access denied: {call.engine.account()} is no administrator of {name}.",
            "AccessDenied",
            "PermissionDenied",
        )
    return name


def _is_installed(roles: list[Computer], feature: str) -> bool:
    """Tell whether one of a computer's roles is a feature."""
    if feature == _LICENSING:
        return any(isinstance(role, LicenseServer) for role in roles)
    return any(isinstance(role, SessionHost) and role.has_role for role in roles)


def _get_feature(call: Call) -> Output:
    yield from ()
    roles = call.engine.lab.roles_of(_computer(call))
    patterns = call.texts("name") or ["*"]
    for name, shown in _FEATURES.items():
        if any(is_like(name, pattern) for pattern in patterns):
            is_installed = _is_installed(roles, name)
            yield Bag(
                {
                    "DisplayName": shown,
                    "Name": name,
                    "Installed": is_installed,
                    "InstallState": _INSTALLED if is_installed else _AVAILABLE,
                },
                "Microsoft.Windows.ServerManager.Commands.Feature",
            )


def _install(call: Call) -> Output:
    yield from _change_features(call, is_installed=True)


def _uninstall(call: Call) -> Output:
    yield from _change_features(call, is_installed=False)


def _change_features(call: Call, *, is_installed: bool) -> Output:
    computer = _administered(call)
    for typed in call.texts("name"):
        feature = next((f for f in _FEATURES if f.lower() == typed.lower()), None)
        if feature is None:
            raise not_here(f"The feature {typed}")
        roles = call.engine.lab.roles_of(computer)
        is_change = _is_installed(roles, feature) is not is_installed
        if is_change and (yield from call.should_process(computer)):
            command = _command(feature, computer, is_installed=is_installed)
            yield from call.do(command)
        yield _result(feature, is_change=is_change)


def _command(feature: str, computer: str, *, is_installed: bool) -> Command:
    if feature == _LICENSING:
        if is_installed:
            return AddLicensingRole(host=computer)
        return RemoveLicensingRole(server=computer)
    kind = AddSessionHostRole if is_installed else RemoveSessionHostRole
    return kind(host=computer)


def _result(feature: str, *, is_change: bool) -> Bag:
    """Say what was done; that no restart is asked for is our assumption."""
    return Bag(
        {
            "Success": True,
            "RestartNeeded": "No",
            "ExitCode": "Success" if is_change else "NoChangeNeeded",
            "FeatureResult": [_FEATURES[feature]] if is_change else [],
        },
        "Microsoft.Windows.ServerManager.Commands.FeatureOperationResult",
    )


def _rename(call: Call) -> Output:
    computer = _administered(call)
    if (yield from call.should_process(computer)):
        yield from call.do(RenameComputer(computer=computer, to=call.text("newname")))


def _join(call: Call) -> Output:
    yield from _membership(call, is_member=True)


def _leave(call: Call) -> Output:
    yield from _membership(call, is_member=False)


def _membership(call: Call, *, is_member: bool) -> Output:
    computer = _administered(call)
    wanted, own = call.text("domainname"), call.engine.lab.settings().domain or ""
    if is_member and wanted.casefold() != own.casefold():
        raise failure(
            f"The domain {wanted} does not answer. Give the domain of the lab.",
            "FailToJoinDomainFromWorkgroup",
            "OperationStopped",
            wanted,
        )
    if (yield from call.should_process(computer)):
        yield from call.do(SetDomainMembership(computer=computer, is_member=is_member))


def _enable_rules(call: Call) -> Output:
    yield from _switch_rules(call, is_enabled=True)


def _disable_rules(call: Call) -> Output:
    yield from _switch_rules(call, is_enabled=False)


def _switch_rules(call: Call, *, is_enabled: bool) -> Output:
    """Open or close the firewall of this computer for a group of rules (13.7)."""
    computer = _administered(call)
    wanted = call.text("displaygroup")
    group = next((g for g in FirewallGroup if g.lower() == wanted.lower()), None)
    if group is None:
        raise failure(
            f"No rules have the group '{wanted}'. Here there are "
            f"{' and '.join(FirewallGroup)}.",
            "CmdletizationQuery_NotFound_DisplayGroup",
            "ObjectNotFound",
            wanted,
        )
    if (yield from call.should_process(wanted)):
        yield from call.do(
            SetFirewallGroup(computer=computer, group=group, is_enabled=is_enabled)
        )


def _new_rule(call: Call) -> Generator[Value, None, None]:
    """Let HTTPS out; other rules are not part of this training."""
    computer = _administered(call)
    is_out = call.text("direction").lower() == "outbound"
    is_allowed = call.text("action").lower() in {"", "allow"}
    if not (is_out and is_allowed and call.text("remoteport") == _HTTPS):
        raise not_here("A rule other than outbound HTTPS")
    if (yield from call.should_process(call.text("displayname"))):
        yield from call.do(AllowHttps(computer=computer))


_COMPUTER = Parameter("ComputerName", "string", aliases=("Cn",))
_CREDENTIAL = Parameter("Credential", "object")
_NAME = Parameter("Name", "string[]", position=0, aliases=("FeatureName",))
_CHANGES = (
    _NAME,
    _COMPUTER,
    _CREDENTIAL,
    switch("IncludeManagementTools"),
    switch("IncludeAllSubFeature"),
    switch("Restart"),
    switch("Remove"),
)
_TARGET = (_COMPUTER, _CREDENTIAL, switch("Restart"), switch("Force"))

CMDLETS = (
    Cmdlet(
        "Get-WindowsFeature",
        _get_feature,
        (_NAME, _COMPUTER, _CREDENTIAL),
        summary="Lists the roles of a server.",
        module=MODULE,
    ),
    Cmdlet(
        "Install-WindowsFeature",
        _install,
        _CHANGES,
        ("Add-WindowsFeature",),
        "Installs a role.",
        confirms=True,
        module=MODULE,
    ),
    Cmdlet(
        "Uninstall-WindowsFeature",
        _uninstall,
        _CHANGES,
        ("Remove-WindowsFeature",),
        "Removes a role.",
        confirms=True,
        module=MODULE,
    ),
    Cmdlet(
        "Rename-Computer",
        _rename,
        (Parameter("NewName", "string", position=0, mandatory=True), *_TARGET),
        summary="Gives a computer another name.",
        confirms=True,
        module=MANAGEMENT,
    ),
    Cmdlet(
        "Add-Computer",
        _join,
        (Parameter("DomainName", "string", position=0, mandatory=True), *_TARGET),
        summary="Joins a computer to the domain.",
        confirms=True,
        module=MANAGEMENT,
    ),
    Cmdlet(
        "Remove-Computer",
        _leave,
        (Parameter("WorkgroupName", "string"), *_TARGET),
        summary="Takes a computer out of the domain.",
        confirms=True,
        module=MANAGEMENT,
    ),
    *(
        Cmdlet(
            name,
            run,
            (Parameter("DisplayGroup", "string", mandatory=True),),
            summary=summary,
            confirms=True,
            module="NetSecurity",
        )
        for name, run, summary in (
            ("Enable-NetFirewallRule", _enable_rules, "Opens the firewall."),
            ("Disable-NetFirewallRule", _disable_rules, "Closes the firewall."),
        )
    ),
    Cmdlet(
        "New-NetFirewallRule",
        _new_rule,
        (
            Parameter("DisplayName", "string", mandatory=True),
            Parameter("Direction", "string"),
            Parameter("Action", "string"),
            Parameter("Protocol", "string"),
            Parameter("RemotePort", "string"),
            Parameter("LocalPort", "string"),
            Parameter("Profile", "string"),
        ),
        summary="Lets HTTPS out to the Clearinghouse.",
        confirms=True,
        module="NetSecurity",
    ),
)
