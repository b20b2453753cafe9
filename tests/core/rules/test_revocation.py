"""How many licenses may be revoked (domain.md 4.1)."""

from datetime import UTC, datetime, timedelta

import pytest

from core.catalog import LicenseProgram, LicenseStatus, LicenseType, ProductVersion
from core.records import IssuedLicense, LicensePack
from core.rules.revocation import allowance, can_be_revoked

NOW = datetime(2026, 11, 16, tzinfo=UTC)


def pack(total: int | None, type_: LicenseType = LicenseType.PER_DEVICE) -> LicensePack:
    return LicensePack(
        server="RDLIC01",
        id=3,
        version=ProductVersion.W2022,
        type=type_,
        program=LicenseProgram.RETAIL,
        total=total,
    )


def issued(days: int, status: LicenseStatus = LicenseStatus.REVOKED) -> IssuedLicense:
    return IssuedLicense(
        id=1,
        server="RDLIC01",
        pack_id=3,
        computer="PC-0001",
        status=status,
        issued_on=NOW - timedelta(days=10),
        expires_on=NOW + timedelta(days=days),
    )


@pytest.mark.parametrize(
    ("installed", "limit"),
    [(0, 1), (1, 1), (4, 1), (5, 1), (9, 1), (10, 2), (99, 19), (100, 20), (200, 40)],
)
def test_a_fifth_may_be_revoked_or_one_if_that_is_more(
    installed: int, limit: int
) -> None:
    assert allowance([pack(installed)], [], NOW).limit == limit


def test_all_per_device_packs_of_the_version_count_and_no_others() -> None:
    packs = [pack(30), pack(20), pack(1000, LicenseType.PER_USER), pack(None)]
    assert allowance(packs, [], NOW).limit == 10


def test_a_revoked_license_counts_until_it_expires() -> None:
    revoked = [NOW + timedelta(days=days) for days in (30, 5, 0, -1)]
    allowed = allowance([pack(10)], revoked, NOW)
    assert (allowed.revoked, allowed.is_used_up) == (2, True)
    assert allowed.next_allowed == NOW + timedelta(days=5)


def test_above_the_limit_one_more_is_allowed_when_enough_have_expired() -> None:
    """Licenses can be converted away after some were revoked."""
    revoked = [NOW + timedelta(days=days) for days in (5, 10, 20, 30)]
    allowed = allowance([pack(10)], revoked, NOW)

    assert (allowed.limit, allowed.revoked) == (2, 4)
    assert allowed.next_allowed == NOW + timedelta(days=20)


@pytest.mark.parametrize("status", LicenseStatus)
def test_only_an_active_license_can_be_revoked(status: LicenseStatus) -> None:
    can = can_be_revoked(issued(30, status), pack(10))
    assert can is (status is LicenseStatus.ACTIVE)


def test_a_user_s_license_and_a_built_in_one_cannot_be_revoked() -> None:
    active = issued(30, LicenseStatus.ACTIVE)
    assert not can_be_revoked(active, pack(10, LicenseType.PER_USER))
    built_in = pack(None).changed(program=LicenseProgram.BUILT_IN)
    assert not can_be_revoked(active, built_in)
