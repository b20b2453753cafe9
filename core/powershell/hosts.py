"""Session hosts: deployment properties and policies (domain.md 1.11, 9)."""

from core.catalog import LicensingMode, ProductVersion
from core.commands.certificates import DeleteCertificate
from core.commands.database import SetVersionPages
from core.commands.deployment import AddLicensingToDeployment
from core.commands.host_registry import WriteLicenseServers, WriteLicensingMode
from core.commands.permissions import (
    PermitAdministrativeSessions,
    RestoreDefaultPermissions,
)
from core.commands.policy import ConfigureSessionHost, EditPolicy, UpdatePolicy
from core.commands.roles import AddLicensingRole
from core.commands.services import RestartComputer, SetServiceRunning
from core.commands.trusts import SetTrustedGroup, StoreCredentials
from core.powershell.servers import scope_calls
from core.powershell.syntax import comment, on_computer, quoted
from core.rules.policy_registry import (
    MODE_NUMBERS,
    POLICY_KEY,
    VALUE_NAMES,
    registry_value,
)

_MODES = {
    LicensingMode.PER_USER: "PerUser",
    LicensingMode.PER_DEVICE: "PerDevice",
    LicensingMode.NOT_CONFIGURED: "NotConfigured",
}
_POLICY_KEY = rf"HKLM:\{POLICY_KEY}"
_RCM_KEY = r"HKLM:\SYSTEM\CurrentControlSet\Control\Terminal Server\RCM"
_CORE_KEY = rf"{_RCM_KEY}\Licensing Core"
_SERVERS_KEY = (
    r"HKLM:\SYSTEM\CurrentControlSet\Services\TermService\Parameters\LicenseServers"
)
_AFTER_RESTART = "in force after a restart of TermService; a policy wins over it"
_LICENSING_KEY = r"HKLM:\SYSTEM\CurrentControlSet\Services\TermServLicensing\Parameters"
_CONSOLE_PERMISSIONS = (
    r"Get-CimInstance -Namespace root\CIMV2\TerminalServices "
    "-ClassName Win32_TSPermissionsSetting -Filter \"TerminalName='Console'\""
)


def configure(command: ConfigureSessionHost, _: ProductVersion) -> list[str]:
    """Set mode and license servers in the deployment properties."""
    call = f"Set-RDLicenseConfiguration -Mode {_MODES[command.mode]}"
    if command.license_servers:
        names = ", ".join(quoted(name) for name in command.license_servers)
        call = f"{call} -LicenseServer {names}"
    return [
        comment("with the module RemoteDesktop, for the deployment"),
        f"{call} -Force",
    ]


def add_licensing_role(command: AddLicensingRole, _: ProductVersion) -> list[str]:
    """Install the role service, and change its discovery scope where one is asked."""
    call = "Install-WindowsFeature RDS-Licensing -IncludeManagementTools"
    install = f"{call} -ComputerName {quoted(command.host)}"
    if command.scope is None:
        return [install]
    return [install, *scope_calls(command.host, command.scope)]


def add_to_deployment(
    command: AddLicensingToDeployment, _: ProductVersion
) -> list[str]:
    """Add the server to the deployment (domain.md 1.11)."""
    return [f"Add-RDServer -Server {quoted(command.server)} -Role RDS-LICENSING"]


def edit_policy(command: EditPolicy, _: ProductVersion) -> list[str]:
    """Name the registry value that the policy sets, or takes away (domain.md 13.10)."""
    name = f"-Path {quoted(_POLICY_KEY)} -Name {VALUE_NAMES[command.setting]}"
    value = registry_value(command.setting, command.to)
    if value is None:
        return [
            comment("what the policy takes away once it is in force"),
            f"Remove-ItemProperty {name}",
        ]
    written = quoted(value) if isinstance(value, str) else f"{value:d}"
    return [
        comment("what the policy writes once it is in force"),
        f"Set-ItemProperty {name} -Value {written}",
    ]


def set_service_running(command: SetServiceRunning, _: ProductVersion) -> list[str]:
    """Stop or start a service of a computer."""
    call = "Start-Service" if command.is_running else "Stop-Service -Force"
    return [on_computer(command.computer, f"{call} {command.service}")]


def restart(command: RestartComputer, _: ProductVersion) -> list[str]:
    """Restart a computer."""
    return [f"Restart-Computer -ComputerName {quoted(command.computer)} -Force"]


def delete_certificate(command: DeleteCertificate, _: ProductVersion) -> list[str]:
    """Delete one of the registry values, once the key is saved."""
    value = f"-Path {quoted(_RCM_KEY)} -Name {quoted(command.value)}"
    return [on_computer(command.host, f"Remove-ItemProperty {value}")]


def store_credentials(command: StoreCredentials, _: ProductVersion) -> list[str]:
    """Store who the session host is to the license server."""
    call = f"cmdkey /add:{quoted(command.server)} /user:$user /pass:$password"
    return [
        comment("for NETWORK SERVICE, a user of the license server:"),
        on_computer(command.host, call),
    ]


def permit_administrative_sessions(
    command: PermitAdministrativeSessions, _: ProductVersion
) -> list[str]:
    """Put an account on the list of permissions of the terminal Console."""
    arguments = f"AccountName = {quoted(command.user)}; PermissionPreSet = 2"
    call = f"Invoke-CimMethod -MethodName AddAccount -Arguments @{{ {arguments} }}"
    return [on_computer(command.host, f"{_CONSOLE_PERMISSIONS} | {call}")]


def restore_default_permissions(
    command: RestoreDefaultPermissions, _: ProductVersion
) -> list[str]:
    """Give the terminal Console its own permissions again."""
    call = "Invoke-CimMethod -MethodName RestoreDefaults"
    return [on_computer(command.host, f"{_CONSOLE_PERMISSIONS} | {call}")]


def set_version_pages(command: SetVersionPages, _: ProductVersion) -> list[str]:
    """Make room for the database."""
    value = f"-Name MaxVerPages -Value {command.pages:d}"
    call = f"Set-ItemProperty -Path {quoted(_LICENSING_KEY)} {value}"
    return [on_computer(command.server, call)]


def set_trusted_group(command: SetTrustedGroup, _: ProductVersion) -> list[str]:
    """Change the group of the other domain."""
    verb = "Add" if command.is_member else "Remove"
    group = quoted("Terminal Server License Servers")
    return [
        comment("with the module ActiveDirectory, as an administrator there:"),
        f"$server = Get-ADComputer {quoted(command.server)}",
        f"{verb}-ADGroupMember {group} -Members $server "
        f"-Server {quoted(command.domain)}",
    ]


def write_licensing_mode(command: WriteLicensingMode, _: ProductVersion) -> list[str]:
    """Write the registry value; it counts after a restart of the service."""
    value = f"-Name LicensingMode -Value {MODE_NUMBERS[command.mode]:d}"
    call = f"Set-ItemProperty -Path {quoted(_CORE_KEY)} {value}"
    return [comment(_AFTER_RESTART), on_computer(command.host, call)]


def write_license_servers(command: WriteLicenseServers, _: ProductVersion) -> list[str]:
    """Write the registry value, which is made where there is none, or delete it."""
    value = f"-Path {quoted(_SERVERS_KEY)} -Name SpecifiedLicenseServers"
    call = f"Remove-ItemProperty {value}"
    if command.license_servers:
        names = ", ".join(quoted(name) for name in command.license_servers)
        call = f"Set-ItemProperty {value} -Type MultiString -Value {names}"
    return [comment(_AFTER_RESTART), on_computer(command.host, call)]


def update_policy(command: UpdatePolicy, _: ProductVersion) -> list[str]:
    """Refresh the policies of a computer."""
    return [on_computer(command.computer, "gpupdate /force")]
