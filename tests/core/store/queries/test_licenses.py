"""Issued licenses as lists show them."""

import pytest

from core.catalog import LicenseStatus
from core.commands.revoke import RevokeLicense
from core.errors import LabDamaged
from core.lab import Lab
from core.records import IssuedLine
from tests.helpers.labs import MakeLab, sql

PACK = ("RDLIC01", 4)


@pytest.fixture
def office(make_lab: MakeLab) -> Lab:
    lab = make_lab("office")
    lab.do(RevokeLicense(server="RDLIC01", license_id=lab.issued(*PACK)[3].id))
    return lab


def test_all_are_read_as_the_records_say(office: Lab) -> None:
    records = office.issued(*PACK)
    lines = office.issued_lines([record.id for record in records])

    assert {line.status for line in lines.values()} == {
        LicenseStatus.ACTIVE,
        LicenseStatus.REVOKED,
    }
    assert lines == {
        record.id: IssuedLine(*(getattr(record, name) for name in IssuedLine._fields))
        for record in records
    }


def test_one_that_is_gone_is_left_out(office: Lab) -> None:
    assert office.issued_lines([10**6]) == {}


@pytest.mark.parametrize(
    "damage",
    [
        "status = 'lost'",
        "expires_on = 'soon'",
        "issued_on = '2026-11-16T08:30:00'",
        "issued_on = '0001-01-01T00:00:00+05:00'",
    ],
)
def test_a_line_that_breaks_the_rules_is_damage(office: Lab, damage: str) -> None:
    sql(office).execute(f"UPDATE issued_license SET {damage} WHERE pack_id = 4")
    numbers = sql(office).execute("SELECT id FROM issued_license WHERE pack_id = 4")

    with pytest.raises(LabDamaged, match="a IssuedLicense that breaks its rules"):
        office.issued_lines([record for (record,) in numbers])


def test_users_and_devices_are_named_without_reading_more(office: Lab) -> None:
    assert office.user_names() == [user.name for user in office.users()]
    assert office.device_names() == [device.name for device in office.devices()]
