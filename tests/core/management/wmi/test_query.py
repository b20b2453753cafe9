"""WQL: what it says, what of it SQL does, and what is wrong with it."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.catalog import ProductVersion
from core.lab import Lab
from core.management.wmi import query, table
from core.management.wmi.errors import Wbem, WmiError
from core.management.wmi.search import instances, pages
from core.management.wmi.site import Site
from tests.core.management.wmi.asking import SERVER, Labs
from tests.helpers.labs import sql

ISSUED = "Win32_TSIssuedLicense"


def selected(lab: Lab, text: str) -> list[object]:
    """Give the first property of what a query finds."""
    site = Site(lab, SERVER)
    read = query.parse(text, lambda name: table.find(site, name))
    name = read.properties[0] if read.properties else read.kind.properties[0].name
    return [one.get(name) for one in instances(site, read.kind, read.where)]


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ("", [2, 3, 4]),
        ("WHERE KeyPackId = 3", [3]),
        ("where 3 = keypackid", [3]),
        ("WHERE KeyPackId <> 3", [2, 4]),
        ("WHERE KeyPackId != 3", [2, 4]),
        ("WHERE 3 < KeyPackId", [4]),
        ("WHERE KeyPackId >= 3 AND KeyPackId <= 3", [3]),
        ("WHERE KeyPackId = 2 OR KeyPackId = 3 AND TotalLicenses = 1", [2]),
        ("WHERE (KeyPackId = 2 OR KeyPackId = 3) AND NOT TotalLicenses = 100", [2]),
        ("WHERE NOT NOT KeyPackId > 3", [4]),
        ("WHERE TypeAndModel = 'rds per user cal'", [3]),
        ("WHERE TypeAndModel LIKE '%per user%'", [3]),
        ("WHERE TypeAndModel NOT LIKE '%per user%'", [2, 4]),
        ("WHERE TypeAndModel LIKE 'RDS [A-T]e_ User%'", [3]),
        ("WHERE TypeAndModel LIKE '[^B]%'", [3, 4]),
        ("WHERE Description LIKE 'A02-5.00-EX'", [2]),
        ("WHERE Description LIKE 'A02-5_00-EX%'", [2]),
        ("WHERE Description LIKE '.*'", []),
        ("WHERE ExpirationDate < '20371231'", [2]),
        ("WHERE ExpirationDate > '20371231235959.999999+000'", [3, 4]),
        ("WHERE ExpirationDate >= '20380101010000.000000+060'", [3, 4]),
        ("WHERE ExpirationDate = '1/1/2038'", [3, 4]),
        ("WHERE ExpirationDate IS NULL", []),
        ("WHERE ExpirationDate IS NOT NULL AND ProductType = 0", [4]),
        ("WHERE TotalLicenses = 4294967295", [2]),
        ("WHERE __CLASS = 'Win32_TSLicenseKeyPack'", [2, 3, 4]),
        ("WHERE __CLASS <> ''", [2, 3, 4]),
        ("WHERE __CLASS = 'x'", []),
    ],
)
def test_a_condition_chooses(labs: Labs, where: str, expected: list[int]) -> None:
    assert selected(labs(), f"SELECT * FROM Win32_TSLicenseKeyPack {where}") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("select State from win32_service where Started = TRUE", ["Running"] * 2),
        ('SELECT Name FROM Win32_Service WHERE Name="Term\\"x"', []),
        (f"SELECT sIssuedToComputer FROM {ISSUED} WHERE LicenseId=19", ["PC-0001"]),
    ],
)
def test_a_query_names_what_it_wants(
    labs: Labs, text: str, expected: list[object]
) -> None:
    assert selected(labs(), text) == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", Wbem.INVALID_QUERY),
        ("SELECT", Wbem.INVALID_QUERY),
        ("SELECT * FROM", Wbem.INVALID_QUERY),
        ("DELETE FROM Win32_Service", Wbem.INVALID_QUERY),
        ("SELECT * FROM Win32_Service WHERE", Wbem.INVALID_QUERY),
        ("SELECT * FROM Win32_Service WHERE Name", Wbem.INVALID_QUERY),
        ("SELECT * FROM Win32_Service WHERE Name =", Wbem.INVALID_QUERY),
        ("SELECT * FROM Win32_Service WHERE Name == 'x'", Wbem.INVALID_QUERY),
        ("SELECT * FROM Win32_Service WHERE (Name = 'x'", Wbem.INVALID_QUERY),
        ("SELECT * FROM Win32_Service WHERE Name = 'x' Name", Wbem.INVALID_QUERY),
        ("SELECT * FROM Win32_Service WHERE Name NOT 'x'", Wbem.INVALID_QUERY),
        ("SELECT * FROM Win32_Service WHERE Nome = 'x'", Wbem.INVALID_QUERY),
        ("SELECT * FROM Win32_Service WHERE Started = 'maybe'", Wbem.INVALID_QUERY),
        ("SELECT * FROM Win32_Service WHERE Name = 'x", Wbem.INVALID_QUERY),
        ("SELECT Nome FROM Win32_Service", Wbem.INVALID_QUERY),
        ("SELECT * FROM Win32_Services", Wbem.INVALID_CLASS),
        (
            f"SELECT * FROM Win32_Service WHERE {'(' * 500}Name = 'x'",
            Wbem.INVALID_QUERY,
        ),
    ],
)
def test_what_is_wrong_says_so(labs: Labs, text: str, code: Wbem) -> None:
    with pytest.raises(WmiError) as error:
        selected(labs(), text)
    assert error.value.code is code
    assert error.value.why


@given(
    st.lists(
        st.sampled_from(
            [
                *"()=<>,'\"*.",
                "AND",
                "OR",
                "NOT",
                "LIKE",
                "IS",
                "NULL",
                "Name",
                "'a'",
                "7",
            ]
        ),
        max_size=25,
    )
)
@settings(max_examples=150)
def test_any_condition_is_read_or_refused(parts: list[str]) -> None:
    kind = next(c for c in table.CLASSES if c.name == "Win32_Service")
    with suppress(WmiError):
        query.condition(" ".join(parts), kind)


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ("LicenseId = 20000", 1),
        ("KeyPackId = 3", 0),
        ("sIssuedToUser = 'corp\\\\U7'", 1),
        ("sIssuedToComputer = 'pc-9999'", 1),
        ("sHardwareId = 'H123'", 1),
        ("LicenseStatus = 4", 20),
        ("LicenseStatus = 9", 0),
        ("IssueDate > '20261201'", 10),
        ("IssueDate > '20261201' AND ExpirationDate < '20300101'", 10),
    ],
)
def test_of_many_licenses_only_those_that_are_wanted_are_read(
    many: Lab, where: str, expected: int
) -> None:
    """SQL leaves the others out: no row is read for nothing."""
    site = Site(many, SERVER)
    kind = table.find(site, "Win32_TSIssuedLicense")
    condition = query.condition(where, kind)
    assert kind.rows is not None
    read = [row for page in kind.rows(site, condition.terms) for row in page]
    assert len(read) == expected
    assert len([*instances(site, kind, condition)]) == expected


def test_a_license_by_its_number_is_looked_up_by_its_key(many: Lab) -> None:
    plan = sql(many).execute(
        "EXPLAIN QUERY PLAN SELECT * FROM issued_license WHERE +server = 'RDLIC01' "
        "AND id > 0 AND id = 20000 AND computer IS NOT NULL ORDER BY id LIMIT 500"
    )
    steps = [str(row["detail"]) for row in plan]
    assert steps == ["SEARCH issued_license USING INTEGER PRIMARY KEY (rowid=?)"]


def test_all_licenses_come_page_by_page(many: Lab) -> None:
    site = Site(many, SERVER)
    kind = table.find(site, "Win32_TSIssuedLicense")
    condition = query.condition("sIssuedToComputer LIKE '%PC-1234%'", kind)
    sizes = [len(page) for page in pages(site, kind, condition)]
    assert sum(sizes) == 11
    assert len(sizes) == 40


@pytest.fixture(scope="module")
def many(labs: Labs) -> Lab:
    """Give a lab with 20,000 licenses of devices."""
    lab = labs("office", ProductVersion.W2019)
    sql(lab).execute("DELETE FROM issued_license")
    sql(lab).execute(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 20000) "
        "INSERT INTO issued_license (id, server, pack_id, computer, user, "
        "hardware_id, status, validated, issued_on, expires_on) "
        "SELECT i, 'RDLIC01', 4, 'PC-' || i, 'CORP\\u' || i, 'h' || i, "
        "iif(i % 1000, 'active', 'revoked'), 1, "
        "iif(i <= 10, '2026-12-02T08:00:00Z', '2026-11-02T08:00:00Z'), "
        "'2027-12-01T00:00:00Z' FROM n"
    )
    lab.answers.forget()
    return lab
