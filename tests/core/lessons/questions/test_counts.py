"""Answers that are numbers of licenses, against the rules they follow from."""

import pytest

from core.commands.connect import Connect
from core.commands.convert import ConvertLicenses
from core.commands.permissions import PermitAdministrativeSessions
from core.commands.revoke import RevokeLicense
from core.errors import Refused
from core.refusals import Reason
from tests.core.lessons.questions.answers import answer
from tests.helpers.labs import MakeLab


@pytest.mark.parametrize(
    ("type_", "owned", "missing"),
    [
        ("per-user", 0, "30"),
        ("per-user", 12, "18"),
        ("per-device", 0, "20"),
        ("per-device", 25, "0"),
    ],
)
def test_users_or_devices_are_counted_by_the_type(
    type_: str, owned: int, missing: str
) -> None:
    """domain.md 3.2, 3.3."""
    assert answer("to-buy", type=type_, users=30, devices=20, owned=owned) == missing


@pytest.mark.parametrize(
    ("total", "issued", "available", "over"),
    [(20, 11, "9", "0"), (1050, 731, "319", "0"), (20, 20, "0", "0"), (5, 8, "0", "3")],
)
def test_available_never_goes_below_zero_and_the_rest_is_over_used(
    total: int, issued: int, available: str, over: str
) -> None:
    """domain.md 2.3, whose samples these are."""
    assert answer("available", total=total, issued=issued) == available
    assert answer("over-used", total=total, users=issued) == over


@pytest.mark.parametrize(
    ("installed", "revoked", "left"),
    [(100, 0, "20"), (200, 40, "0"), (4, 0, "1"), (4, 1, "0"), (40, 3, "5")],
)
def test_a_fifth_may_be_revoked_or_one(installed: int, revoked: int, left: str) -> None:
    """domain.md 4.1."""
    assert answer("revocable", installed=installed, revoked=revoked) == left


@pytest.mark.parametrize(
    ("installed", "expire_in", "days"),
    [
        (10, [], "0"),
        (10, [30], "0"),
        (10, [30, 5], "5"),
        (10, [30, 12, 5], "12"),  # above the limit: some were converted away
        (3, [44], "44"),
    ],
)
def test_the_next_is_revoked_when_the_first_revoked_one_expires(
    installed: int, expire_in: list[int], days: str
) -> None:
    """domain.md 4.1."""
    told = answer("next-revocation", installed=installed, expire_in=expire_in)
    assert told == days


def test_the_limit_is_the_one_that_a_license_server_keeps(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    packs = [p for p in lab.packs("RDLIC01") if p.type == "per-device"]
    bought = [p for p in packs if p.is_purchased]
    installed = sum(p.total or 0 for p in bought)
    rows = [i for p in bought for i in lab.issued("RDLIC01", p.id)]
    allowed = int(answer("revocable", installed=installed))
    assert 0 < allowed < len(rows)
    for row in rows[:allowed]:
        lab.do(RevokeLicense(server="RDLIC01", license_id=row.id))
    with pytest.raises(Refused) as refused:
        lab.do(RevokeLicense(server="RDLIC01", license_id=rows[allowed].id))
    assert refused.value.reason is Reason.REVOCATION_LIMIT


@pytest.mark.parametrize(
    ("type_", "status", "told"),
    [
        ("per-device", "active", "yes"),
        ("per-user", "active", "no"),
        ("per-device", "temporary", "no"),
        ("per-device", "revoked", "no"),
    ],
)
def test_only_an_active_per_device_cal_can_be_revoked(
    type_: str, status: str, told: str
) -> None:
    """domain.md 1.6, 4.1."""
    assert answer("can-be-revoked", type=type_, status=status) == told


@pytest.mark.parametrize(
    ("server", "issued", "told"),
    [("2022", 8, "12"), ("2022", 20, "0"), ("2008r2", 8, "0")],
)
def test_unissued_licenses_are_converted_since_2012(
    server: str, issued: int, told: str
) -> None:
    """domain.md 4.3."""
    assert answer("convertible", server=server, total=20, issued=issued) == told


def test_as_many_are_converted_as_the_command_lets(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    pack = next(p for p in lab.packs("RDLIC01") if p.is_purchased)
    told = answer("convertible", server="2022", total=pack.total, issued=pack.issued)
    one_more = int(told) + 1
    with pytest.raises(Refused):
        lab.do(ConvertLicenses(server="RDLIC01", pack_id=pack.id, quantity=one_more))
    lab.do(ConvertLicenses(server="RDLIC01", pack_id=pack.id, quantity=int(told)))


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({}, "yes"),
        ({"source": "2008"}, "no"),
        ({"source_answers": False}, "no"),
        ({"source_activated": False}, "no"),
        ({"target_activated": False}, "no"),
    ],
)
def test_a_migration_clears_its_source_where_both_take_part(
    facts: dict[str, object], told: str
) -> None:
    """domain.md 4.5."""
    usual = {"target": "2022", "source": "2016"}
    assert answer("removed-automatically", **{**usual, **facts}) == told


@pytest.mark.parametrize(("used", "left"), [(0, "2"), (1, "1"), (2, "0"), (3, "0")])
def test_two_administrative_sessions_need_no_cal(used: int, left: str) -> None:
    """domain.md 3.1, 13.2."""
    assert answer("administrative-sessions", used=used) == left


def test_a_third_administrator_is_refused(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    allowed = int(answer("administrative-sessions", used=0))
    for user in ("a.adams", "c.clark", "d.diaz")[: allowed + 1]:
        lab.do(PermitAdministrativeSessions(host="RDSH01", user=user))
    tries = [
        Connect(host="RDSH01", user=user, device="PC-0001", is_administrative=True)
        for user in ("a.adams", "c.clark", "d.diaz")
    ]
    for connect in tries[:allowed]:
        lab.do(connect)
    with pytest.raises(Refused) as refused:
        lab.do(tries[allowed])
    assert refused.value.reason is Reason.TOO_MANY_ADMINISTRATORS
