"""`reg import`: what `reg export` wrote, or a person has, is put into the registry."""

from pathlib import Path

import pytest

from core.catalog import LicensingMode
from core.lab import Lab
from core.management.folder import Folder
from core.prompt.session import PromptSession
from tests.core.prompt.lines import type_in
from tests.helpers.labs import MakeLab

SYSTEM = r"HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet"
PAGES = rf"{SYSTEM}\Services\TermServLicensing\Parameters"
RCM = rf"{SYSTEM}\Control\Terminal Server\RCM"
HEAD = "Windows Registry Editor Version 5.00"
SERVER, HOST = "RDLIC01", "RDSH01"


def imported(
    lab: Lab,
    folder: Path,
    text: str,
    computer: str = SERVER,
    encoding: str = "utf-16",
) -> str:
    (folder / "Temp").mkdir(exist_ok=True)
    content = text.replace("\n", "\r\n").encode(encoding)
    (folder / "Temp" / "given.reg").write_bytes(content)
    session = PromptSession(lab, Folder(folder))
    return type_in(session, lab, r"reg import C:\Temp\given.reg", computer)


@pytest.mark.parametrize(
    ("head", "encoding"),
    [(HEAD, "utf-16"), (HEAD, "utf-8"), ("REGEDIT4", "cp1252")],
)
def test_a_value_is_set_by_the_command_that_stands(
    lab: Lab, tmp_path: Path, head: str, encoding: str
) -> None:
    text = f'{head}\n\n; für später\n[{PAGES}]\n"maxverpages"=dword:00000400\n'
    written = imported(lab, tmp_path, text, encoding=encoding)

    assert written.startswith("The operation completed successfully.")
    assert lab.server(SERVER).version_pages == 1024
    assert len(list(lab.journal())) == 1


def test_several_values_are_several_commands_and_those_that_are_so_none(
    lab: Lab, tmp_path: Path
) -> None:
    once = f'{HEAD}\n\n[{PAGES}]\n"MaxVerPages"=dword:400\n'
    text = f'{once}"MaxVerPages"=hex(4):00,0\\\n  8,00,00\n'
    imported(lab, tmp_path, text)
    assert lab.server(SERVER).version_pages == 2048
    before = lab.last_seq()

    assert "successfully" in imported(lab, tmp_path, once.replace("400", "800"))
    assert lab.last_seq() == before


def test_mode_and_servers_of_a_session_host_come_from_one_file(
    lab: Lab, tmp_path: Path
) -> None:
    names = "RDLIC02\0\0".encode("utf-16-le").hex(",")
    text = (
        f'{HEAD}\n[{RCM}\\Licensing Core]\n"LicensingMode"=dword:00000002\n'
        f"[{SYSTEM}\\Services\\TermService\\Parameters\\LicenseServers]\n"
        f'"SpecifiedLicenseServers"=hex(7):{names[:12]}\\\n  {names[12:]}\n'
    )
    written = imported(lab, tmp_path, text, HOST)

    assert "successfully" in written
    assert lab.host(HOST).written_mode is LicensingMode.PER_DEVICE
    assert lab.host(HOST).written_servers == ("RDLIC02",)


def test_a_value_is_taken_away_and_one_that_is_gone_is_no_error(
    make_lab: MakeLab, tmp_path: Path
) -> None:
    lab = make_lab("trouble-security-error")
    text = f'{HEAD}\n[{RCM}]\n"Certificate"=-\n'

    assert "successfully" in imported(lab, tmp_path, text, HOST)
    before = lab.last_seq()
    assert "successfully" in imported(lab, tmp_path, text, HOST)
    assert (before, lab.last_seq()) == (1, 1)


@pytest.mark.parametrize("computer", [SERVER, HOST])
def test_what_was_exported_is_imported_and_changes_nothing(
    lab: Lab, tmp_path: Path, computer: str
) -> None:
    session = PromptSession(lab, Folder(tmp_path))
    before = lab.last_seq()
    line = r"reg export HKLM all.reg /y && reg import all.reg"
    written = type_in(session, lab, line, computer)

    assert written.count("successfully") == 2
    assert lab.last_seq() == before


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Line 1 is none"),
        ("MaxVerPages=1", "Line 1 is none"),
        (f'{HEAD}\n"MaxVerPages"=dword:1', "Line 2 is none"),
        (f'{HEAD}\n[{PAGES}]\n"MaxVerPages"=dword:400\n"a"=dword:x', "Line 4 is none"),
        (f'{HEAD}\n[{PAGES}]\n"MaxVerPages"=hex(4):zz', "Line 3 is none"),
        (f'{HEAD}\n[{PAGES}]\n"MaxVerPages"=hex(4):01,02,03,04,05', "Line 3 is none"),
        (f"{HEAD}\n[HKEY_CURRENT_USER\\Software]", "Of HKEY_CURRENT_USER"),
        (f"{HEAD}\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Office]", "this training has"),
        (f"{HEAD}\n[-{RCM}\\GracePeriod]", "this is no fix"),
    ],
)
def test_what_is_not_imported_is_explained(
    lab: Lab, tmp_path: Path, text: str, said: str
) -> None:
    written = imported(lab, tmp_path, text)

    assert said in written
    assert "successfully" not in written
    assert list(lab.journal()) == []


def test_the_first_line_that_fails_ends_it(lab: Lab, tmp_path: Path) -> None:
    text = (
        f'{HEAD}\n[{PAGES}]\n"MaxVerPages"=dword:400\n"Unknown"="x"\n'
        '"MaxVerPages"=dword:800'
    )
    written = imported(lab, tmp_path, text)

    assert "successfully" not in written
    assert lab.server(SERVER).version_pages == 1024


def test_a_file_that_is_not_there_is_named(lab: Lab, tmp_path: Path) -> None:
    session = PromptSession(lab, Folder(tmp_path))

    assert "ERROR: " in type_in(session, lab, "reg import none.reg", SERVER)
