"""Issued licenses as lists show them: all of them, page by page."""

from itertools import chain

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


@pytest.mark.parametrize("page", [1, 3, 12, 1000])
def test_all_are_read_as_the_records_say(office: Lab, page: int) -> None:
    pages = list(office.issued_lines(*PACK, page=page))
    lines = list(chain.from_iterable(pages))
    records = office.issued(*PACK)

    assert max(map(len, pages)) == min(page, 11)
    assert {line.status for line in lines} == {
        LicenseStatus.ACTIVE,
        LicenseStatus.REVOKED,
    }
    assert sorted(lines) == [
        IssuedLine(*(getattr(record, field) for field in IssuedLine._fields))
        for record in records
    ]


def test_a_pack_that_has_issued_nothing_has_no_pages(office: Lab) -> None:
    assert list(office.issued_lines("RDLIC01", 2, page=10)) == []
    assert list(office.issued_lines("RDLIC01", 99, page=10)) == []


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

    with pytest.raises(LabDamaged, match="a IssuedLicense that breaks its rules"):
        list(office.issued_lines(*PACK, page=10))


def test_each_page_is_found_in_an_index(office: Lab) -> None:
    asked: list[str] = []
    sql(office).set_trace_callback(asked.append)
    list(office.issued_lines(*PACK, page=5))
    sql(office).set_trace_callback(None)

    assert len(asked) > 5
    for statement in asked:
        (plan,) = sql(office).execute(f"EXPLAIN QUERY PLAN {statement}").fetchall()
        assert "USING" in plan["detail"]
        assert "issued_by_pack (server=? AND pack_id=? AND status" in plan["detail"]


def test_users_and_devices_are_named_without_reading_more(office: Lab) -> None:
    assert office.user_names() == [user.name for user in office.users()]
    assert office.device_names() == [device.name for device in office.devices()]
