"""Revoking licenses that were issued to devices."""

import pytest

from core.catalog import LicenseStatus, LicenseType
from core.commands.history import Undo
from core.commands.revoke import RevokeLicense
from core.errors import Refused
from core.events import LicenseRevoked
from core.lab import Lab
from core.records import IssuedLicense, LicensePack
from core.refusals import Reason
from tests.helpers.labs import MakeLab, installation, retail, world

SERVER = "RDLIC01"


def device_pack(lab: Lab) -> LicensePack:
    packs = lab.packs(SERVER)
    return next(
        p for p in packs if p.type is LicenseType.PER_DEVICE and p.total is not None
    )


def active(
    lab: Lab,
    type_: LicenseType = LicenseType.PER_DEVICE,
    status: LicenseStatus = LicenseStatus.ACTIVE,
) -> IssuedLicense:
    pack = next(p for p in lab.packs(SERVER) if p.type is type_ and p.total is not None)
    rows = lab.issued(SERVER, pack.id)
    return next(i for i in rows if i.status is status)


def revoke(issued: IssuedLicense) -> RevokeLicense:
    return RevokeLicense(server=SERVER, license_id=issued.id)


def test_a_revoked_license_stays_listed_and_is_free_again_at_once(
    make_lab: MakeLab,
) -> None:
    lab = make_lab("trouble-no-cals-left")
    before = device_pack(lab)
    issued = active(lab)
    assert lab.do(revoke(issued)) == [LicenseRevoked(SERVER, before.id, issued.id)]
    after = device_pack(lab)
    assert (before.available, after.available) == (0, 1)
    assert after.issued == before.issued - 1
    row = lab.issued_license(SERVER, issued.id)
    assert row is not None
    assert row.status is LicenseStatus.REVOKED


def test_undo_gives_the_license_back(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    before = world(lab)
    lab.do(revoke(active(lab)))
    assert world(lab) != before
    lab.do(Undo())
    assert world(lab) == before


def test_the_limit_refuses_and_names_figures_and_date(make_lab: MakeLab) -> None:
    lab = make_lab("trouble-revoke-limit")
    before = world(lab)
    with pytest.raises(Refused) as refused:
        lab.do(revoke(active(lab)))
    assert refused.value.reason is Reason.REVOCATION_LIMIT
    next_date = min(lab.revoked_until(SERVER, device_pack(lab).version))
    text = str(refused.value)
    assert "10 of the RDS Per Device CALs for Windows Server 2022 are revoked" in text
    assert "no more than 10 may be" in text
    assert f"from {next_date:%Y-%m-%d}" in text
    assert world(lab) == before


def test_more_installed_licenses_raise_the_limit_at_once(make_lab: MakeLab) -> None:
    lab = make_lab("trouble-revoke-limit")
    lab.do(installation(retail(7, type_=LicenseType.PER_DEVICE, quantity=5)))
    lab.do(revoke(active(lab)))
    with pytest.raises(Refused):
        lab.do(revoke(active(lab)))


@pytest.mark.parametrize("which", ["per user", "revoked", "unknown"])
def test_what_cannot_be_revoked_is_refused(make_lab: MakeLab, which: str) -> None:
    lab = make_lab("trouble-revoke-limit")
    license_id = {
        "per user": active(lab, LicenseType.PER_USER).id,
        "revoked": active(lab, status=LicenseStatus.REVOKED).id,
        "unknown": 999,
    }[which]
    with pytest.raises(Refused) as refused:
        lab.do(RevokeLicense(server=SERVER, license_id=license_id))
    assert refused.value.reason is Reason.CANNOT_BE_REVOKED
