"""Session hosts: deployment properties and policies (domain.md 1.11, 9)."""

from core.catalog import LicensingMode, PolicyName, PolicyState, ProductVersion
from core.commands.policy import ConfigureSessionHost, EditPolicy, UpdatePolicy
from core.commands.roles import AddLicensingRole
from core.commands.services import SetServiceRunning
from core.powershell.syntax import comment, quoted

_MODES = {
    LicensingMode.PER_USER: "PerUser",
    LicensingMode.PER_DEVICE: "PerDevice",
    LicensingMode.NOT_CONFIGURED: "NotConfigured",
}
_POLICY_KEY = r"HKLM:\SOFTWARE\Policies\Microsoft\Windows NT\Terminal Services"
_MODE_NUMBERS = {"per-device": 2, "per-user": 4}


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
    """Install the role service; its discovery scope has no documented parameter."""
    call = "Install-WindowsFeature RDS-Licensing -IncludeManagementTools"
    lines = [] if command.scope is None else [comment("then change its scope")]
    return [*lines, f"{call} -ComputerName {quoted(command.host)}"]


def edit_policy(command: EditPolicy, _: ProductVersion) -> list[str]:
    """Name the registry value that the policy sets, where it is documented."""
    is_on = command.to.state is PolicyState.ENABLED
    value = command.to.value
    if command.setting is PolicyName.LICENSE_SERVERS and is_on:
        written = f"-Name LicenseServers -Value {quoted(value)}"
    elif command.setting is PolicyName.LICENSING_MODE and is_on:
        written = f"-Name LicensingMode -Value {_MODE_NUMBERS[value]:d}"
    else:
        return [comment("the policy editor only: no documented call")]
    return [
        comment("what the policy writes once it is in force"),
        f"Set-ItemProperty -Path {quoted(_POLICY_KEY)} {written}",
    ]


def set_service_running(command: SetServiceRunning, _: ProductVersion) -> list[str]:
    """Stop or start the service of a session host, or of a license server."""
    call = "Start-Service" if command.is_running else "Stop-Service -Force"
    computer = quoted(command.computer)
    return [
        comment("TermServLicensing instead, if it is a license server"),
        f"Invoke-Command -ComputerName {computer} {{ {call} TermService }}",
    ]


def update_policy(command: UpdatePolicy, _: ProductVersion) -> list[str]:
    """Refresh the policies of a computer."""
    computer = quoted(command.computer)
    return [f"Invoke-Command -ComputerName {computer} {{ gpupdate /force }}"]
