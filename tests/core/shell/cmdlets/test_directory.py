from pathlib import Path

import pytest

from core.commands.sign_in import SignIn
from core.shell.session import Shell
from tests.core.shell.conftest import Show
from tests.helpers.labs import MakeLab
from tests.helpers.shell import read_cases, transcript


@pytest.mark.parametrize(("script", "shown"), read_cases(__file__))
def test_it_shows(script: str, shown: str, show_changes: Show) -> None:
    assert show_changes(script) == shown


IN_AND_OUT = """
$group = @{{ Identity = 'Terminal Server License Servers'{more} }}
function Show {{ "$((Get-ADGroupMember @group).name)" }}
Add-ADGroupMember @group -Members RDLIC01; Show
Remove-ADGroupMember @group -Members (Get-ADComputer RDLIC01); Show
Add-ADGroupMember @group -Members 'CN=RDLIC01,CN=Computers,DC=corp,DC=example'; Show
"""


@pytest.mark.parametrize(
    ("scenario", "more", "shown"),
    [
        ("office", "", ["RDLIC01 RDLIC02", "RDLIC02", "RDLIC01 RDLIC02"]),
        (
            "trouble-trusted-domain",
            "; Server = 'north.example'",
            ["RDLIC01", "", "RDLIC01"],
        ),
    ],
    ids=["own domain", "trusted domain"],
)
def test_a_license_server_joins_and_leaves(
    make_lab: MakeLab, tmp_path: Path, scenario: str, more: str, shown: list[str]
) -> None:
    """domain.md 6."""
    lab = make_lab(scenario)
    lab.do(SignIn(account="Administrator"))
    shell = Shell(lab, "RDLIC01", folder=tmp_path)

    assert transcript(shell, IN_AND_OUT.format(more=more)).split("\n") == shown


def test_a_workgroup_has_no_directory(make_lab: MakeLab, tmp_path: Path) -> None:
    shell = Shell(make_lab("workgroup"), "RDLIC01", folder=tmp_path)

    assert "No domain controller answers" in transcript(shell, "Get-ADUser")
