"""The record of earlier states: exact, and no way in for a foreign file."""

import json
import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.catalog import ClearinghouseCondition
from core.commands.faults import SetClearinghouseCondition
from core.commands.history import Undo
from core.errors import LabDamaged
from core.lab import Lab
from core.store import undo
from core.store.schema import WORLD_TABLES
from core.store.slices import finish
from tests.helpers.labs import MakeLab, sql, world

SLOW = SetClearinghouseCondition(condition=ClearinghouseCondition.SLOW)
CHANGES = {
    "lab": "UPDATE lab SET domain = NULL, seed = 5",
    "license_server": "UPDATE license_server SET name = 'X' || name",
    "license_pack": "DELETE FROM license_pack WHERE id = 3",
    "issued_license": "DELETE FROM issued_license",
    "database_file": (
        "INSERT INTO database_file (id, server, name, next_pack_id) "
        "VALUES (1, 'RDLIC01', 'TLSLic.old', 3)"
    ),
    "filed_pack": (
        "INSERT INTO filed_pack (file, id, version, type, program) "
        "VALUES (1, 2, '2022', 'per-user', 'retail')"
    ),
    "filed_license": (
        "INSERT INTO filed_license (file, pack_id, status, validated, issued_on, "
        "expires_on) VALUES (1, 2, 'active', 0, '2026-11-16', '2026-12-16')"
    ),
    "used_number": "INSERT INTO used_number (number, server) VALUES ('n', 's')",
    "session_host": "UPDATE session_host SET own_servers = '[]'",
    "user": "UPDATE user SET organizational_unit = 'Verkauf \"Nord\" 😀'",
    "device": "DELETE FROM device WHERE id % 2",
    "account": "UPDATE account SET rights = 'user'",
    "failed_issuance": (
        "INSERT INTO failed_issuance (server, user, version, tried_on) "
        "VALUES ('RDLIC01', 'u', '2022', '2026-11-16T08:30:00Z')"
    ),
    "passage": (
        "INSERT INTO passage (origin, target, way, is_open) "
        "VALUES ('RDSH01', 'RDLIC01', 'rpc', 0)"
    ),
    "session": (
        "INSERT INTO session (host, user, computer, is_administrative, started) "
        "VALUES ('RDSH01', 'u', 'c', 0, '2026-11-16T08:30:00Z')"
    ),
    "logged_event": (
        "INSERT INTO logged_event (at, computer, kind, text) "
        "VALUES ('2026-11-16T08:30:00Z', 'RDLIC01', 4, 't')"
    ),
    "report": (
        "INSERT INTO report (server, name, created, scope, installed, issued, summary) "
        "VALUES ('RDLIC01', 'r', '2026-11-16T08:30:00Z', 'all', 1, 1, '[]')"
    ),
    "license_level": (
        "INSERT INTO license_level (version, type, warning, critical) "
        "VALUES ('2022', 'per-user', 80, 100)"
    ),
    "scheduled_task": (
        "INSERT INTO scheduled_task (computer, name, account, action, schedule, "
        "is_enabled, handled_until, last_text) VALUES ('RDLIC01', 't', "
        "'a.adams', 'ver', '{}', 1, '2026-11-16T08:30:00Z', '')"
    ),
}

NEEDED = {"filed_pack": ("database_file",), "filed_license": ("database_file",)}
"""What a change of a table needs to be there, by the names of other changes."""

MOVES = [
    move
    for id_ in (1, 2, 3)
    for number in "abc"
    for move in (
        f"DELETE FROM used_number WHERE id = {id_}",
        f"UPDATE OR IGNORE used_number SET number = '{number}' WHERE id = {id_}",
        f"INSERT OR IGNORE INTO used_number (number, server) VALUES ('{number}', 's')",
    )
]


def recorded(lab: Lab, seq: int, *statements: str) -> None:
    """Change the world as a command would."""
    undo.start(sql(lab), seq)
    sql(lab).execute("BEGIN")
    sql(lab).execute("PRAGMA defer_foreign_keys = ON")
    for statement in statements:
        sql(lab).execute(statement)
    sql(lab).execute("COMMIT")
    undo.stop(sql(lab))


def test_a_change_of_every_table_is_tried() -> None:
    assert set(CHANGES) == set(WORLD_TABLES)


@pytest.mark.parametrize("table", [t for t in CHANGES if t != "license_server"])
def test_a_change_of_any_table_is_taken_back_exactly(
    make_lab: MakeLab, table: str
) -> None:
    lab = make_lab("office")
    before = world(lab)
    needed = [CHANGES[other] for other in NEEDED.get(table, ())]
    recorded(lab, 1, *needed, CHANGES[table])
    assert world(lab)[table] != before[table]
    finish(undo.take_back(sql(lab), 1))

    assert world(lab) == before


def test_deleting_a_server_and_all_that_hangs_on_it_is_taken_back(
    make_lab: MakeLab,
) -> None:
    lab = make_lab("office")
    before = world(lab)
    recorded(lab, 1, "DELETE FROM license_server WHERE name = 'RDLIC01'")
    assert len(world(lab)["issued_license"]) < len(before["issued_license"])
    sql(lab).execute("BEGIN")
    finish(undo.take_back(sql(lab), 1))
    sql(lab).execute("COMMIT")

    assert world(lab) == before


def test_several_changes_of_one_row_are_taken_back_in_order(lab: Lab) -> None:
    before = world(lab)
    recorded(
        lab,
        1,
        "UPDATE user SET name = 'one' WHERE id = 1",
        "UPDATE user SET name = 'two' WHERE id = 1",
        "DELETE FROM user WHERE id = 1",
        "INSERT INTO user (id, name) VALUES (1, 'three')",
    )
    finish(undo.take_back(sql(lab), 1))

    assert world(lab) == before


def test_a_name_that_went_from_one_to_another_is_taken_back_in_order(lab: Lab) -> None:
    before = world(lab)
    (name,) = sql(lab).execute("SELECT name FROM user WHERE id = 1").fetchone()
    recorded(
        lab,
        1,
        "UPDATE user SET name = 'one' WHERE id = 1",
        f"UPDATE user SET name = '{name}' WHERE id = 2",
        "DELETE FROM user WHERE id = 2",
    )
    finish(undo.take_back(sql(lab), 1))

    assert world(lab) == before


def test_what_was_given_to_another_row_comes_back_to_the_first(lab: Lab) -> None:
    recorded(lab, 1, "INSERT INTO used_number (number, server) VALUES ('n', 's')")
    before = world(lab)
    recorded(
        lab,
        2,
        "DELETE FROM used_number WHERE number = 'n'",
        "INSERT INTO used_number (id, number, server) VALUES (99, 'n', 'other')",
    )
    finish(undo.take_back(sql(lab), 2))

    assert world(lab) == before


def test_numbers_that_rows_have_exchanged_are_taken_back(lab: Lab) -> None:
    sql(lab).execute("INSERT INTO used_number VALUES (1, 'm', 's'), (2, 'n', 's')")
    before = world(lab)
    recorded(
        lab,
        1,
        "DELETE FROM used_number",
        "INSERT INTO used_number (number, server) VALUES ('n', 's')",
        "INSERT INTO used_number (number, server) VALUES ('m', 's')",
    )
    assert world(lab) != before
    finish(undo.take_back(sql(lab), 1))

    assert world(lab) == before


@given(st.lists(st.sampled_from(MOVES), max_size=12))
def test_whatever_numbers_do_is_taken_back_and_brought_back(
    lab: Lab, moves: list[str]
) -> None:
    sql(lab).execute("DELETE FROM undo_log")
    sql(lab).execute("DELETE FROM used_number")
    sql(lab).execute("INSERT INTO used_number VALUES (1, 'a', 's'), (2, 'b', 's')")
    before = world(lab)
    recorded(lab, 1, *moves)
    after = world(lab)
    undo.start(sql(lab), 2)
    finish(undo.take_back(sql(lab), 1))
    undo.stop(sql(lab))
    assert world(lab) == before

    finish(undo.take_back(sql(lab), 2))
    assert world(lab) == after


def test_taking_back_can_be_taken_back_itself(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    recorded(lab, 1, CHANGES["issued_license"], CHANGES["device"], CHANGES["user"])
    after = world(lab)
    undo.start(sql(lab), 2)
    finish(undo.take_back(sql(lab), 1))
    undo.stop(sql(lab))
    assert world(lab) != after
    finish(undo.take_back(sql(lab), 2))

    assert world(lab) == after


def test_many_rows_are_taken_back_by_few_statements(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    recorded(lab, 1, "DELETE FROM issued_license", "UPDATE user SET name = name || 2")
    asked: list[str] = []
    sql(lab).set_trace_callback(asked.append)
    finish(undo.take_back(sql(lab), 1))
    sql(lab).set_trace_callback(None)

    assert len({*asked}) < 20  # SQLite tells a statement again for each row's trigger


def test_changes_outside_of_a_command_are_not_recorded(lab: Lab) -> None:
    sql(lab).execute("UPDATE user SET name = 'one' WHERE id = 1")

    assert sql(lab).execute("SELECT count(*) FROM undo_log").fetchone()[0] == 0


def test_the_file_itself_has_no_triggers(lab: Lab) -> None:
    lab.do(SLOW)
    lab.close()
    other = sqlite3.connect(lab.path)
    kinds = {row[0] for row in other.execute("SELECT type FROM sqlite_master")}
    other.close()

    assert kinds == {"table", "index"}


@pytest.mark.parametrize(
    "log",
    [
        {"tbl": "sqlite_master"},
        {"tbl": "journal", "before": None},
        {"tbl": "lab; DROP TABLE lab"},
        {"before": "{"},
        {"before": "[]"},
        {"before": "{}"},
        {"before": json.dumps({"id": 1, "scenario": [1]})},
    ],
    ids=str,
)
def test_a_forged_record_is_refused_and_changes_nothing(
    lab: Lab, log: dict[str, object]
) -> None:
    lab.do(SLOW)
    for column, value in log.items():
        sql(lab).execute(f"UPDATE undo_log SET {column} = ?", (value,))
    before = lab.snapshot()

    with pytest.raises(LabDamaged, match="record of earlier states"):
        lab.do(Undo())
    assert lab.snapshot() == before
