"""Finding a computer by what a person types, as seen from where it is typed."""

from datetime import UTC, datetime

import pytest

from core.catalog import ProductVersion
from core.records import Computer, LicenseServer, SessionHost
from core.rules.network import find_computer

SERVER = LicenseServer(
    name="RDLIC03",
    version=ProductVersion.W2019,
    product_id="TRPID",
    address="10.0.0.13",
)
NOWHERE = SERVER.changed(name="RDLIC04", address="")
HOST = SessionHost(
    name="RDSH01",
    version=ProductVersion.W2022,
    grace_started=datetime(2026, 11, 16, tzinfo=UTC),
    address="10.0.0.21",
)
STRANGER = HOST.changed(name="RDSH02", domain="north.example", address="10.1.0.21")
COMPUTERS: list[Computer] = [NOWHERE, SERVER, HOST, STRANGER]
DOMAIN = "corp.example"
HERE = [
    *("localhost", "LOCALHOST", "localhost.", "127.0.0.1", "127.3.2.1", "::1", "[::1]"),
    "0:0:0:0:0:0:0:1",
]


def found(typed: str, seen_from: str = "RDSH01", domain: str | None = DOMAIN) -> object:
    return find_computer(COMPUTERS, domain, typed, seen_from=seen_from)


@pytest.mark.parametrize(
    "typed",
    [
        "RDLIC03",
        " rdlic03 ",
        "rdlic03.CORP.example",
        "RdLic03.corp.example.",
        "rdlic03.",
        "10.0.0.13",
    ],
)
def test_a_computer_is_found_by_its_names_and_its_address(typed: str) -> None:
    assert found(typed) is SERVER


@pytest.mark.parametrize(
    "typed",
    [
        *("RDLIC", "RDLIC05", "10.0.0.1", "rdlic03.other", "", ".", ".corp.example"),
        *("10.0.0.13.", "rdsh02.corp.example", "localhost.corp.example", "128.0.0.1"),
    ],
)
def test_another_name_finds_nothing(typed: str) -> None:
    assert found(typed) is None


@pytest.mark.parametrize("typed", HERE)
def test_a_name_that_means_here_is_whoever_asks(typed: str) -> None:
    """domain.md 13.6."""
    assert found(typed, "rdlic03") is SERVER
    assert found(typed, "RDSH01") is HOST
    assert found(typed, "PC-0001") is None


def test_a_computer_of_another_domain_bears_the_name_of_that() -> None:
    assert found("rdsh02.north.example") is STRANGER
    assert found("RDSH02") is STRANGER


def test_a_full_name_means_nothing_in_a_workgroup() -> None:
    assert found("rdlic03.corp.example", domain=None) is None
    assert found("rdlic03", domain=None) is SERVER
