"""Finding a computer by what a person types."""

from datetime import UTC, datetime

import pytest

from core.catalog import ProductVersion
from core.records import LicenseServer, SessionHost
from core.rules.network import find_host, find_server

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
)
DOMAIN = "corp.example"


@pytest.mark.parametrize(
    "typed", ["RDLIC03", " rdlic03 ", "rdlic03.CORP.example", "10.0.0.13"]
)
def test_a_server_is_found_by_name_and_by_address(typed: str) -> None:
    assert find_server([NOWHERE, SERVER], DOMAIN, typed) is SERVER


@pytest.mark.parametrize(
    "typed", ["RDLIC", "RDLIC05", "10.0.0.1", "rdlic03.other", "", ".corp.example"]
)
def test_another_name_finds_nothing(typed: str) -> None:
    assert find_server([NOWHERE, SERVER], DOMAIN, typed) is None


def test_a_full_name_means_nothing_in_a_workgroup() -> None:
    assert find_server([SERVER], None, "rdlic03.corp.example") is None
    assert find_server([SERVER], None, "rdlic03") is SERVER


def test_a_session_host_is_found_by_its_name() -> None:
    assert find_host([HOST], DOMAIN, "rdsh01.corp.example") is HOST
    assert find_host([HOST], DOMAIN, "RDSH02") is None
