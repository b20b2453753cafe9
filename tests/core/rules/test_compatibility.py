"""The tables of domain.md 3.5, as they stand there."""

import pytest

from core.catalog import LICENSE_VERSIONS, SERVER_VERSIONS, ProductVersion
from core.rules.compatibility import can_hold, can_serve, versions_offered

SESSION_HOSTS = """
| SH \\ CAL | 2008 R2- | 2012 | 2016 | 2019 | 2022 | 2025 |
| 2008/R2  | ✔ | ✔ | ✔ | ✔ | ✔ (derived) | ✔ (derived) |
| 2012/R2  | ✘ | ✔ | ✔ | ✔ | ✔ (derived) | ✔ (derived) |
| 2016     | ✘ | ✘ | ✔ | ✔ | ✔ | ✔ |
| 2019     | ✘ | ✘ | ✘ | ✔ | ✔ | ✔ |
| 2022     | ✘ | ✘ | ✘ | ✘ | ✔ | ✔ |
| 2025     | ✘ | ✘ | ✘ | ✘ | ✘ | ✔ |
"""
LICENSE_SERVERS = """
| LS \\ CAL | 2008 R2- | 2012 | 2016 | 2019 | 2022 | 2025 |
| 2008/R2  | ✔ | ✘ | ✘ | ✘ | ✘ | ✘ |
| 2012/R2  | ✔ | ✔ | ✘ | ✘ | ✘ | ✘ |
| 2016     | ✔ | ✔ | ✔ | ✘ | ✘ | ✘ |
| 2019     | ✔ | ✔ | ✔ | ✔ | ✘ | ✘ |
| 2022     | ✔ | ✔ | ✔ | ✔ | ✔ | ✘ |
| 2025     | ✔ | ✔ | ✔ | ✔ | ✔ | ✔ |
"""
VERSIONS = {
    "2008 R2-": ["2008", "2008r2"],
    "2008/R2": ["2008", "2008r2"],
    "2012/R2": ["2012"],
}
Case = tuple[ProductVersion, ProductVersion, bool]


def cases(table: str) -> list[Case]:
    head, *lines = table.strip().splitlines()
    columns = cells(head)[1:]
    found = []
    for line in lines:
        server, *marks = cells(line)
        for column, mark in zip(columns, marks, strict=True):
            found += [
                (ProductVersion(s), ProductVersion(c), mark.startswith("✔"))
                for s in VERSIONS.get(server, [server])
                for c in VERSIONS.get(column, [column])
            ]
    return found


def cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.strip("| ").split("|")]


@pytest.mark.parametrize(("host", "license_", "serves"), cases(SESSION_HOSTS))
def test_a_license_serves_hosts_of_its_version_or_older(
    host: ProductVersion, license_: ProductVersion, serves: bool
) -> None:
    assert can_serve(license_, host) is serves


@pytest.mark.parametrize(("server", "license_", "holds"), cases(LICENSE_SERVERS))
def test_a_license_server_holds_licenses_of_its_version_or_older(
    server: ProductVersion, license_: ProductVersion, holds: bool
) -> None:
    assert can_hold(server, license_) is holds


def test_the_tables_are_read_whole() -> None:
    assert len(cases(SESSION_HOSTS)) == len(cases(LICENSE_SERVERS)) == 7 * 7


@pytest.mark.parametrize("server", SERVER_VERSIONS)
def test_every_license_server_holds_what_came_before_the_tables(
    server: ProductVersion,
) -> None:
    assert can_hold(server, ProductVersion.W2000)
    assert can_hold(server, ProductVersion.W2003)


@pytest.mark.parametrize(
    ("server", "offered"),
    [
        ("2008", "2008"),
        ("2008r2", "2008"),
        ("2012", "2012 2008"),
        ("2016", "2016 2012 2008"),
        ("2019", "2019 2016 2012 2008"),
        ("2022", "2022 2019 2016 2012 2008"),
        ("2025", "2025 2022 2019 2016 2012 2008"),
    ],
)
def test_versions_up_to_the_servers_own_are_offered(server: str, offered: str) -> None:
    assert [v.value for v in versions_offered(ProductVersion(server))] == (
        offered.split()
    )


def test_licenses_are_sold_for_the_columns_of_the_tables() -> None:
    sold = [v.value for v in LICENSE_VERSIONS]

    assert sold == ["2008", "2012", "2016", "2019", "2022", "2025"]
