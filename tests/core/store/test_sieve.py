"""What SQLite proves a record accepts, and what the program writes is proven."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
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
from core.store import rows, schema, sieve
from tests.helpers.labs import GENUINE_LOOKING

TIME = "2026-11-16T08:30:00Z"
COPY = {
    **{"server": "RDLIC01", "version": "2022", "is_temporary": False},
    **{"expires_on": TIME, "is_damaged": False, "validated": True},
}
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
            **{"id": 1, "name": "PC-1", "hardware_id": "x", "kind": "windows"},
            **{"registry_id": None, "users_may_write": 1},
            "client_license": rows.to_json(COPY),
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
NASTY_TIMES = [
    *("2026-02-29T08:30:00Z", "2028-02-29T08:30:00Z", "2026-04-31T08:30:00Z"),
    *("2026-12-31T23:59:59Z", "2026-11-00T08:30:00Z", "2026-00-16T08:30:00Z"),
    *("2026-13-16T08:30:00Z", "2026-11-16T24:00:00Z", "2026-11-16T29:30:00Z"),
    *("2026-11-16T08:60:00Z", "2026-11-16T08:30:0Z", "2026-11-16T08:30:00z"),
    *("2026-11-16t08:30:00Z", "2026-11-16T08:30:00Z\0", "2026-11-16T08:30:00Z "),
    *("1000-01-01T00:00:00Z", "8999-12-31T23:59:59Z", "-026-11-16T08:30:00Z"),
    *("2026-1a-16T08:30:00Z", "2026-11-16T0a:30:00Z", "2é26-11-16T08:30:00Z"),
    *("2026-11-16T 8:30:00Z", "2026-11-16TT8:30:00Z", "2026-11-16T08:30:00.Z"),
]
WRITTEN = rows.to_json(COPY)
PARTS: list[object] = [None, 0, 1, 2, 1.0, "", "x", "true", True, "2022", TIME, [], {}]
NASTY_JSON = [
    *("{", "null", "[]", "{}", '"x"', "1", WRITTEN[:-1], f"[{WRITTEN}]"),
    *(f" {WRITTEN}", f"{WRITTEN}\0", WRITTEN.replace(",", ", "), f"{WRITTEN}x"),
    f'{WRITTEN[:-1]},"server":"RDLIC02"}}',
    f'{WRITTEN[:-1]},"server":1}}',
    f'{WRITTEN[:-1]},"more":1}}',
    f'{{"server":[],{WRITTEN[1:]}',
    rows.to_json(dict(reversed(COPY.items()))),
    WRITTEN.replace("RDLIC01", "\\ud800"),
    WRITTEN.replace("RDLIC01", "\x1b"),
    WRITTEN.replace("RDLIC01", "\x7f"),
    WRITTEN.replace("RDLIC01", '\\"'),
    *(rows.to_json({**COPY, name: value}) for name in COPY for value in PARTS),
]
NASTY += [*NASTY_TIMES, *NASTY_JSON]
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


@pytest.mark.parametrize("name", COPY)
def test_what_is_nasty_is_proven_in_no_json_that_refuses_it(
    memory: sqlite3.Connection, name: str
) -> None:
    kind, good = ROWS["device"]
    ends = [f"{value}\0" for value in {*COPY.values()} if isinstance(value, str)]
    for value in [*NASTY, *ends]:
        if isinstance(value, bytes):  # which no JSON holds
            continue
        written = rows.to_json({**COPY, name: value})
        proven, found = is_proven(memory, "device", {**good, "client_license": written})
        try:
            rows.from_row(kind, found)
        except LabDamaged:
            assert not proven, value


@given(st.data(), st.sampled_from(sorted(COPY)))
def test_what_is_proven_in_json_is_valid(
    memory: sqlite3.Connection, data: st.DataObject, name: str
) -> None:
    value: object = data.draw(st.sampled_from(NASTY) | st.text() | st.integers())
    if not isinstance(value, bytes):
        kind, good = ROWS["device"]
        written = rows.to_json({**COPY, name: value})
        try:
            proven, found = is_proven(
                memory, "device", {**good, "client_license": written}
            )
        except UnicodeEncodeError:  # which no file holds
            return
        if proven:
            rows.from_row(kind, found)


@pytest.mark.parametrize("moment", NASTY_TIMES)
def test_each_time_that_is_written_like_ours_and_is_one_is_proven(
    memory: sqlite3.Connection, moment: str
) -> None:
    row = {**ROWS["failed_issuance"][1], "tried_on": moment}
    proven, found = is_proven(memory, "failed_issuance", row)
    try:
        read = rows.from_row(FailedIssuance, found)
    except LabDamaged:
        assert not proven
    else:
        assert proven == (rows.to_row(read)["tried_on"] == moment)


@pytest.mark.parametrize("table", ROWS)
def test_of_a_strict_table_no_type_is_asked(table: str) -> None:
    kind, row = ROWS[table]
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        for step in schema.STEPS:
            for statement in step:
                connection.execute(statement)
        proof = sieve.proof(connection, table, kind)
        connection.execute("PRAGMA foreign_keys = OFF")
        rows.insert(connection, table, row)
        proven = connection.execute(f"SELECT {proof} FROM {table}").fetchone()

    assert proven == (1,)
    assert {part[:8] for part in proof.split("typeof(")[1:]} <= {'"client_'}


def test_a_record_with_rules_of_its_own_is_never_proven(
    memory: sqlite3.Connection,
) -> None:
    assert sieve.proof(memory, "user", LicenseServer) == sieve.NOT_PROVEN
