"""What is looked at in the windows, as lines that read the same.

Of the drive RDS: domain.md 1.11 has packs, reports, the registration and the license
servers of a session host; what is not there is read as without it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.catalog import ProductVersion
from core.powershell.dialect import Dialect
from core.powershell.drive import ACTIVATION, CONFIGURATION, MODULE, PACKS, SETTINGS
from core.powershell.licenses import REPORTS
from core.powershell.syntax import (
    Computers,
    comment,
    instances,
    listed,
    method,
    on_computer,
    on_itself,
    quoted,
)
from core.records import LicenseServer
from core.rules.policy_registry import POLICY_KEY

_SERVER = "Win32_TSLicenseServer"
_REPORT = "Win32_TSLicenseReport"
_HOST_NAMESPACE = "root/CIMv2/TerminalServices"


@dataclass(frozen=True)
class Look:
    """Something that a person has looked at."""

    title: str
    cim: list[str]
    drive: list[str]  # empty where the drive has nothing of it

    def lines(self, dialect: Dialect) -> list[str]:
        """Return a heading, and what reads the same."""
        on_drive = self.drive if dialect is Dialect.DRIVE else []
        return [comment(f"Looked at: {self.title}"), *(on_drive or self.cim)]


def servers(names: Sequence[str]) -> Look:
    """Read what each license server is, and whether it is activated (domain.md 1.2)."""
    read = instances(names, _SERVER)
    return Look(
        "all servers",
        _apart(read, method(names, _SERVER, "GetActivationStatus")),
        [read, on_computer(names, f"{MODULE}; Get-Item {ACTIVATION}")],
    )


def packs(server: str) -> Look:
    """Read the license packs of a server (domain.md 1.4)."""
    return Look(
        f"license packs of {server}",
        [instances(server, "Win32_TSLicenseKeyPack")],
        on_itself(server, f"Get-ChildItem {PACKS} -Recurse"),
    )


def issued(server: str, pack_id: int) -> Look:
    """Read the issued licenses of a license pack (domain.md 1.5)."""
    return Look(
        f"issued licenses of license pack {pack_id} on {server}",
        [instances(server, "Win32_TSIssuedLicense", "KeyPackId", pack_id)],
        [],
    )


def reports(server: str) -> Look:
    """Read which reports there are (domain.md 1.7)."""
    return Look(
        f"reports of {server}",
        [instances(server, _REPORT)],
        on_itself(server, f"Get-ChildItem {REPORTS}"),
    )


def report(server: LicenseServer, name: str) -> Look:
    """Read the entries of a report, a count of 0 being all of them (domain.md 1.7)."""
    fetched = ["FetchReportSummaryEntries", "FetchReportEntries"]
    if server.version >= ProductVersion.W2012:
        fetched.append("FetchReportPerDeviceEntries")
    found = f"{instances(server.name, _REPORT)} | Where-Object FileName -eq "
    span = "@{ StartIndex = [uint32]0; Count = [uint32]0 }"
    path = quoted(rf"{REPORTS}\{name}")
    return Look(
        f"report {name} of {server.name}",
        _apart(
            *(
                f"{found}{quoted(name)} | "
                f"Invoke-CimMethod -MethodName {fetch} -Arguments {span}"
                for fetch in fetched
            )
        ),
        on_itself(server.name, f"Get-ChildItem {path} -Recurse"),
    )


def properties(server: str) -> Look:
    """Read the registration and whether the server is activated (domain.md 1.2)."""
    return Look(
        f"properties of {server}",
        _apart(
            instances(server, _SERVER),
            method(server, _SERVER, "GetActivationStatus"),
            method(server, _SERVER, "GetLicenseServerId"),
        ),
        on_itself(server, f"Get-ChildItem {CONFIGURATION}", f"Get-Item {ACTIVATION}"),
    )


def review(server: LicenseServer, *, has_directory: bool) -> Look:
    """Read the findings (domain.md 1.3); a directory is asked where one answers."""
    asked = [method(server.name, _SERVER, "IsLSonDC")]
    if has_directory:
        asked += [
            method(server.name, _SERVER, "IsLSinTSLSGroup", Domain=""),
            method(server.name, _SERVER, "IsLSPublished"),
        ]
    role = f"{instances(server.name, _SERVER)} | Select-Object ServerRole"
    return Look(f"configuration of {server.name}", _apart(role, *asked), [])


def diagnosis(host: str) -> Look:
    """Read what a session host is told about licensing (domain.md 1.9)."""
    return Look(
        f"licensing diagnosis of {host}",
        licensing(host),
        on_itself(host, f"Get-ChildItem {SETTINGS} -Recurse"),
    )


def licensing(hosts: Computers) -> list[str]:
    """Return what reads mode, license servers and days of grace (domain.md 1.9)."""
    kind = "Win32_TerminalServiceSetting"
    setting = instances(hosts, kind, namespace=_HOST_NAMESPACE)
    called = ("GetSpecifiedLicenseServerList", "GetGracePeriodDays")
    calls = [f"{setting} | Invoke-CimMethod -MethodName {name}" for name in called]
    return _apart(setting, *calls)


def events(computers: Iterable[str], logs: Iterable[str]) -> Look:
    """Read event logs; one in which nothing stands is no error (domain.md 8)."""
    read = (
        "Get-WinEvent -ComputerName $_ -FilterHashtable "
        f"@{{ LogName = {listed(logs)} }} "
        "-ErrorAction SilentlyContinue"
    )
    return Look(
        "event logs", [f"{listed(computers)} | ForEach-Object {{ {read} }}"], []
    )


def policies(computer: str) -> Look:
    """Read what policies have written; without any there is no key (domain.md 9)."""
    return Look(f"policies in force on {computer}", [key(computer, POLICY_KEY)], [])


def registry_key(computer: str, path: str) -> Look:
    """Read a key of the local machine: what is below it, and its values."""
    title = rf"registry key HKLM:\{path} of {computer}"
    return Look(title, [key(computer, path)], [])


def key(computer: str, path: str) -> str:
    """Return what reads a key of the local machine, also where there is none."""
    whole = quoted(rf"HKLM:\{path}")
    there = f"-LiteralPath {whole} -ErrorAction SilentlyContinue"
    calls = (f"Get-ChildItem {there}", f"Get-ItemProperty {there}")
    return on_computer(computer, "; ".join(calls))


def tasks(computer: str) -> Look:
    """List the scheduled tasks of a computer."""
    return Look(
        f"scheduled tasks of {computer}", [f"schtasks /query /s {quoted(computer)}"], []
    )


def roles(computers: Iterable[str]) -> Look:
    """Read which role services of Remote Desktop Services computers have."""
    return Look(
        "role services",
        [f"Get-WindowsFeature RDS* -ComputerName {quoted(n)}" for n in computers],
        [],
    )


def _apart(*reads: str) -> list[str]:
    """Write each result as a list: a table has the columns of its first row alone."""
    return [f"{read} | Format-List" for read in reads]
