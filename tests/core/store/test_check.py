"""Every broken rule is named; a file that cannot be used is still checked."""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from core.catalog import ProductVersion
from core.commands.convert import ConvertLicenses
from core.commands.migrate import AbsentSource
from core.errors import LabDamaged, NotALab
from core.lab import Lab
from core.store.check import problems_of
from tests.helpers.bare_tables import bare_entries, bare_rows
from tests.helpers.labs import (
    MakeLab,
    activation,
    installation,
    migration,
    retail,
    server_id,
    sql,
)


@pytest.fixture
def path(make_lab: MakeLab) -> Path:
    """Give the file of a closed lab with licenses and history."""
    lab = make_lab("office")
    sql(lab).execute("UPDATE license_server SET activation_status = 'not-activated'")
    lab.reload()
    lab.do(activation(lab))
    lab.close()
    return lab.path


def change(path: Path, *statements: str) -> None:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA foreign_keys = OFF")
    other.execute("PRAGMA ignore_check_constraints = ON")
    for statement in statements:
        other.execute(statement)
    other.close()


def test_a_sound_lab_has_no_problems(path: Path) -> None:
    assert problems_of(path) == []
    with Lab.open(path) as lab:
        assert lab.problems() == []


RULES = {
    "too many issued": (
        "UPDATE license_pack SET total = 5 WHERE id = 4",
        "License pack 4 on RDLIC01 has more licenses issued than it holds.",
    ),
    "too new": (
        "UPDATE license_pack SET version = '2025' WHERE id = 3",
        "License pack 3 on RDLIC01 is newer than its license server.",
    ),
    "number not given out": (
        "UPDATE license_server SET next_pack_id = 4 WHERE name = 'RDLIC01'",
        "License pack 4 on RDLIC01 has a number that the server has not given out.",
    ),
    "used twice": (
        "INSERT INTO license_pack (server, id, version, type, program, total, "
        "purchase_number) SELECT server, 5, version, type, program, total, "
        "purchase_number FROM license_pack WHERE server = 'RDLIC01' AND id = 4; "
        "UPDATE license_server SET next_pack_id = 9",
        "License pack 5 on RDLIC01 was installed with a number that was used before.",
    ),
    "orphan": (
        "UPDATE issued_license SET pack_id = 99 WHERE id = 1",
        "Row 1 of issued_license refers to a license_pack that is not there.",
    ),
    "unknown word": (
        "UPDATE license_pack SET type = 'per-planet' WHERE id = 3",
        "Row 2 of license_pack breaks the rules of a LicensePack.",
    ),
    "activated without an ID": (
        "UPDATE license_server SET license_server_id = NULL WHERE name = 'RDLIC01'",
        "Row 1 of license_server breaks the rules of a LicenseServer.",
    ),
    "no JSON": (
        "UPDATE license_server SET registration = '{' WHERE name = 'RDLIC01'",
        "Row 1 of license_server breaks the rules of a LicenseServer.",
    ),
    "endless JSON": (
        f"UPDATE license_server SET registration = '{'[' * 100_000}' "
        "WHERE name = 'RDLIC01'",
        "Row 1 of license_server breaks the rules of a LicenseServer.",
    ),
    "an empty name": (
        "UPDATE session_host SET name = ' '",
        "Row 1 of session_host breaks the rules of a SessionHost.",
    ),
    "a control character": (
        "UPDATE user SET name = 'a' || char(27) || '[31m' WHERE id = 1",
        "Row 1 of user breaks the rules of a User.",
    ),
    "text that is no UTF-8": (
        "UPDATE device SET name = CAST(x'ff' AS TEXT) WHERE id = 1",
        "class.rdlab is damaged and cannot be read whole. "
        "Restore a backup of the lab, or make a new one from a scenario.",
    ),
    "a time that is none": (
        "UPDATE issued_license SET expires_on = 'soon' WHERE id = 3",
        "Row 3 of issued_license breaks the rules of a IssuedLicense.",
    ),
    "a time before all times": (
        "UPDATE issued_license SET issued_on = '0001-01-01T00:00:00+05:00' "
        "WHERE id = 3",
        "Row 3 of issued_license breaks the rules of a IssuedLicense.",
    ),
    "a negative total": (
        "UPDATE license_pack SET total = -1 WHERE id = 3",
        "The file: CHECK constraint failed in license_pack.",
    ),
    "no settings": (
        "DELETE FROM lab",
        "The lab file has lost its settings. Restore a backup.",
    ),
    "a seed out of range": (
        "UPDATE lab SET seed = -1",
        "Row 1 of lab breaks the rules of a LabSettings.",
    ),
    "a changed command": (
        "UPDATE journal SET outcome = 'done!'",
        "The journal was changed at row 1, or a row is missing.",
    ),
    "a journal row without its time": (
        "UPDATE journal SET at = 'yesterday'",
        "Row 1 of journal breaks the rules of a JournalEntry.",
    ),
    "a lost last row": (
        "DELETE FROM journal",
        "The journal lacks its last rows.",
    ),
    "a point from nowhere": (
        "INSERT INTO restore_point (name, seq, at) "
        "VALUES ('x', 9, '2026-01-01T00:00:00Z')",
        "The restore point x refers to journal row 9, not there.",
    ),
    "a lost table": (
        "DROP TABLE device",
        "The table device is missing, was changed or does not belong there.",
    ),
    "a lost column": (
        "ALTER TABLE user DROP COLUMN organizational_unit",
        "The table user is missing, was changed or does not belong there.",
    ),
    "a strange table": (
        "CREATE TABLE device_2 (name TEXT COLLATE NOCASE)",
        "The table device_2 is missing, was changed or does not belong there.",
    ),
    "a lost index": (
        "DROP INDEX issued_by_pack",
        "The index issued_by_pack is missing, was changed or does not belong there.",
    ),
}


@pytest.mark.parametrize("rule", RULES)
def test_a_broken_rule_is_named(path: Path, rule: str) -> None:
    statement, sentence = RULES[rule]
    change(path, *statement.split("; "))

    assert sentence in problems_of(path)


def test_several_problems_are_all_named(path: Path) -> None:
    change(
        path,
        "UPDATE license_pack SET version = '2025' WHERE id = 4",
        "UPDATE license_pack SET total = 5 WHERE id = 4",
        "UPDATE journal SET at = '2026-01-01T00:00:00Z'",
    )

    assert len(problems_of(path)) == 3


def test_two_bad_rows_are_both_named(path: Path) -> None:
    change(path, "UPDATE device SET hardware_id = '' || id, name = '' WHERE id < 2")
    change(path, "UPDATE user SET name = '' WHERE id = 2")

    assert problems_of(path) == [
        "Row 2 of user breaks the rules of a User.",
        "Row 1 of device breaks the rules of a Device.",
    ]


TYPES = {
    "NULL": ("user", "name = NULL", "NULL value in user.name"),
    "a BLOB": ("user", "name = x'61'", "non-TEXT value in user.name"),
    "a number": ("license_pack", "type = 2", "non-TEXT value in license_pack.type"),
    "a text": (
        *("issued_license", "validated = 'x'"),
        "non-INTEGER value in issued_license.validated",
    ),
}


@pytest.mark.parametrize("kind", TYPES)
def test_a_value_that_no_strict_table_takes_is_named(path: Path, kind: str) -> None:
    table, change, sentence = TYPES[kind]
    with bare_rows(path, table) as link:
        link.execute(f"UPDATE bare SET {change} WHERE rowid = 3")

    assert f"The file: {sentence}." in problems_of(path)


def test_an_index_that_does_not_fit_its_table_is_named(path: Path) -> None:
    with bare_entries(path, "issued_by_pack") as link:
        link.execute("UPDATE bare SET k2 = 'pending' WHERE number = 3")

    assert problems_of(path) == ["The file: row 3 missing from index issued_by_pack."]


def test_nobody_writes_between_two_looks(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked = []

    def write(_: sqlite3.Connection) -> Iterator[str]:
        other = sqlite3.connect(path, isolation_level=None, timeout=0)
        with closing(other), pytest.raises(sqlite3.OperationalError) as error:
            other.execute("UPDATE user SET name = 'x' || id")
        locked.append(str(error.value))
        yield from ()

    monkeypatch.setattr("core.store.check._references", write)
    assert problems_of(path) == []
    with Lab.open(path) as lab:
        assert lab.problems() == []
    assert locked == ["database is locked"] * 2


def test_a_look_that_fails_is_a_bug_and_no_damage(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: object) -> Iterator[str]:
        yield str(1 // 0)

    monkeypatch.setattr("core.store.check._references", fail)
    with pytest.raises(ZeroDivisionError):
        problems_of(path)


def test_more_per_user_licenses_than_bought_are_no_problem(path: Path) -> None:
    # domain.md 3.3: a license server does not enforce Per User licenses.
    change(path, "UPDATE license_pack SET total = 1 WHERE id = 3")

    assert problems_of(path) == []


COPY_OF_PACK = (
    "INSERT INTO license_pack (server, id, version, type, program, total, "
    "purchase_number) SELECT server, 6, version, type, program, total, "
    "purchase_number FROM license_pack WHERE server = 'RDLIC01' AND id = 5"
)


def test_the_same_code_may_be_on_the_source_and_target_of_a_migration(
    path: Path,
) -> None:
    moved = retail(102, version=ProductVersion.W2016)
    with Lab.open(path) as lab:
        source_id = server_id(lab.server("RDLIC02"))
        absent = AbsentSource(version=ProductVersion.W2016, license_server_id=source_id)
        lab.do(migration(moved, source=absent, removal_confirmed=True))
        lab.do(installation(retail(7)))
    assert problems_of(path) == []
    change(path, "DELETE FROM license_pack WHERE id = 6", COPY_OF_PACK)

    assert problems_of(path) == [
        "License pack 6 on RDLIC01 was installed with a number that was used before."
    ]


def test_converted_licenses_may_share_the_code_of_their_pack(path: Path) -> None:
    with Lab.open(path) as lab:
        lab.do(ConvertLicenses(server="RDLIC01", pack_id=4, quantity=10))

    assert problems_of(path) == []


def test_a_damaged_page_is_named(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096 * 5 : 4096 * 6] = bytes(4096)
    path.write_bytes(content)

    with pytest.raises(LabDamaged):
        Lab.open(path)
    assert problems_of(path)


def test_checking_changes_nothing(path: Path) -> None:
    change(path, "UPDATE license_pack SET total = 5 WHERE id = 4")
    before = path.read_bytes()
    problems_of(path)

    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_what_is_no_lab_is_not_checked(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("x")

    with pytest.raises(NotALab):
        problems_of(tmp_path / "x")


def test_an_open_lab_finds_what_another_program_broke(lab: Lab) -> None:
    facts = json.dumps("[]")
    change(lab.path, f"UPDATE license_server SET registration = {facts!r}")

    assert lab.problems() == [
        "Row 1 of license_server breaks the rules of a LicenseServer."
    ]


def test_what_cannot_be_read_is_told_by_the_pages_if_they_are_the_cause(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> object:
        raise RuntimeError("a row that cannot be read")

    monkeypatch.setattr("core.store.check._records", fail)
    with pytest.raises(RuntimeError, match="a row that cannot be read"):
        problems_of(path)

    change(path, "DELETE FROM license_pack WHERE id = 4")
    assert any("refers to a license_pack" in told for told in problems_of(path))


def test_references_of_an_older_lab_are_looked_at_before_it_is_upgraded(
    tmp_path: Path,
) -> None:
    frozen = Path(__file__).parent / "frozen" / "schema-1.rdlab"
    old = Path(shutil.copy(frozen, tmp_path / "old.rdlab"))
    change(old, "DELETE FROM license_pack WHERE id = 4")

    assert any("refers to a license_pack" in told for told in problems_of(old))


@pytest.mark.parametrize("number", [-(2**63), -1, 2**62, 2**63 - 1])
def test_a_row_is_judged_whatever_its_number(path: Path, number: int) -> None:
    change(
        path,
        "INSERT INTO logged_event (id, at, computer, kind, text)"
        f" VALUES ({number}, 'never', 'RDLIC01', 21, 'text')",
    )

    (found,) = problems_of(path)
    assert found.endswith("of logged_event breaks the rules of a LoggedEvent.")


def test_a_row_of_a_report_is_judged_by_its_place(path: Path) -> None:
    change(
        path,
        *(
            "INSERT INTO report_row (report, number, kind, name, version, type, date)"
            f" VALUES (7, {number}, 'issued', '{name}', '2022', 'per-user', '')"
            for number, name in enumerate(("a", "b", "c"))
        ),
    )

    assert "Row 3 of report_row breaks the rules of a ReportRow." in problems_of(path)
