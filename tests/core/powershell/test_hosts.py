"""Session hosts in PowerShell."""

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
from core.commands.passages import AllowHttps, DelegateControl, SetFirewallGroup
from core.commands.policy import ConfigureSessionHost, EditPolicy, UpdatePolicy
from core.commands.roles import AddLicensingRole
from core.commands.services import RestartComputer, SetServiceRunning
from core.commands.trusts import SetTrustedGroup, StoreCredentials
from core.powershell.translation import translated
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
            "Install-WindowsFeature RDS-Licensing -IncludeManagementTools "
            "-ComputerName 'O''Neil'",
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
            "# the policy editor only: no documented call",
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
