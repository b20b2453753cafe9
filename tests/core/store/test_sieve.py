"""What SQLite proves a record accepts, and what the program writes is proven."""

import sqlite3
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import LabDamaged
from core.records import (
    Account,
    Device,
    FailedIssuance,
    IssuedLicense,
    LicensePack,
    LicenseServer,
    LoggedEvent,
    Record,
    ReportRow,
    User,
)
from core.store import rows, sieve
from tests.helpers.labs import GENUINE_LOOKING

TIME = "2026-11-16T08:30:00Z"
ROWS: dict[str, tuple[type[Record], dict[str, Any]]] = {
    "issued_license": (
        IssuedLicense,
        {
            **{"id": 1, "server": "RDLIC01", "pack_id": 3, "computer": None},
            **{"user": "CORP\\a.adams", "hardware_id": None, "status": "active"},
            **{"validated": 0, "issued_on": TIME, "expires_on": TIME},
        },
    ),
    "license_pack": (
        LicensePack,
        {
            **{"row": 1, "server": "RDLIC01", "id": 3, "version": "2022"},
            **{"type": "per-user", "program": "retail", "total": 100},
            **{"expires": None, "purchase_number": None},
        },
    ),
    "report_row": (
        ReportRow,
        {
            **{"report": 1, "number": 1, "kind": "user", "name": "a.adams"},
            **{"hardware_id": None, "version": "2022", "type": "per-user"},
            "date": TIME,
        },
    ),
    "user": (User, {"id": 1, "name": "a.adams", "organizational_unit": "Sales"}),
    "account": (Account, {"id": 1, "name": "alex", "rights": "user"}),
    "device": (
        Device,
        {
            **{"id": 1, "name": "PC-1", "hardware_id": "x", "keeps_license": 1},
            "client_license": None,
        },
    ),
    "failed_issuance": (
        FailedIssuance,
        {
            **{"id": 1, "server": "RDLIC01", "user": "a", "version": "2022"},
            "tried_on": TIME,
        },
    ),
    "logged_event": (
        LoggedEvent,
        {"id": 1, "at": TIME, "computer": "RDLIC01", "kind": 4105, "text": "…"},
    ),
}
NASTY: list[Any] = [
    *(
        None,
        0,
        -1,
        1,
        2,
        2**62,
        0.5,
        b"x",
        "",
        " ",
        "x ",
        "a\0b",
        "\x1b",
        "é",
        "e\u0301",
    ),
    *("x" * 24, "x" * 300, GENUINE_LOOKING, GENUINE_LOOKING.replace("-", "")[:24]),
    *("2026-02-30T08:30:00Z", "2026-02-28T24:00:00Z", "0999-01-01T00:00:00Z"),
    *("9000-01-01T00:00:00Z", "2026-11-16T08:30:00+01:00", "2026-11-16 08:30:00"),
    *("2026-11-16T08:30:60Z", "2026-11-16T08:30:00.5Z", "active", "ACTIVE", "2022"),
]
VALUES = st.one_of(
    st.sampled_from(NASTY), st.text(), st.integers(-(2**60), 2**60), st.binary()
)


@pytest.fixture(scope="module")
def memory() -> Iterator[sqlite3.Connection]:
    """Give tables that hold whatever is put into them, as a damaged file may."""
    connection = sqlite3.connect(":memory:")
    connection.row_factory = sqlite3.Row
    for table, (_, row) in ROWS.items():
        connection.execute(f"CREATE TABLE {table} ({', '.join(row)})")
    yield connection
    connection.close()


def is_proven(
    memory: sqlite3.Connection, table: str, row: dict[str, Any]
) -> tuple[bool, sqlite3.Row]:
    proof = sieve.proof(memory, table, ROWS[table][0])
    memory.execute(f"DELETE FROM {table}")
    rows.insert(memory, table, row)
    found = memory.execute(f"SELECT *, {proof} AS proven FROM {table}").fetchone()
    return bool(found["proven"]), found


@pytest.mark.parametrize("table", ROWS)
def test_what_the_program_writes_is_proven(
    memory: sqlite3.Connection, table: str
) -> None:
    assert is_proven(memory, table, ROWS[table][1])[0]


@given(st.data(), st.sampled_from(sorted(ROWS)))
def test_what_is_proven_is_a_valid_record(
    memory: sqlite3.Connection, data: st.DataObject, table: str
) -> None:
    kind, good = ROWS[table]
    column = data.draw(st.sampled_from(sorted(good)))
    row = {**good, column: data.draw(VALUES)}
    try:
        proven, found = is_proven(memory, table, row)
    except UnicodeEncodeError:  # which no file holds
        return
    if proven:
        rows.from_row(kind, found)


@pytest.mark.parametrize("value", NASTY, ids=repr)
@pytest.mark.parametrize("table", ROWS)
def test_what_is_nasty_is_proven_in_no_column_that_refuses_it(
    memory: sqlite3.Connection, table: str, value: Any
) -> None:
    kind, good = ROWS[table]
    for column in good:
        proven, found = is_proven(memory, table, {**good, column: value})
        try:
            rows.from_row(kind, found)
        except LabDamaged:
            assert not proven, column


def test_a_record_with_rules_of_its_own_is_never_proven(
    memory: sqlite3.Connection,
) -> None:
    assert sieve.proof(memory, "user", LicenseServer) == sieve.NOT_PROVEN
