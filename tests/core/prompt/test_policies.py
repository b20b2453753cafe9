"""`gpupdate` and `gpresult`: what is typed, what is answered, and what it changes."""

import pytest

from core.catalog import (
    LicensingMode,
    PolicyName,
    PolicyState,
)
from core.commands.policy import EditPolicy
from core.lab import Lab
from core.records import PolicySetting
from tests.core.prompt.lines import run
from tests.helpers.labs import MakeLab


@pytest.mark.parametrize(
    "line", ["gpupdate /force", "GPUPDATE", " gpupdate.exe /Force"]
)
def test_gpupdate_brings_the_policy_into_force(lab: Lab, line: str) -> None:
    on = PolicySetting(state=PolicyState.ENABLED, value="per-device")
    lab.do(EditPolicy(computer="RDSH01", setting=PolicyName.LICENSING_MODE, to=on))
    assert lab.session_hosts()[0].licensing_mode is LicensingMode.PER_USER

    assert "Computer Policy update has completed successfully." in run(lab, line)
    assert lab.session_hosts()[0].licensing_mode is LicensingMode.PER_DEVICE


def test_gpupdate_with_a_wrong_option_changes_nothing(lab: Lab) -> None:
    assert "GPUPDATE" in run(lab, "gpupdate /farce")
    assert list(lab.journal()) == []


def test_gpresult_shows_what_is_in_force_and_what_waits(make_lab: MakeLab) -> None:
    """domain.md 11, 20."""
    lab = make_lab("trouble-policy")
    shown = run(lab, "gpresult /r")
    assert r"Windows NT\Terminal Services\LicenseServers" in shown
    assert "Value:       RDLIC09" in shown
    assert "wins over" in shown
    assert "wait for gpupdate" not in shown

    off = PolicySetting()
    lab.do(EditPolicy(computer="RDSH01", setting=PolicyName.LICENSE_SERVERS, to=off))
    assert "wait for gpupdate /force" in run(lab, "gpresult /r")
    assert "No policy setting is in force" in run(lab, "gpresult /r", "RDLIC01")
    assert "GPRESULT" in run(lab, "gpresult")
