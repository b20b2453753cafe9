"""What is looked at in World, as lines that read the same.

They name computers and domains only, never how one is: a fault that was planted is told
by nobody but the line that meets it.
"""

from collections.abc import Sequence

from core.catalog import Service
from core.management.groups import COMPUTERS, LICENSE_SERVERS
from core.management.ports import RPC
from core.powershell.drive import MODULE, SETTINGS
from core.powershell.looks import Look, key, licensing
from core.powershell.syntax import comment, instances, listed, on_computer, quoted
from core.rules.policy_registry import POLICY_KEY

_ATTRIBUTES = "msTSExpireDate, msTSLicenseVersion, msTSManagingLS"
_GROUP = f"Get-ADGroupMember -Identity {quoted(LICENSE_SERVERS)}"
_NO_DIRECTORY = comment("without a domain there is no Active Directory to ask")


def users(*, in_domain: bool) -> Look:
    """Read the accounts with what license servers wrote there (domain.md 3.3)."""
    read = f"Get-ADUser -Filter * -Properties {_ATTRIBUTES}"
    return Look("users", [read if in_domain else _NO_DIRECTORY], [])


def devices(servers: Sequence[str]) -> Look:
    """Read what license servers have issued; a client keeps its own (domain.md 3)."""
    kept = r"HKLM:\SOFTWARE\Microsoft\MSLicensing"
    return Look(
        "devices",
        [
            comment(f"What a device itself keeps is in its registry: {kept}"),
            instances(servers, "Win32_TSIssuedLicense"),
        ],
        [],
    )


def groups(server: str, *, in_domain: bool) -> Look:
    """Read the groups and the policy that admit session hosts (domain.md 6)."""
    return Look(
        f"groups of {server}",
        [
            on_computer(server, f"net localgroup {quoted(COMPUTERS)}"),
            key(server, POLICY_KEY),
            _GROUP if in_domain else _NO_DIRECTORY,
        ],
        [],
    )


def domains(trusted: Sequence[str]) -> Look:
    """Read the group of license servers of each trusted domain (domain.md 6)."""
    read = [f"{_GROUP} -Server {quoted(domain)}" for domain in trusted]
    return Look("domains", read or [comment("no other domain is trusted")], [])


def hosts(names: Sequence[str]) -> Look:
    """Read how session hosts are set up, and whether their service runs."""
    service = _service(names, Service.SESSIONS)
    *settings, grace = licensing(names)
    drive = on_computer(names, f"{MODULE}; Get-ChildItem {SETTINGS} -Recurse")
    return Look("session hosts", [*settings, grace, service], [drive, grace, service])


def faults(servers: Sequence[str], *, in_domain: bool) -> Look:
    """Read whether license servers and the directory answer."""
    return Look(
        "what can go wrong around the servers",
        [
            comment("the clearinghouse is simulated: it has no genuine counterpart"),
            _tests(servers),
            _service(servers, Service.LICENSING),
            "Get-ADDomain" if in_domain else _NO_DIRECTORY,
        ],
        [],
    )


def passages(computers: Sequence[str], servers: Sequence[str]) -> Look:
    """Try the way of RPC from each computer to each license server (domain.md 13.7)."""
    return Look("what gets through", [on_computer(computers, _tests(servers))], [])


def clock() -> Look:
    """Read the time."""
    return Look("clock", ["Get-Date"], [])


def simulation() -> Look:
    """Say that no server simulates days."""
    return Look(
        "simulated days", [comment("training only: no server simulates days")], []
    )


def computers(names: Sequence[str]) -> Look:
    """Read operating system, domain and role services of computers."""
    roles = [f"Get-WindowsFeature RDS* -ComputerName {quoted(name)}" for name in names]
    kinds = ("Win32_OperatingSystem", "Win32_ComputerSystem")
    return Look("computers", [*(instances(names, kind) for kind in kinds), *roles], [])


def _service(computers: Sequence[str], service: Service) -> str:
    return f"Get-Service -ComputerName {listed(computers)} -Name {service}"


def _tests(servers: Sequence[str]) -> str:
    test = f"Test-NetConnection -ComputerName $_ -Port {RPC}"
    return f"{listed(servers)} | ForEach-Object {{ {test} }}"
