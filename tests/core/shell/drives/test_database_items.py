"""The folder of the licensing database in scripts (domain.md 13.13)."""

from pathlib import Path

from core.catalog import Service
from core.commands.services import SetServiceRunning
from core.shell.session import Shell
from tests.helpers.labs import MakeLab
from tests.helpers.shell import transcript

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
