"""Labs of older versions of the program: upgraded whole, with nothing lost."""

import json
import shutil
import sqlite3
from pathlib import Path

import pytest

from core.catalog import ClientKind
from core.command_line.show import describe
from core.commands.history import ReturnToRestorePoint, Undo
from core.lab import Lab, replay
from core.store import check, schema

FROZEN = sorted((Path(__file__).parent / "frozen").glob("schema-*.rdlab"))
each_version = pytest.mark.parametrize("frozen", FROZEN, ids=lambda path: path.stem)


@pytest.fixture
def old(frozen: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(frozen, tmp_path / "old.rdlab"))


def version(path: Path) -> int:
    link = sqlite3.connect(path)
    found = schema.version_of(link)
    link.close()
    return found


def test_every_older_schema_has_a_frozen_file() -> None:
    assert [version(path) for path in FROZEN] == list(range(1, schema.VERSION))


@each_version
def test_an_older_lab_is_upgraded_and_equals_its_replay(
    old: Path, tmp_path: Path
) -> None:
    with Lab.open(old) as lab, replay(lab, tmp_path / "again.rdlab") as again:
        assert lab.problems() == []
        assert _but_for_events(lab) == _but_for_events(again)
    assert version(old) == schema.VERSION


def _but_for_events(lab: Lab) -> dict[str, object]:
    """Return what is in a lab, without the log of events that older programs lack."""
    tables: dict[str, object] = json.loads(lab.snapshot())
    return {name: rows for name, rows in tables.items() if name != "logged_event"}


@each_version
def test_a_checked_copy_of_the_older_lab_stays_beside_it(
    old: Path, frozen: Path
) -> None:
    Lab.open(old).close()
    kept = old.with_name(f"old.{frozen.stem}-1.rdlab")

    assert sorted(old.parent.iterdir()) == sorted([kept, old])
    assert version(kept) == version(frozen)
    assert check.problems_of(kept) == []


@each_version
def test_reading_an_older_lab_leaves_the_file_as_it_is(old: Path, frozen: Path) -> None:
    with Lab.open(old, read_only=True) as lab:
        state = describe(lab)
        assert lab.problems() == []
    assert check.problems_of(old) == []
    assert old.read_bytes() == frozen.read_bytes()
    assert list(old.parent.iterdir()) == [old]

    with Lab.open(old) as lab:
        assert describe(lab) == state


@each_version
def test_what_the_older_program_recorded_can_still_be_undone(old: Path) -> None:
    with Lab.open(old) as lab:
        lab.do(Undo())
        assert lab.server("RDLIC02").is_activated
        lab.do(Undo())
        assert lab.pack("RDLIC01", 4).issued == 12  # type: ignore[union-attr]
        lab.do(ReturnToRestorePoint(point="Before the changes"))
        assert lab.problems() == []


@each_version
def test_a_damaged_older_lab_is_not_upgraded(old: Path) -> None:
    link = sqlite3.connect(old)
    link.execute("DROP TABLE device")
    link.close()

    assert check.problems_of(old)[-1:] == [
        "The table device is missing, was changed or does not belong there."
    ]
    assert list(old.parent.iterdir()) == [old]


def test_a_thin_client_of_an_older_lab_is_one_by_its_kind_also_after_undo(
    tmp_path: Path,
) -> None:
    """Step 3 tells the kind of a client in place of what it keeps."""
    frozen = next(path for path in FROZEN if path.stem == "schema-2")
    path = Path(shutil.copy(frozen, tmp_path / "old.rdlab"))
    link = sqlite3.connect(path)
    link.execute("UPDATE device SET keeps_license = 0 WHERE name = 'PC-0001'")
    link.execute("UPDATE device SET keeps_license = 0 WHERE name = 'PC-0002'")
    (row,) = link.execute("SELECT max(seq) FROM undo_log").fetchone()
    link.execute(
        "INSERT INTO undo_log (seq, tbl, row, before) SELECT ?, 'device', id, "
        "json_object('id', id, 'name', name, 'hardware_id', hardware_id, "
        "'keeps_license', 1, 'client_license', client_license, "
        "'copy_version', copy_version, 'copy_until', copy_until) "
        "FROM device WHERE name = 'PC-0002'",
        (row,),
    )
    link.commit()
    link.close()

    with Lab.open(path) as lab:
        kinds = {d.name: d.kind for d in lab.devices()}
        assert kinds["PC-0001"] is kinds["PC-0002"] is ClientKind.THIN_CLIENT
        assert kinds["PC-0003"] is ClientKind.WINDOWS
        lab.do(Undo())
        kinds = {d.name: d.kind for d in lab.devices()}
        assert kinds["PC-0001"] is ClientKind.THIN_CLIENT
        assert kinds["PC-0002"] is ClientKind.WINDOWS


@each_version
def test_whether_a_host_ever_met_a_license_server_is_read_from_its_list(
    old: Path,
) -> None:
    """domain.md 13.5: the older programs wrote nothing down of it."""
    column = "license_servers" if version(old) == 1 else "own_servers"
    link = sqlite3.connect(old)
    link.execute(
        "INSERT INTO session_host SELECT max(id) + 1, 'RDSH02', version, "
        f"{_rest(link)} FROM session_host"
    )
    link.execute(f"UPDATE session_host SET {column} = '[]' WHERE name = 'RDSH02'")
    link.commit()
    link.close()

    with Lab.open(old) as lab:
        assert [h.met_license_server for h in lab.session_hosts()] == [True, False]


def _rest(link: sqlite3.Connection) -> str:
    """List the columns behind the first three of a session host."""
    columns = [row[1] for row in link.execute("PRAGMA table_info(session_host)")]
    return ", ".join(columns[3:])
