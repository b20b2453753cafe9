"""The drive RDS: in scripts of the kinds that are published (domain.md 1.11, 13.19)."""

from pathlib import Path

import pytest

from core.catalog import LicenseProgram, LicensingMode
from core.commands.sign_in import SignIn
from core.lab import Lab
from core.numbers import purchases
from core.shell.session import Shell
from tests.helpers.labs import MakeLab
from tests.helpers.shell import transcript


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "files"


def run(lab: Lab, folder: Path, script: str, computer: str = "RDLIC01") -> str:
    return transcript(Shell(lab, computer, folder=folder), script)


def test_a_server_is_registered_activated_and_gets_an_agreement(
    make_lab: MakeLab, folder: Path
) -> None:
    lab = make_lab("fresh")
    number = purchases.make_agreement_number(LicenseProgram.SELECT)
    script = rf"""
Import-Module RemoteDesktopServices
$about = @{{ FirstName = 'Robin'; LastName = 'Roe'; Company = 'R&D'
    CountryRegion = 'Norway'; eMail = 'r@corp.example' }}
foreach ($name in $about.Keys) {{
    Set-Item -Path "RDS:\LicenseServer\Configuration\$name" -Value $about[$name]
}}
Set-Item RDS:\LicenseServer\ActivationStatus -Value 1 -ConnectionMethod AUTO -Reason 5
(Get-Item RDS:\LicenseServer\ActivationStatus).CurrentValue
$pack = New-Item -Path RDS:\LicenseServer\LicenseKeyPacks -InstallOption INSTALL `
    -ConnectionMethod AUTO -LicenseType AGREEMENT -AgreementType 0 `
    -AgreementNumber {number} -ProductVersion 7 -ProductType 1 -LicenseCount 10
(Get-Item "RDS:\LicenseServer\LicenseKeyPacks\$pack\TotalLicenses").CurrentValue
"""
    shown = run(lab, folder, script).split("\n")

    assert shown[0] == "1"
    assert shown[-1] == "10"
    assert lab.server("RDLIC01").registration.email == "r@corp.example"
    assert lab.packs("RDLIC01")[-1].total == 10


def test_use_is_counted_by_a_report(make_lab: MakeLab, folder: Path) -> None:
    script = r"""
cd RDS:\LicenseServer\IssuedLicenses\PerUserLicenseReports
Remove-Item * -Recurse
$made = New-Item -Name 'daily' -Scope DOM
$total = (Get-Item .\*\W*\InstalledCount).CurrentValue
$used = (Get-Item .\*\W*\IssuedCount).CurrentValue
"$made $used of $total"
New-Item -Name 'daily' -Scope DOM
"""
    shown = run(make_lab("office"), folder, script)

    assert shown.startswith("daily 18 of 100\n! New-Item : There is something named")


def test_a_session_host_gets_mode_and_servers(make_lab: MakeLab, folder: Path) -> None:
    lab = make_lab("office")
    script = r"""
$settings = 'RDS:\RDSConfiguration\LicensingSettings'
Set-Item "$settings\LicensingType" -Value 2
New-Item "$settings\SpecifiedLicenseServers" -Name RDLIC02 | % CurrentValue
Remove-Item "$settings\SpecifiedLicenseServers\RDLIC01"
(dir "$settings\SpecifiedLicenseServers").Name
Set-Item "$settings\LicensingType" -Value 3
"""
    shown = run(lab, folder, script, "RDSH01")

    assert shown.startswith("RDLIC02\nRDLIC02\n! Set-Item : LicensingType is 2, 4 or 5")
    assert lab.host("RDSH01").licensing_mode is LicensingMode.PER_DEVICE


def test_who_is_no_administrator_is_refused(make_lab: MakeLab, folder: Path) -> None:
    lab = make_lab("office")
    lab.do(SignIn(account="b.baker"))

    assert "Access is denied" in run(lab, folder, "dir RDS:")
    shown = run(lab, folder, "Test-Path RDS:\\LicenseServer")
    assert shown == "False"


def test_after_a_stopped_service_and_a_new_name_it_goes_on(
    make_lab: MakeLab, folder: Path
) -> None:
    script = r"""
New-Item RDS:\Nothing -Name x
(Set-Item RDS:\LicenseServer\Configuration\FirstName Robin -PassThru).CurrentValue
Stop-Service TermServLicensing
Get-Item RDS:\LicenseServer\LicenseKeyPacks\*
Get-ChildItem RDS:\LicenseServer\LicenseKeyPacks
Rename-Computer NEW01 -Force
(Get-Item RDS:\LicenseServer).Name
'the end'
"""
    shown = run(make_lab("office"), folder, script).split("\n")

    assert shown[0].startswith("! New-Item : Cannot find path 'RDS:\\Nothing'")
    assert shown[1] == "Robin"
    stopped = "Not available: The Remote Desktop Licensing service is stopped"
    assert shown[2].startswith(f"! Get-Item : {stopped} on RDLIC01.")
    assert shown[3].startswith(f"! Get-ChildItem : {stopped} on RDLIC01.")
    assert shown[4:] == ["LicenseServer", "the end"]
