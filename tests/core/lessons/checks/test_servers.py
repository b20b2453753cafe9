"""License servers, their packs, and what they have issued."""

from datetime import timedelta

import pytest

from core.catalog import LicenseStatus
from core.commands.connect import Connect
from core.commands.repair import AddToGroup, RegisterAsScp
from core.commands.revoke import RevokeLicense
from core.commands.time import MoveClock
from core.lab import Lab
from tests.core.lessons.checks.judging import is_so, judged
from tests.helpers.labs import (
    MakeLab,
    activation,
    installation,
    retail,
    retail_code,
    server_id,
)

SERVER = {"check": "server", "server": "RDLIC01"}
PACKS = {"check": "pack", "server": "RDLIC01"}
PACK = {
    **PACKS,
    "version": "2022",
    "type": "per-user",
    "total": 20,
    "program": "retail",
}
LICENSE = {"check": "license"}


def test_a_server_is_activated_or_not(lab: Lab) -> None:
    assert is_so(lab, **SERVER, is_activated=False)
    lab.do(activation(lab))
    assert is_so(lab, **SERVER, is_activated=True)
    assert not is_so(lab, **SERVER, is_activated=False)


def test_all_that_is_named_of_a_server_counts_and_nothing_else(lab: Lab) -> None:
    assert is_so(lab, **SERVER)
    assert not is_so(lab, **SERVER, in_ad_group=True)
    lab.do(AddToGroup(server="RDLIC01", account="d.diaz"))
    assert is_so(lab, **SERVER, in_ad_group=True)
    assert not is_so(lab, **SERVER, in_ad_group=True, scp_registered=True)
    lab.do(RegisterAsScp(server="RDLIC01", account="d.diaz"))
    assert is_so(lab, **SERVER, in_ad_group=True, scp_registered=True)
    assert not is_so(lab, **SERVER, in_ad_group=True, scope="forest")


def test_a_registration_is_compared_where_it_is_named(lab: Lab) -> None:
    lab.do(activation(lab))
    assert is_so(lab, **SERVER, registration={"company": "R&D"})
    assert is_so(lab, **SERVER, registration={"company": "R&D", "country": "Norway"})
    assert not is_so(lab, **SERVER, registration={"company": "R&D", "country": "Fiji"})


def test_a_license_server_id_may_be_written_with_hyphens(lab: Lab) -> None:
    lab.do(activation(lab))
    known = lab.server("RDLIC01").license_server_id or ""
    plain = known.replace("-", "")
    hyphens = "-".join(plain[i : i + 5] for i in range(0, len(plain), 5))
    assert is_so(lab, **SERVER, license_server_id=plain)
    assert is_so(lab, **SERVER, license_server_id=hyphens)
    other = server_id(lab.server("RDLIC01"), 7)
    assert not is_so(lab, **SERVER, license_server_id=other)


@pytest.mark.parametrize(
    "other",
    [{"version": "2019"}, {"type": "per-device"}, {"total": 21}, {"program": "open"}],
)
def test_a_pack_is_of_one_kind(make_lab: MakeLab, other: dict[str, object]) -> None:
    lab = make_lab("activated")
    assert not is_so(lab, **PACK)
    lab.do(installation(retail()))
    assert is_so(lab, **PACK)
    assert not is_so(lab, **{**PACK, **other})


def test_a_pack_is_known_by_what_it_was_bought_with(make_lab: MakeLab) -> None:
    lab = make_lab("activated")
    lab.do(installation(retail(1)))
    code = retail_code(1)
    assert is_so(lab, **PACKS, purchase_number=code)
    assert is_so(lab, **PACKS, purchase_number=code.replace("-", ""))
    assert not is_so(lab, **PACKS, purchase_number=retail_code(2))


def test_packs_that_were_bought_are_counted(make_lab: MakeLab) -> None:
    lab = make_lab("activated")
    assert is_so(lab, **PACKS, count=0)  # the built-in pack was not bought
    assert is_so(lab, **PACKS, program="built-in", count=1)
    lab.do(installation(retail(1, 2)))
    assert is_so(lab, **PACKS, count=2)
    assert is_so(lab, **PACKS, at_least=2, at_most=2)
    assert not is_so(lab, **PACKS, count=1)
    assert not is_so(lab, **PACKS, at_least=3)
    assert not is_so(lab, **PACKS, at_most=1)


def test_what_packs_have_issued_and_have_left_is_added_up(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    packs = [p for p in lab.packs("RDLIC01") if p.type == "per-user"]
    issued = sum(p.issued for p in packs if p.is_purchased)
    free = sum(p.available or 0 for p in packs if p.is_purchased)
    check = {**PACKS, "type": "per-user"}
    assert issued > 0
    assert is_so(lab, **check, issued=issued, available=free)
    assert not is_so(lab, **check, issued=issued + 1)
    assert not is_so(lab, **check, available=free + 1)
    assert not is_so(lab, **{**check, "version": "2016"}, issued=0)  # no such pack


def test_the_license_of_a_computer_is_revoked(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    issued = lab.issued("RDLIC01")
    active = next(i for i in issued if i.computer and i.status is LicenseStatus.ACTIVE)
    check = {**LICENSE, "computer": active.computer, "status": "revoked"}
    assert not is_so(lab, **check)
    assert "instead" in judged(lab, **check).found
    lab.do(RevokeLicense(server="RDLIC01", license_id=active.id))
    assert is_so(lab, **check)
    assert not is_so(lab, **{**check, "status": "active"})
    assert not is_so(lab, **{**check, "computer": "PC-9999"})


def test_licenses_are_found_on_all_servers_or_on_one(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    count = len(lab.issued("RDLIC01"))
    assert is_so(lab, **LICENSE, server="RDLIC01", count=count)
    assert is_so(lab, **LICENSE, server="RDLIC02", count=0)
    assert is_so(lab, **LICENSE, count=count)


def test_a_user_is_found_with_and_without_the_domain(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    check = {**LICENSE, "type": "per-user", "version": "2022"}
    assert is_so(lab, **check, user="a.adams", count=1)
    assert is_so(lab, **check, user=r"corp\A.Adams", count=1)
    assert not is_so(lab, **check, user=r"north\a.adams")
    assert not is_so(lab, **check, user="adams")
    assert not is_so(lab, **{**check, "version": "2019"}, user="a.adams")


def test_the_days_that_are_left_are_counted(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    lab.do(Connect(host="RDSH01", user="y.yilmaz", device="PC-0015"))
    check = {**LICENSE, "user": "y.yilmaz"}
    assert is_so(lab, **check, days_left=60)
    lab.do(MoveClock(until=lab.settings().now + timedelta(days=10)))
    assert is_so(lab, **check, days_left=50)
    assert is_so(lab, **check, days_left_at_least=50)
    assert not is_so(lab, **check, days_left=60)
    assert not is_so(lab, **check, days_left_at_least=51)


def test_the_licenses_of_all_packs_are_added_up(make_lab: MakeLab) -> None:
    lab = make_lab("trouble-over-used")
    check = {**PACKS, "type": "per-user"}

    assert is_so(lab, **check, licenses=10)
    assert not is_so(lab, **check, licenses=15)
    assert judged(lab, **check, licenses=15).found == (
        "1 license pack on RDLIC01 (Per User), 10 licenses in all"
    )

    lab.do(installation(retail(quantity=5)))
    assert is_so(lab, **check, licenses=15)
