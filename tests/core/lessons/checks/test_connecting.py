"""Who can connect is tried, and taken back."""

from collections.abc import Iterator

import pytest

from core.catalog import ClientKind, LicenseType, LicensingMode
from core.commands.accounts import SetUserEnabled
from core.commands.clients import AddDevice
from core.commands.connect import Connect
from core.commands.policy import ConfigureSessionHost
from core.commands.revoke import RevokeLicense
from core.commands.world import SetSessionHostReachable
from core.lab import Lab
from core.lessons.checks import Case, Finding, judging
from tests.core.lessons.checks.judging import CHECKS, is_so, judged
from tests.helpers.labs import MakeLab, agreement, installation, retail

CHECK = {"check": "can-connect"}
FULL = {**CHECK, "license": "full"}
PER_DEVICE = ConfigureSessionHost(
    host="RDSH01", mode=LicensingMode.PER_DEVICE, license_servers=("RDLIC01",)
)


def buy(lab: Lab, quantity: int) -> None:
    """Install Per Device CALs."""
    bought = agreement(type=LicenseType.PER_DEVICE, quantity=quantity)
    lab.do(installation(bought))


def test_everybody_connects_where_all_is_well(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    assert is_so(lab, **CHECK)
    assert not is_so(lab, **CHECK, can=False)


def test_one_who_cannot_is_enough_and_is_named(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    lab.do(SetUserEnabled(user="b.baker", is_enabled=False))
    told = judged(lab, **CHECK)
    assert not told.is_met
    assert "b.baker from " in told.found
    assert "a.adams" not in told.found
    assert is_so(lab, **CHECK, users=["a.adams", "c.clark"])
    assert is_so(lab, **CHECK, users=["b.baker"], can=False)


def test_an_hour_is_no_session_like_any_other(make_lab: MakeLab) -> None:
    lab = make_lab("trouble-sixty-minutes")
    assert not is_so(lab, **CHECK)
    assert is_so(lab, **CHECK, outcome="connected-for-an-hour")


@pytest.mark.parametrize(
    ("scenario", "outcome"),
    [
        ("trouble-grace-over", "no-license-servers"),
        ("trouble-security-error", "security-error"),
        ("trouble-expired-temporaries", "no-licenses"),
    ],
)
def test_the_outcome_is_that_of_the_real_attempt(
    make_lab: MakeLab, scenario: str, outcome: str
) -> None:
    lab = make_lab(scenario)
    host = lab.session_hosts()[0].name
    user, device = lab.user_names()[0], lab.device_names()[0]
    who = {"hosts": [host], "users": [user], "devices": [device], "can": False}
    assert is_so(lab, **CHECK, **who, outcome=outcome)
    others = {"no-license-servers", "security-error", "no-licenses"} - {outcome}
    assert not any(is_so(lab, **CHECK, **who, outcome=other) for other in others)


def test_a_host_that_does_not_answer_turns_everybody_away(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    lab.do(SetSessionHostReachable(host="RDSH01", is_reachable=False))
    assert is_so(lab, **CHECK, can=False)
    assert "can't connect to the remote computer RDSH01" in judged(lab, **CHECK).found


def test_the_license_that_they_have_afterwards_is_told(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    one = {"users": ["y.yilmaz"], "devices": ["PC-0015"]}
    assert is_so(lab, **CHECK, **one, license="full", version="2022")
    assert not is_so(lab, **CHECK, **one, version="2019")
    lab.do(PER_DEVICE)
    assert is_so(lab, **CHECK, **one, license="temporary")
    assert not is_so(lab, **CHECK, **one, license="full")
    lab.do(Connect(host="RDSH01", user="y.yilmaz", device="PC-0015"))
    assert is_so(lab, **CHECK, **one, license="full")


def test_in_the_grace_period_nobody_needs_a_license(lab: Lab) -> None:
    assert is_so(lab, **CHECK, license="none")


def test_over_use_is_told_from_a_license_that_was_bought(make_lab: MakeLab) -> None:
    lab = make_lab("trouble-over-used")
    everybody = [judged(lab, **CHECK, users=[u]) for u in lab.user_names()]
    assert all(told.is_met for told in everybody)
    kinds = {
        kind: sum(
            is_so(lab, **CHECK, users=[u], license=kind) for u in lab.user_names()
        )
        for kind in ("full", "over-used")
    }
    assert min(kinds.values()) > 0


def test_events_of_the_attempt_count_and_those_before_do_not(
    make_lab: MakeLab,
) -> None:
    lab = make_lab("trouble-one-unit")
    denied = [u.name for u in lab.users() if u.organizational_unit == "Sales"]
    others = [u.name for u in lab.users() if u.organizational_unit != "Sales"]
    assert is_so(lab, **CHECK, users=denied, events=[4105])
    assert not is_so(lab, **CHECK, users=denied, no_events=[4105])
    assert is_so(lab, **CHECK, users=others, no_events=[4105])
    assert not is_so(lab, **CHECK, users=others, events=[4105])


def test_a_balloon_is_seen_by_who_administers(make_lab: MakeLab) -> None:
    lab = make_lab("trouble-mode-not-set")
    assert is_so(lab, **CHECK, users=["a.adams"], balloon=True)
    assert is_so(lab, **CHECK, users=["c.clark"], balloon=False)
    assert not is_so(lab, **CHECK, users=["c.clark"], balloon=True)


def test_together_they_use_up_what_one_alone_would_get(make_lab: MakeLab) -> None:
    lab = make_lab("activated")
    lab.do(installation(retail(type_=LicenseType.PER_DEVICE, quantity=2)))
    lab.do(PER_DEVICE)
    three = lab.device_names()[:3]
    for device in three:
        lab.do(Connect(host="RDSH01", user="a.adams", device=device))
    who = {"users": ["a.adams"], "devices": three, "license": "full"}
    assert is_so(lab, **CHECK, **who)
    told = judged(lab, **CHECK, **who, together=True)
    assert told.found == (
        f"a.adams from {three[2]} on RDSH01: connected, with a temporary license for "
        "Windows Server 2022, event 21"
    )


def test_an_administrative_session_needs_no_license(make_lab: MakeLab) -> None:
    lab = make_lab("trouble-grace-over")
    assert is_so(lab, **CHECK, users=["a.adams"], is_administrative=True)
    assert not is_so(lab, **CHECK, users=["a.adams"])


def test_a_new_device_has_a_full_license_at_the_second_connection(
    make_lab: MakeLab,
) -> None:
    lab = make_lab("trouble-one-client")
    new = {**FULL, "devices": ["PC-0015"], "users": ["c.clark"]}

    assert not is_so(lab, **new)
    assert is_so(lab, **new, times=2)
    assert judged(lab, **new, times=2).expected == (
        "c.clark can connect to every session host from PC-0015, at the second "
        "connection, with a full license"
    )


def test_one_cal_is_enough_for_each_alone_and_not_for_all_together(
    make_lab: MakeLab,
) -> None:
    lab = make_lab("trouble-no-cals-left")
    buy(lab, 1)

    assert is_so(lab, **FULL, times=2)
    assert not is_so(lab, **FULL, times=2, together=True)

    buy(lab, 2)
    assert is_so(lab, **FULL, times=2, together=True)


def test_who_connects_on_trial_leaves_nothing_behind(make_lab: MakeLab) -> None:
    lab = make_lab("trouble-one-client")
    before = lab.world()
    judged(lab, **FULL, times=3, together=True)
    assert lab.world() == before


def test_every_session_host_is_tried_where_none_is_named(make_lab: MakeLab) -> None:
    lab = make_lab("trouble-closed-rpc")
    check = {"check": "can-connect"}

    assert is_so(lab, **check, hosts=["RDSH01"])
    assert not is_so(lab, **check)


def test_each_attempt_pauses_and_the_lab_may_change_meanwhile(
    make_lab: MakeLab,
) -> None:
    lab = make_lab("office")
    found: list[Finding] = []

    def judging_to_the_end() -> Iterator[None]:
        found.append((yield from judging(CHECKS.validate_python(CHECK), Case(lab))))

    steps = judging_to_the_end()
    next(steps)
    lab.do(SetSessionHostReachable(host="RDSH01", is_reachable=False))
    assert 1 + sum(1 for _ in steps) == len(lab.user_names())
    assert found[0].is_met  # as it was when it began


def test_who_is_turned_away_for_whatever_reason_cannot_connect(
    make_lab: MakeLab,
) -> None:
    assert is_so(make_lab("trouble-grace-over"), **CHECK, can=False)


def test_a_client_goes_on_with_its_copy_of_a_revoked_license(make_lab: MakeLab) -> None:
    """domain.md 4.1: revoking does not delete the client's copy."""
    lab = make_lab("office")
    lab.do(PER_DEVICE)
    active = next(i for i in lab.issued("RDLIC01") if i.computer == "PC-0001")
    lab.do(RevokeLicense(server="RDLIC01", license_id=active.id))
    assert is_so(lab, **FULL, devices=["PC-0001"], users=["a.adams"])


def test_a_thin_client_has_what_the_license_server_has_on_record(
    make_lab: MakeLab,
) -> None:
    lab = make_lab("activated")
    buy(lab, 1)
    lab.do(PER_DEVICE)
    for name in ("THIN-01", "THIN-02"):
        lab.do(AddDevice(device=name, kind=ClientKind.THIN_CLIENT))
    one, other = (
        {"devices": [n], "users": ["a.adams"]} for n in ("THIN-01", "THIN-02")
    )
    assert is_so(lab, **CHECK, **one, license="temporary")
    for _ in range(2):
        lab.do(Connect(host="RDSH01", user="a.adams", device="THIN-01"))
    assert is_so(lab, **FULL, **one)
    (full,) = (i for i in lab.issued("RDLIC01") if i.status == "active")
    lab.do(RevokeLicense(server="RDLIC01", license_id=full.id))
    for _ in range(2):
        lab.do(Connect(host="RDSH01", user="a.adams", device="THIN-02"))
    assert is_so(lab, **FULL, **other)
    assert is_so(lab, **CHECK, **one, license="none")  # in the grace period


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, "Every user can connect to every session host"),
        ({"can": False}, "No user can connect to any session host"),
        (
            {"can": False, "users": ["a.adams"], "hosts": ["RDSH01"]},
            "a.adams cannot connect to RDSH01",
        ),
        (
            {"can": False, "outcome": "no-licenses", "devices": ["PC-0001"]},
            "No user can connect to any session host from PC-0001, with the outcome "
            "no licenses",
        ),
    ],
)
def test_who_is_expected_to_connect_is_said(
    make_lab: MakeLab, facts: dict[str, object], expected: str
) -> None:
    assert judged(make_lab("office"), **CHECK, **facts).expected == expected
