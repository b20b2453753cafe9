"""HKLM: in scripts that set up a session host (domain.md 13.11)."""

from pathlib import Path
from typing import Any

import pytest

from core.catalog import (
    CertificateValue,
    LicensingMode,
    PolicyName,
    PolicyState,
    ProductVersion,
    ReportScope,
)
from core.commands.certificates import DeleteCertificate
from core.commands.command import Command
from core.commands.database import SetVersionPages
from core.commands.history import ReturnToRestorePoint, Undo
from core.commands.host_registry import WriteLicenseServers, WriteLicensingMode
from core.commands.policy import EditPolicy
from core.commands.reports import CreateReport
from core.commands.sign_in import SignIn
from core.lab import Lab
from core.powershell.translation import translated
from core.records import PolicySetting
from core.shell.session import Shell
from tests.helpers.labs import MakeLab, world
from tests.helpers.shell import read_cases, transcript

SETS_UP = r"""
$core = 'HKLM:\SYSTEM\CurrentControlSet\Control\Terminal Server\RCM\Licensing Core'
$list = 'HKLM:\SYSTEM\CurrentControlSet\Services\TermService\Parameters\LicenseServers'
Set-ItemProperty -Path $core -Name LicensingMode -Value 2 -Type DWord
if (-not (Test-Path $list)) { New-Item $list -Force }
New-ItemProperty $list -Name SpecifiedLicenseServers -PropertyType MultiString `
    -Value RDLIC02, RDLIC01 -Force | Out-Null
(Get-ItemProperty $core).LicensingMode
(Get-ItemProperty $list).SpecifiedLicenseServers -join ', '
"""


@pytest.fixture
def lab(make_lab: MakeLab) -> Lab:
    return make_lab("office")


@pytest.fixture
def shell(lab: Lab, tmp_path: Path) -> Shell:
    return Shell(lab, "RDSH01", folder=tmp_path / "files")


def test_mode_and_servers_are_written(lab: Lab, shell: Shell) -> None:
    assert transcript(shell, SETS_UP) == "2\nRDLIC02, RDLIC01"
    host = lab.host("RDSH01")
    assert host.written_mode is LicensingMode.PER_DEVICE
    assert host.written_servers == ("RDLIC02", "RDLIC01")


def test_one_way_back_undoes_what_a_script_has_written(lab: Lab, shell: Shell) -> None:
    before = world(lab)
    for _ in shell.run(SETS_UP, restore_point="Before the script"):
        pass
    assert world(lab) != before
    lab.do(ReturnToRestorePoint(point="Before the script"))

    assert world(lab) == before


def test_a_value_is_deleted_and_the_note_is_verbose(lab: Lab, shell: Shell) -> None:
    script = r"""
cd HKLM:\SYSTEM\CurrentControlSet\Services\TermService\Parameters\LicenseServers
Remove-ItemProperty . SpecifiedLicenseServers -Verbose
(Get-Item .).ValueCount
"""
    shown = transcript(shell, script)

    assert "after a restart of TermService" in shown
    assert shown.endswith("\n0")
    assert lab.host("RDSH01").written_servers == ()


def test_the_grace_period_is_not_deleted(lab: Lab, shell: Shell) -> None:
    """domain.md 9."""
    key = r"'HKLM:\SYSTEM\CurrentControlSet\Control\Terminal Server\RCM\GracePeriod'"
    for script in (f"Remove-Item {key} -Force", f"Remove-ItemProperty {key} L*BOMB*"):
        assert "this is no fix" in transcript(shell, script)
    assert list(lab.journal()) == []


POLICY = r"""
$key = 'HKLM:\SOFTWARE\Policies\Microsoft\Windows NT\Terminal Services'
"""


def test_a_value_of_a_policy_edits_the_setting(lab: Lab, shell: Shell) -> None:
    """As PowerShell View writes it: in force after an update."""
    script = """
Set-ItemProperty $key LicenseServers 'RDLIC01, RDLIC02'
New-ItemProperty $key LicensingMode -Value 2 -PropertyType DWord -Force
Set-ItemProperty $key fDisableTerminalServerTooltip 0
"""
    shown = transcript(shell, POLICY + script)

    assert shown.count("in force after gpupdate /force") == 3
    policy = lab.host("RDSH01").policy
    servers = PolicySetting(state=PolicyState.ENABLED, value="RDLIC01, RDLIC02")
    assert policy[PolicyName.LICENSE_SERVERS] == servers
    assert policy[PolicyName.LICENSING_MODE].value == LicensingMode.PER_DEVICE
    assert policy[PolicyName.HIDE_NOTIFICATIONS].state is PolicyState.DISABLED
    assert lab.host("RDSH01").applied == {}

    transcript(shell, f"{POLICY}Remove-ItemProperty $key LicensingMode")
    assert PolicyName.LICENSING_MODE not in lab.host("RDSH01").policy


def test_who_is_no_administrator_reads_and_does_not_write(
    lab: Lab, shell: Shell
) -> None:
    lab.do(SignIn(account="b.baker"))
    shown = transcript(shell, SETS_UP)

    assert "b.baker is no administrator of RDSH01" in shown
    assert "\n4\nRDLIC01" in shown


ON = PolicyState.ENABLED
SHOWN: dict[str, tuple[Command, str]] = {
    "mode": (
        WriteLicensingMode(host="RDSH01", mode=LicensingMode.PER_DEVICE),
        "RDLIC01",
    ),
    "servers": (
        WriteLicenseServers(host="RDSH01", license_servers=("A", "B")),
        "RDLIC01",
    ),
    "no servers": (
        WriteLicenseServers(host="RDSH01", license_servers=()),
        "RDLIC01",
    ),
    "certificate": (
        DeleteCertificate(host="RDSH01", value=CertificateValue.X509_2),
        "RDLIC01",
    ),
    "pages": (SetVersionPages(server="RDLIC01", pages=512), "RDLIC01"),
    "a policy with a choice": (
        EditPolicy(
            computer="RDSH01",
            setting=PolicyName.LICENSING_MODE,
            to=PolicySetting(state=ON, value="per-device"),
        ),
        "RDSH01",
    ),
    "a policy with a list": (
        EditPolicy(
            computer="RDSH01",
            setting=PolicyName.LICENSE_SERVERS,
            to=PolicySetting(state=ON, value="A, B"),
        ),
        "RDSH01",
    ),
    "a report": (
        CreateReport(
            server="RDLIC01", scope=ReportScope.DOMAIN, report_name="O'Neil's"
        ),
        "RDLIC01",
    ),
}


@pytest.mark.parametrize("name", SHOWN)
def test_what_powershell_view_shows_does_the_same(
    lab: Lab, tmp_path: Path, name: str
) -> None:
    command, computer = SHOWN[name]
    lab.do(command)
    wanted = world(lab)
    lab.do(Undo())
    lines = "\n".join(translated(command, ProductVersion.W2022))
    shown = transcript(Shell(lab, computer, folder=tmp_path), lines)

    assert not shown.startswith("!"), shown
    assert _but_for_numbers(world(lab)) == _but_for_numbers(wanted)


def _but_for_numbers(tables: dict[str, Any]) -> dict[str, Any]:
    """Leave out the number of a report, which is that of the row in the journal."""
    reports = [{**row, "id": 0} for row in tables["report"]]
    return {**tables, "report": reports}


@pytest.mark.parametrize(("script", "shown"), read_cases(__file__))
def test_it_shows(script: str, shown: str, office: Lab, tmp_path: Path) -> None:
    assert transcript(Shell(office, "RDLIC01", folder=tmp_path), script) == shown


BOMB = "L$RTMTIMEBOMB_1320153D-8DA3-4e8e-B27B-0D888223A588"


def test_what_is_not_known_of_a_value_is_empty(shell: Shell) -> None:
    key = r"HKLM:\SYSTEM\CurrentControlSet\Control\Terminal Server\RCM\GracePeriod"

    assert transcript(shell, f"@((Get-Item '{key}').GetValue('{BOMB}')).Count") == "0"
