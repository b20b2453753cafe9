"""`reg`: what is typed, what is answered, and what it changes."""

import codecs
from pathlib import Path

import pytest

from core.catalog import (
    CertificateValue,
)
from core.lab import Lab
from core.management.folder import Folder
from core.management.registry.export import save_registration_file
from core.management.registry.machine import machine_of
from core.management.registry.registry import Registry
from core.prompt.session import PromptSession
from tests.core.prompt.lines import run, type_in
from tests.helpers.labs import MakeLab

RCM = r'"HKLM\SYSTEM\CurrentControlSet\Control\Terminal Server\RCM"'
PAGES = r"HKLM\SYSTEM\CurrentControlSet\Services\TermServLicensing\Parameters"


@pytest.mark.parametrize(
    "line",
    [
        r'reg delete "HKLM\SYSTEM\CurrentControlSet\Control\Terminal Server\RCM'
        r'\GracePeriod" /f',
        r"REG.EXE DELETE HKLM\x\graceperiod",
    ],
)
def test_deleting_the_grace_period_is_explained_and_not_done(
    lab: Lab, line: str
) -> None:
    assert "this is no fix" in run(lab, line)
    assert list(lab.journal()) == []


def test_stale_certificates_are_saved_deleted_and_made_anew(make_lab: MakeLab) -> None:
    """domain.md 11, 23."""
    lab = make_lab("trouble-security-error")
    assert run(lab, f"reg query {RCM}").count("REG_BINARY") == 4
    assert "successfully" in run(lab, f"reg export {RCM} rcm.reg")
    assert "Delete one value at a time" in run(lab, f"reg delete {RCM} /f")
    for value in CertificateValue:
        assert "successfully" in run(lab, f'reg delete {RCM} /v "{value}" /f')
    assert "unable to find" in run(lab, f"reg delete {RCM} /v Certificate")
    assert lab.host("RDSH01").is_insecure_to_clients

    assert "RDSH01 was restarted." in run(lab, "shutdown /r /t 0")
    assert not lab.host("RDSH01").is_insecure_to_clients
    assert "unable to find" in run(lab, f"reg query {RCM}", "RDLIC01")


def test_the_database_gets_room_and_the_service_starts(make_lab: MakeLab) -> None:
    """domain.md 11, 31."""
    lab = make_lab("trouble-service")
    start = "net start TermServLicensing"
    assert "could not be started" in run(lab, start, "RDLIC01")
    assert "from 256 to 2048" in run(lab, f"reg add {PAGES} /v MaxVerPages", "RDLIC01")
    run(lab, f"reg add {PAGES} /v MaxVerPages /t REG_DWORD /d 1024", "RDLIC01")
    assert "0x400" in run(lab, f"reg query {PAGES} /v MaxVerPages", "RDLIC01")
    assert "was started successfully" in run(lab, start, "RDLIC01")
    assert lab.server("RDLIC01").is_available


@pytest.mark.parametrize(
    ("line", "computer", "said"),
    [
        (f"reg add {RCM} /v Certificate", "RDSH01", "makes its certificates by"),
        (f"reg query {PAGES} /v MaxVerPages", "RDLIC01", "unable to find"),
        (f"reg delete {PAGES} /f", "RDLIC01", "deletes single values"),
        (f"reg query {PAGES}", "RDSH01", "unable to find"),
        (r"reg query HKLM\SOFTWARE\Microsoft\Office", "RDSH01", "has the certif"),
        (r"reg query HKCU\Software", "RDSH01", "Of HKEY_CURRENT_USER this training"),
        ("reg query SYSTEM", "RDSH01", "REG QUERY"),
        (r"reg query \\NOBODY\HKLM", "RDSH01", "network path was not found"),
        (f"reg add {PAGES} /v MaxVerPages /t REG_ODD /d 1", "RDLIC01", "REG ADD"),
        (r'reg delete "HKLM\SYSTEM" /f', "RDSH01", "deletes single values"),
    ],
)
def test_what_is_not_done_is_explained(
    lab: Lab, line: str, computer: str, said: str
) -> None:
    assert said in run(lab, line, computer)
    assert list(lab.journal()) == []


CORE = r"HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Control\Terminal Server\RCM"


def test_a_key_is_exported_to_the_folder_of_scripts(lab: Lab, tmp_path: Path) -> None:
    session = PromptSession(lab, Folder(tmp_path))
    line = rf"reg export {RCM} C:\Temp\rcm.reg /y && type C:\Temp\rcm.reg"
    written = type_in(session, lab, line)

    assert "successfully" in written
    assert "Windows Registry Editor Version 5.00" in written
    content = (tmp_path / "Temp" / "rcm.reg").read_bytes()
    assert content.startswith(codecs.BOM_UTF16_LE)
    assert "REG_" not in content.decode("utf-16")
    assert content.decode("utf-16").count("\r\n") == content.decode("utf-16").count(
        "\n"
    )


def test_the_registry_editor_and_reg_write_the_same_file(
    lab: Lab, tmp_path: Path
) -> None:
    machine = machine_of(lab, "RDSH01")
    assert machine is not None
    type_in(PromptSession(lab, Folder(tmp_path)), lab, rf"reg export {RCM} C:\a.reg")
    save_registration_file(
        Registry(machine), CORE.partition("\\")[2], tmp_path / "b.reg"
    )

    assert (tmp_path / "a.reg").read_bytes() == (tmp_path / "b.reg").read_bytes()


def test_a_file_is_written_over_with_y_or_an_answer(lab: Lab, tmp_path: Path) -> None:
    session = PromptSession(lab, Folder(tmp_path))
    line = rf"reg export {RCM} C:\a.reg"
    type_in(session, lab, line)
    (tmp_path / "a.reg").write_bytes(b"old")

    assert "Overwrite (Yes/No)?" in type_in(session, lab, line, answers=("n",))
    assert (tmp_path / "a.reg").read_bytes() == b"old"
    assert "successfully" in type_in(session, lab, line, answers=("yes",))
    assert (tmp_path / "a.reg").read_bytes() != b"old"
    assert "successfully" in type_in(session, lab, f"{line} /y")


QUERIES = {
    "keys below": (
        r"reg query HKLM\SYSTEM\CurrentControlSet",
        "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\n"
        "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services",
    ),
    "values": (
        f'reg query "{CORE}\\Licensing Core"',
        f"{CORE}\\Licensing Core\n    LicensingMode    REG_DWORD    0x4\n",
    ),
    "a value somewhere below": (
        r"reg query HKLM /s /v SpecifiedLicenseServers",
        "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\TermService"
        "\\Parameters\\LicenseServers\n"
        "    SpecifiedLicenseServers    REG_MULTI_SZ    RDLIC01\n",
    ),
    "a type": (
        f'reg query "{CORE}" /s /t REG_DWORD',
        f"{CORE}\\Licensing Core\n    LicensingMode    REG_DWORD    0x4\n",
    ),
    "a text in keys": (
        r"reg query HKLM /s /f graceperiod /k",
        f"{CORE}\\GracePeriod\n\nEnd of search: 1 match(es) found.",
    ),
    "a text in data": (
        r"reg query HKLM /s /f rdlic /d",
        "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\TermService"
        "\\Parameters\\LicenseServers\n"
        "    SpecifiedLicenseServers    REG_MULTI_SZ    RDLIC01\n\n"
        "End of search: 1 match(es) found.",
    ),
    "a text nowhere": (
        "reg query HKLM /s /f nowhere",
        "End of search: 0 match(es) found.",
    ),
    "no default value": (
        f'reg query "{CORE}" /ve',
        "ERROR: The system was unable to find the specified registry key or value.",
    ),
}


@pytest.mark.parametrize("name", QUERIES)
def test_a_query_writes_what_it_finds(lab: Lab, name: str) -> None:
    line, text = QUERIES[name]
    assert run(lab, line) == text


def test_the_registry_of_another_computer_and_of_a_client_is_read(lab: Lab) -> None:
    """domain.md 13.1."""
    there = run(lab, rf'reg query "\\RDSH01\{RCM[1:-1]}" /v Certificate', "RDLIC01")
    assert there.count("REG_BINARY") == 1
    client = r"\\PC-0001\HKLM\SOFTWARE\Microsoft\MSLicensing"
    identity = lab.known_device("PC-0001").hardware_id
    assert identity.upper() in run(lab, f"reg query {client} /s")

    assert "another hardware ID" in run(lab, f"reg delete {client} /f")
    assert lab.known_device("PC-0001").hardware_id != identity


def test_the_list_of_servers_is_deleted_and_counts_after_a_restart(lab: Lab) -> None:
    """domain.md 13.11."""
    key = (
        r"HKLM\SYSTEM\CurrentControlSet\Services\TermService\Parameters\LicenseServers"
    )
    line = f"reg delete {key} /v SpecifiedLicenseServers /f"
    assert "after a restart" in run(lab, line)
    assert "unable to find" in run(lab, line)
    assert lab.host("RDSH01").license_servers == ("RDLIC01",)

    run(lab, "shutdown /r /t 0")
    assert lab.host("RDSH01").license_servers == ()
