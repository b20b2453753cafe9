"""Session hosts in PowerShell."""

import re

import pytest

from core.catalog import (
    CertificateValue,
    DiscoveryScope,
    FirewallGroup,
    LicensingMode,
    PolicyName,
    PolicyState,
    ProductVersion,
    Service,
)
from core.commands.certificates import DeleteCertificate
from core.commands.command import Command
from core.commands.database import SetVersionPages
from core.commands.deployment import AddLicensingToDeployment
from core.commands.host_registry import WriteLicenseServers, WriteLicensingMode
from core.commands.passages import AllowHttps, DelegateControl, SetFirewallGroup
from core.commands.permissions import (
    PermitAdministrativeSessions,
    RestoreDefaultPermissions,
)
from core.commands.policy import ConfigureSessionHost, EditPolicy, UpdatePolicy
from core.commands.roles import AddLicensingRole
from core.commands.services import RestartComputer, SetServiceRunning
from core.commands.trusts import SetTrustedGroup, StoreCredentials
from core.lab import Lab
from core.powershell import hosts
from core.powershell.translation import translated
from core.prompt.programs import answer
from core.records import PolicySetting
from core.rules.passages import LICENSE_SERVERS, SELF

KEY = r"'HKLM:\SOFTWARE\Policies\Microsoft\Windows NT\Terminal Services'"


def edited(name: PolicyName, value: str, state: PolicyState) -> EditPolicy:
    setting = PolicySetting(state=state, value=value)
    return EditPolicy(computer="RDSH01", setting=name, to=setting)


@pytest.mark.parametrize(
    ("command", "line"),
    [
        (
            ConfigureSessionHost(
                host="RDSH01",
                mode=LicensingMode.PER_USER,
                license_servers=("RDLIC01", "O'Neil"),
            ),
            "Set-RDLicenseConfiguration -Mode PerUser "
            "-LicenseServer 'RDLIC01', 'O''Neil' -Force",
        ),
        (
            ConfigureSessionHost(host="RDSH01", mode=LicensingMode.NOT_CONFIGURED),
            "Set-RDLicenseConfiguration -Mode NotConfigured -Force",
        ),
        (
            AddLicensingRole(host="O'Neil", scope=DiscoveryScope.FOREST),
            "Invoke-CimMethod -ComputerName 'O''Neil' -Namespace root/CIMv2 "
            "-ClassName Win32_TSLicenseServer -MethodName PublishLS",
        ),
        (
            AddLicensingRole(host="O'Neil"),
            "Install-WindowsFeature RDS-Licensing -IncludeManagementTools "
            "-ComputerName 'O''Neil'",
        ),
        (
            AddLicensingToDeployment(server="O'Neil"),
            "Add-RDServer -Server 'O''Neil' -Role RDS-LICENSING",
        ),
        (
            edited(PolicyName.LICENSING_MODE, "per-user", PolicyState.ENABLED),
            f"Set-ItemProperty -Path {KEY} -Name LicensingMode -Value 4",
        ),
        (
            edited(PolicyName.LICENSE_SERVERS, "A,B", PolicyState.ENABLED),
            f"Set-ItemProperty -Path {KEY} -Name LicenseServers -Value 'A,B'",
        ),
        (
            edited(PolicyName.LICENSING_MODE, "", PolicyState.DISABLED),
            f"Remove-ItemProperty -Path {KEY} -Name LicensingMode",
        ),
        (
            edited(PolicyName.SECURITY_GROUP, "", PolicyState.ENABLED),
            f"Set-ItemProperty -Path {KEY} -Name fSecureLicensing -Value 1",
        ),
        (
            edited(PolicyName.PREVENT_UPGRADE, "", PolicyState.DISABLED),
            f"Set-ItemProperty -Path {KEY} -Name fPreventLicenseUpgrade -Value 0",
        ),
        (
            edited(PolicyName.HIDE_NOTIFICATIONS, "", PolicyState.NOT_CONFIGURED),
            f"Remove-ItemProperty -Path {KEY} -Name fDisableTerminalServerTooltip",
        ),
        (
            SetServiceRunning(
                computer="RDSH01", service=Service.SESSIONS, is_running=False
            ),
            "Invoke-Command -ComputerName 'RDSH01' { Stop-Service -Force TermService }",
        ),
        (
            SetServiceRunning(
                computer="RDLIC01", service=Service.LICENSING, is_running=True
            ),
            "Invoke-Command -ComputerName 'RDLIC01' "
            "{ Start-Service TermServLicensing }",
        ),
        (
            RestartComputer(computer="RDSH01"),
            "Restart-Computer -ComputerName 'RDSH01' -Force",
        ),
        (
            DeleteCertificate(host="RDSH01", value=CertificateValue.X509_ID),
            "Invoke-Command -ComputerName 'RDSH01' { Remove-ItemProperty -Path "
            r"'HKLM:\SYSTEM\CurrentControlSet\Control\Terminal Server\RCM' "
            "-Name 'X509 Certificate ID' }",
        ),
        (
            StoreCredentials(host="RDSH01", server="RDLIC01"),
            "Invoke-Command -ComputerName 'RDSH01' "
            "{ cmdkey /add:'RDLIC01' /user:$user /pass:$password }",
        ),
        (
            SetVersionPages(server="RDLIC01", pages=1024),
            "Invoke-Command -ComputerName 'RDLIC01' { Set-ItemProperty -Path "
            r"'HKLM:\SYSTEM\CurrentControlSet\Services\TermServLicensing\Parameters' "
            "-Name MaxVerPages -Value 1024 }",
        ),
        (
            SetTrustedGroup(server="RDLIC01", domain="north.example", is_member=True),
            "Add-ADGroupMember 'Terminal Server License Servers' -Members $server "
            "-Server 'north.example'",
        ),
        (
            SetFirewallGroup(
                computer="RDLIC01", group=FirewallGroup.LICENSING, is_enabled=True
            ),
            "Invoke-Command -ComputerName 'RDLIC01' { Enable-NetFirewallRule "
            "-DisplayGroup 'Remote Desktop Licensing' }",
        ),
        (
            AllowHttps(computer="RDLIC01"),
            "Invoke-Command -ComputerName 'RDLIC01' { New-NetFirewallRule "
            "-DisplayName 'HTTPS' -Direction Outbound -Action Allow -Protocol TCP "
            "-RemotePort 443 }",
        ),
        (
            DelegateControl(target="OU=Sales", trustee=LICENSE_SERVERS),
            'dsacls "$unit,$($domain.DistinguishedName)" /I:S /G '
            r'"$($domain.NetBIOSName)\Terminal Server License Servers:WPRP;'
            'Terminal Server License Server;user"',
        ),
        (
            DelegateControl(trustee=SELF),
            'dsacls $domain.DistinguishedName /I:S /G "NT AUTHORITY\\SELF:WPRP;'
            'Terminal Server License Server;user"',
        ),
        (
            DelegateControl(target="CN=o'hara", trustee=SELF),
            "dsacls (Get-ADUser 'o''hara').DistinguishedName /G "
            '"NT AUTHORITY\\SELF:WPRP;Terminal Server License Server;"',
        ),
        (
            UpdatePolicy(computer="RDSH01"),
            "Invoke-Command -ComputerName 'RDSH01' { gpupdate /force }",
        ),
    ],
)
def test_the_last_line_does_it(command: Command, line: str) -> None:
    assert translated(command, ProductVersion.W2022)[-1] == line


SETTINGS = [
    (name, state, "per-user" if name is PolicyName.LICENSING_MODE else "A,B")
    for name in PolicyName
    for state in PolicyState
]


@pytest.mark.parametrize(("name", "state", "value"), SETTINGS)
def test_the_panel_and_gpresult_name_the_same_value_of_every_setting(
    lab: Lab, name: PolicyName, state: PolicyState, value: str
) -> None:
    """domain.md 9, 13.10: what is known in one place is said in all."""
    has_value = name in {PolicyName.LICENSING_MODE, PolicyName.LICENSE_SERVERS}
    typed = value if has_value and state is PolicyState.ENABLED else ""
    command = edited(name, typed, state)
    (*_, line) = translated(command, ProductVersion.W2022)
    assert "no documented call" not in line
    lab.do(command)
    lab.do(UpdatePolicy(computer="RDSH01"))

    written = gpresult_of(lab)
    if state is PolicyState.NOT_CONFIGURED:
        assert "No policy setting is in force" in written
        return
    registry_name = line.split("-Name ")[1].split()[0]
    assert rf"Terminal Services\{registry_name}" in written
    shown = re.findall(r"Value: +(\S+)", written)
    assert shown == re.findall(r"-Value '?([^']+)'?$", line)


def gpresult_of(lab: Lab) -> str:
    return answer("gpresult /r", lab.computer("RDSH01"), lab).text


def test_who_may_have_administrative_sessions_is_asked_of_the_terminal() -> None:
    permit = PermitAdministrativeSessions(host="RDSH01", user="CORP\\b.baker")
    (line,) = hosts.permit_administrative_sessions(permit, ProductVersion.W2022)
    assert "-MethodName AddAccount" in line
    assert "AccountName = 'CORP\\b.baker'; PermissionPreSet = 2" in line

    restore = RestoreDefaultPermissions(host="RDSH01")
    (line,) = hosts.restore_default_permissions(restore, ProductVersion.W2022)
    assert line.endswith("-MethodName RestoreDefaults }")


def test_registry_values_are_written_on_the_host_and_count_after_a_restart() -> None:
    mode = WriteLicensingMode(host="RDSH01", mode=LicensingMode.PER_USER)
    hint, line = hosts.write_licensing_mode(mode, ProductVersion.W2022)
    assert hint.startswith("#")
    assert "-Name LicensingMode -Value 4" in line

    servers = WriteLicenseServers(host="RDSH01", license_servers=("RDLIC01", "B"))
    hint, line = hosts.write_license_servers(servers, ProductVersion.W2022)
    assert hint.startswith("#")
    assert "-Type MultiString -Value 'RDLIC01', 'B'" in line


def test_a_list_of_servers_without_names_is_a_deleted_value() -> None:
    deleted = WriteLicenseServers(host="RDSH01", license_servers=())

    _, line = hosts.write_license_servers(deleted, ProductVersion.W2022)

    assert "{ Remove-ItemProperty -Path" in line
    assert line.endswith("-Name SpecifiedLicenseServers }")
