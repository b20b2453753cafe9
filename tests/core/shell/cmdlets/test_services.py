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


DENIED = """
Stop-Service TermServLicensing
(Get-Service TermServLicensing).Stop()
Restart-Computer RDLIC01
Get-RDLicenseConfiguration
Disable-NetFirewallRule -DisplayGroup 'Remote Desktop'
Get-Item RDS:\\LicenseServer
"""


def test_who_is_no_administrator_is_denied(make_lab: MakeLab, tmp_path: Path) -> None:
    """domain.md 1.1."""
    lab = make_lab("office")
    lab.do(SignIn(account="b.baker"))
    before = lab.last_seq()
    shown = transcript(Shell(lab, "RDLIC01", folder=tmp_path), DENIED).split("\n")

    for line, why in zip(
        shown,
        (
            "cannot be stopped",
            "cannot be stopped",
            "Access denied",
            "administrative privileges",
            "Access denied",
            "Only administrators read the drive RDS:",
        ),
        strict=True,
    ):
        assert why in line
    assert lab.last_seq() == before
