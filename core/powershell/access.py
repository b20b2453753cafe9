"""The firewall, and rights in Active Directory (domain.md 13.7, 13.8)."""

from core.catalog import ProductVersion
from core.commands.passages import AllowHttps, DelegateControl, SetFirewallGroup
from core.powershell.syntax import comment, quoted
from core.rules.passages import DOMAIN, SELF, USER

_RIGHT = "WPRP;Terminal Server License Server;"


def set_firewall_group(command: SetFirewallGroup, _: ProductVersion) -> list[str]:
    """Enable or disable a group of rules on the computer that they let into."""
    verb = "Enable" if command.is_enabled else "Disable"
    call = f"{verb}-NetFirewallRule -DisplayGroup {quoted(command.group)}"
    return [f"Invoke-Command -ComputerName {quoted(command.computer)} {{ {call} }}"]


def allow_https(command: AllowHttps, _: ProductVersion) -> list[str]:
    """Let a computer out to the Clearinghouse."""
    call = (
        "New-NetFirewallRule -DisplayName 'HTTPS' -Direction Outbound -Action Allow "
        "-Protocol TCP -RemotePort 443"
    )
    return [f"Invoke-Command -ComputerName {quoted(command.computer)} {{ {call} }}"]


def delegate_control(command: DelegateControl, _: ProductVersion) -> list[str]:
    """Grant the right with dsacls, on a user or on what is below an object."""
    who = command.trustee
    name = f"NT AUTHORITY\\{who}" if who == SELF else f"$($domain.NetBIOSName)\\{who}"
    lines = [
        comment("with the module ActiveDirectory, as a domain administrator:"),
        "$domain = Get-ADDomain",
    ]
    if command.target.startswith(USER):
        user = quoted(command.target.removeprefix(USER))
        target = f"(Get-ADUser {user}).DistinguishedName"
        return [*lines, f'dsacls {target} /G "{name}:{_RIGHT}"']
    path = "$domain.DistinguishedName"
    if command.target != DOMAIN:
        lines.append(f"$unit = {quoted(command.target)}")
        path = '"$unit,$($domain.DistinguishedName)"'
    return [*lines, f'dsacls {path} /I:S /G "{name}:{_RIGHT}user"']
