"""The folder of the licensing database in scripts (domain.md 13.13)."""

from pathlib import Path

import pytest

from core.catalog import Service
from core.commands.services import SetServiceRunning
from core.shell.drives.database_items import DatabaseItems
from core.shell.drives.node import Node
from core.shell.session import Shell
from tests.core.shell.conftest import Show
from tests.helpers.labs import MakeLab
from tests.helpers.shell import read_cases, transcript

AWAY = r"""
cd C:\Windows\System32
Rename-Item (Join-Path $env:SystemRoot\System32\LServer 'TLSLic.edb') -NewName 'old.edb'
(dir .\LServer).Name
Remove-Item .\LServer\*.edb
(dir .\LServer).Count
"""


def test_the_database_is_put_away_and_deleted_while_its_service_is_stopped(
    make_lab: MakeLab, tmp_path: Path
) -> None:
    lab = make_lab("office")
    shell = Shell(lab, "RDLIC01", folder=tmp_path)
    (tmp_path / "Windows" / "System32").mkdir(parents=True)
    assert "net stop TermServLicensing" in transcript(shell, AWAY)
    assert lab.packs("RDLIC01")

    stop = SetServiceRunning(
        computer="RDLIC01", service=Service.LICENSING, is_running=False
    )
    lab.do(stop)
    assert transcript(shell, AWAY) == "old.edb\n0"
    assert lab.packs("RDLIC01") == []


@pytest.mark.parametrize(("script", "shown"), read_cases(__file__))
def test_it_shows(script: str, shown: str, show: Show) -> None:
    assert show(script) == shown


def test_only_a_license_server_has_that_folder(shell: Shell) -> None:
    shell.engine.computer = "RDSH01"
    node = Node(r"C:\Windows\System32\LServer", "LServer", is_container=True)

    assert DatabaseItems().below(shell.engine, node) == []


def test_after_a_new_name_the_session_has_its_folder_still(
    make_lab: MakeLab, tmp_path: Path
) -> None:
    shell = Shell(make_lab("office"), "RDLIC01", folder=tmp_path)
    path = r"Test-Path C:\Windows\System32\LServer"

    shown = transcript(shell, f"{path}; Rename-Computer NEW01 -Force; {path}")
    assert shown == "True\nTrue"
