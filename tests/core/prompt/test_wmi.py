"""`wmic`: what is typed, what is answered, and what it changes."""

import pytest

from core.errors import Refused
from core.lab import Lab
from core.prompt.wmi import DEFAULTS, GRACE_QUERY, PART_REMOVAL, PERMISSION, REMOVAL
from tests.core.prompt.lines import run


@pytest.mark.parametrize(
    "line",
    [
        GRACE_QUERY,
        GRACE_QUERY.upper(),
        GRACE_QUERY.replace(" ", "   "),
        GRACE_QUERY.replace('""', "\u201c\u201d"),
        GRACE_QUERY.replace('(__CLASS !="")', '( __CLASS != "" )'),
    ],
)
def test_the_grace_period_is_told_in_days(lab: Lab, line: str) -> None:
    assert "DaysLeft = 120;" in run(lab, line)
    assert "No Instance" in run(lab, line, "RDLIC01")


def test_a_license_pack_is_removed_by_wmi_on_its_server(lab: Lab) -> None:
    assert "No Instance" in run(lab, f"{REMOVAL}4")
    assert "successful" in run(lab, f"{REMOVAL}4", "RDLIC01")
    assert lab.pack("RDLIC01", 4) is None
    for pack_id in ("4", "9" * 30):
        with pytest.raises(Refused):
            run(lab, f"{REMOVAL}{pack_id}", "RDLIC01")


def test_free_licenses_of_a_pack_are_removed_by_wmi(lab: Lab) -> None:
    """domain.md 1.5."""
    run(lab, f"{PART_REMOVAL}4,30", "RDLIC01")
    pack = lab.pack("RDLIC01", 4)
    assert pack is not None
    assert (pack.total, pack.available) == (20, 8)
    with pytest.raises(Refused):
        run(lab, f"{PART_REMOVAL}4, {'9' * 30}", "RDLIC01")
    assert "only these lines" in run(lab, f"{PART_REMOVAL}4,0", "RDLIC01")


@pytest.mark.parametrize("account", ['"CORP\\c.clark",2', "corp\\C.Clark, 1"])
def test_administrative_sessions_are_permitted_on_a_session_host(
    lab: Lab, account: str
) -> None:
    """domain.md 13.2, KB 290720."""
    assert "successful" in run(lab, f"{PERMISSION}{account}")
    assert lab.host("RDSH01").permitted_accounts == ("CORP\\c.clark",)
    assert "successful" in run(lab, DEFAULTS)
    assert lab.host("RDSH01").permitted_accounts == ()


def test_they_are_permitted_to_known_accounts_and_on_session_hosts_only(
    lab: Lab,
) -> None:
    for stranger in ("c.clark", "NORTH\\c.clark", "CORP\\z.zorn"):
        assert f"no account {stranger}" in run(lab, f'{PERMISSION}"{stranger}",2')
    assert "only these lines" in run(lab, f'{PERMISSION}"CORP\\c.clark",3')
    for line in (f'{PERMISSION}"CORP\\c.clark",2', DEFAULTS):
        assert "No Instance" in run(lab, line, "RDLIC01")
    assert lab.host("RDSH01").permitted_accounts == ()
