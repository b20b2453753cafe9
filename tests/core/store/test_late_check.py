"""A long lab is for reading until the check behind it has found it whole."""

import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Event as Gate
from threading import enumerate as threads

import pytest

from core.bus import Event
from core.catalog import ClearinghouseCondition
from core.commands.faults import SetClearinghouseCondition
from core.errors import (
    DiskUnreliable,
    LabBusy,
    LabDamaged,
    LabInUse,
    LabMoved,
    LabUnchecked,
)
from core.events import CheckBegun, CheckEnded
from core.lab import Lab
from core.store import connection
from core.store.identity import identify
from tests.helpers.labs import sql
from tests.helpers.long import ROWS, held_up, lengthen, long_lab, spoil
from tests.helpers.processes import ROOT, another_process, run

FROZEN = Path(__file__).parent / "frozen"
SLOW = SetClearinghouseCondition(condition=ClearinghouseCondition.SLOW)
WRITE = """
import sqlite3
link = sqlite3.connect(sys.argv[1], timeout=0, isolation_level=None)
try:
    link.execute("BEGIN IMMEDIATE")
    link.execute("UPDATE lab SET seed = seed + 1")
    link.execute("COMMIT")
    print("wrote")
except sqlite3.OperationalError as error:
    print(error)
"""
OPEN_AND_STAND = """
from pathlib import Path
from threading import Event
from core.lab import Lab
from core.store import connection
from core.store.identity import identify
connection.check_content = lambda _: Event().wait(30)
lab = Lab.open(Path(sys.argv[1]), checks_late=True)
lab.proceed_with_check()
assert lab.is_being_checked
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give the file of a long lab that is closed."""
    return long_lab(tmp_path / "long.rdlab")


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    """Let checks stand still until the gate is opened."""
    with held_up(monkeypatch) as go_on:
        yield go_on


def lose_a_pack(path: Path) -> None:
    """Let a license refer to a pack that is not there; every page is whole."""
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("UPDATE issued_license SET pack_id = 99 WHERE id = 30000")
    other.close()


def state(lab: Lab) -> tuple[bool, bool, type]:
    """Tell whether it is being checked, whether it is for reading, and why."""
    return lab.is_being_checked, lab.is_read_only, type(lab.read_only_because)


def looks() -> list[str]:
    return [t.name for t in threads() if t.name == "look beside"]


def test_a_long_lab_is_for_reading_until_its_check_has_ended(
    path: Path, gate: Gate
) -> None:
    with Lab.open(path, checks_late=True) as lab:
        assert not lab.proceed_with_check()
        assert state(lab) == (True, True, LabUnchecked)
        assert lab.settings().scenario == "fresh"
        with pytest.raises(LabUnchecked, match="still being checked"):
            lab.do(SLOW)
        gate.set()
        lab.end_check()

        assert state(lab) == (False, False, type(None))
        lab.do(SLOW)
        assert len(list(lab.journal())) == 1


def test_the_end_of_a_check_is_told(path: Path) -> None:
    with Lab.open(path, checks_late=True) as lab:
        told: list[Event] = []
        lab.bus.subscribe(told.extend)
        lab.end_check()

        assert told == [CheckEnded()]


def test_a_lab_that_is_checked_already_has_nothing_to_end(lab: Lab) -> None:
    told: list[Event] = []
    lab.bus.subscribe(told.extend)
    lab.end_check()

    assert told == []


def test_a_short_lab_is_checked_before_it_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "short.rdlab"
    Lab.create(path).close()
    with Lab.open(path, checks_late=True) as lab:
        assert not lab.is_being_checked
    spoil(lengthen(path, 1000))

    with pytest.raises(LabDamaged):
        Lab.open(path, checks_late=True)


def test_who_does_not_ask_for_it_gets_no_lab_before_the_whole_check(
    path: Path,
) -> None:
    with Lab.open(path) as lab:
        assert not lab.is_being_checked
    spoil(path)

    with pytest.raises(LabDamaged):
        Lab.open(path)


@pytest.mark.parametrize("read_only", [False, True])
def test_damage_that_is_found_late_leaves_the_lab_for_reading(
    path: Path, read_only: bool
) -> None:
    spoil(path)
    with Lab.open(path, read_only=read_only, checks_late=True) as lab:
        told: list[Event] = []
        lab.bus.subscribe(told.extend)
        with pytest.raises(LabDamaged, match="Restore a backup"):
            lab.end_check()

        assert told == [CheckEnded()]
        assert state(lab) == (False, True, LabDamaged)
        assert lab.settings().scenario == "fresh"


def test_nothing_is_written_into_a_lab_that_was_found_damaged(path: Path) -> None:
    spoil(path)
    before = path.read_bytes()
    with Lab.open(path, checks_late=True) as lab:
        with pytest.raises(LabDamaged):
            lab.end_check()
        with pytest.raises(LabDamaged):
            lab.do(SLOW)
    assert path.read_bytes() == before


def lose_sense(path: Path) -> None:
    """Break a rule of a table; SQLite keeps none where it may only read."""
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA ignore_check_constraints = ON")
    other.execute("UPDATE lab SET id = 2")
    other.close()


@pytest.mark.parametrize("lose", [lose_a_pack, lose_sense])
def test_what_is_wrong_in_whole_pages_is_found_late_as_at_once(
    path: Path, lose: Callable[[Path], None]
) -> None:
    lose(path)

    with pytest.raises(LabDamaged):
        Lab.open(path)
    with Lab.open(path, checks_late=True) as lab, pytest.raises(LabDamaged):
        lab.end_check()


def test_a_lab_for_reading_stays_that_for_its_own_reason(path: Path) -> None:
    because = LabInUse("another window has it")
    with Lab.open(path, read_only=True, because=because, checks_late=True) as lab:
        assert lab.is_being_checked
        assert lab.read_only_because is because
        lab.end_check()

        assert lab.is_read_only
        assert lab.read_only_because is because


@pytest.mark.skipif(sys.platform == "win32", reason="locks work otherwise there")
def test_the_check_takes_no_lock_from_the_owner(path: Path, gate: Gate) -> None:
    with Lab.open(path, checks_late=True) as lab:
        lab.proceed_with_check()
        sql(lab).execute("BEGIN IMMEDIATE")
        assert "locked" in run(f"import sys{WRITE}", path)
        gate.set()
        lab.end_check()  # its connection is closed again

        assert "locked" in run(f"import sys{WRITE}", path)
        sql(lab).execute("ROLLBACK")
        lab.do(SLOW)


def test_another_program_writes_while_nothing_is_read(path: Path, gate: Gate) -> None:
    with Lab.open(path, checks_late=True) as lab:
        lab.proceed_with_check()
        assert run(f"import sys{WRITE}", path) == "wrote\n"
        gate.set()
        lab.end_check()


def test_another_window_may_read_meanwhile_and_owns_nothing(
    path: Path, gate: Gate
) -> None:
    with Lab.open(path, checks_late=True) as lab:
        lab.proceed_with_check()
        with pytest.raises(LabInUse):
            Lab.open(path, checks_late=True)
        with Lab.open(path, read_only=True, checks_late=True) as other:
            gate.set()
            other.end_check()
            assert other.is_read_only
        lab.end_check()
        lab.do(SLOW)


def test_closing_in_the_middle_ends_the_check(path: Path) -> None:
    lab = Lab.open(path, checks_late=True)
    lab.proceed_with_check()
    assert looks()
    lab.close()

    assert looks() == []
    assert list(path.parent.iterdir()) == [path]
    with Lab.open(path) as again:
        assert not again.is_read_only


@pytest.mark.skipif(sys.platform == "win32", reason="no such signals")
def test_a_kill_in_the_middle_leaves_the_file_as_it_was(path: Path) -> None:
    before = path.read_bytes()
    with another_process(OPEN_AND_STAND, path) as process:
        process.send_signal(signal.SIGKILL)
        process.wait()

    assert path.read_bytes() == before
    with Lab.open(path, checks_late=True) as lab:
        lab.end_check()
        lab.do(SLOW)
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.skipif(sys.platform == "win32", reason="no such signals")
def test_a_program_that_ends_does_not_wait_for_the_check(path: Path) -> None:
    script = f"import sys{OPEN_AND_STAND}"
    done = subprocess.run([sys.executable, "-c", script, path], cwd=ROOT, timeout=20)

    assert done.returncode == 0


@contextmanager
def in_doubt(lab: Lab) -> Iterator[None]:
    """Let the disk fail once at a command, as for one that cannot be synced."""
    lab._is_in_doubt = True
    yield


def test_after_a_failure_of_the_disk_a_long_lab_is_checked_again_behind(
    path: Path, gate: Gate
) -> None:
    gate.set()
    with Lab.open(path, checks_late=True) as lab:
        lab.end_check()
        gate.clear()
        told: list[Event] = []
        lab.bus.subscribe(told.extend)
        with in_doubt(lab), pytest.raises(LabUnchecked):
            lab.do(SLOW)
        assert (told, lab.is_read_only) == ([CheckBegun()], True)
        gate.set()
        lab.end_check()

        lab.do(SLOW)
        assert len(list(lab.journal())) == 1


def test_reading_again_after_a_failure_of_the_disk_checks_behind(
    path: Path, gate: Gate
) -> None:
    gate.set()
    with Lab.open(path, checks_late=True) as lab:
        lab.end_check()
        gate.clear()
        with in_doubt(lab):
            lab.reload()
        assert lab.is_being_checked
        gate.set()
        lab.end_check()
        lab.do(SLOW)


FAILURES = (DiskUnreliable("it fails"), LabBusy("busy"), LabMoved("moved"))


@pytest.mark.parametrize("failure", FAILURES, ids=lambda f: type(f).__name__)
def test_a_check_that_could_not_be_made_is_made_before_the_next_command(
    path: Path, monkeypatch: pytest.MonkeyPatch, failure: Exception
) -> None:
    def fail(_: object) -> None:
        raise failure

    with monkeypatch.context() as patch:
        patch.setattr(connection, "check_content", fail)
        lab = Lab.open(path, checks_late=True)
        with pytest.raises(type(failure)):
            lab.end_check()
    with lab:
        with pytest.raises(LabUnchecked):
            lab.do(SLOW)
        lab.end_check()
        lab.do(SLOW)


@pytest.mark.skipif(sys.platform == "win32", reason="an open file stays there")
def test_another_file_in_the_place_of_the_lab_is_not_checked_instead(
    path: Path,
) -> None:
    with Lab.open(path, checks_late=True) as lab:
        long_lab(path.with_name("other.rdlab")).replace(path)
        with pytest.raises(LabBusy, match="was replaced by another file"):
            lab.end_check()
        with pytest.raises(LabMoved):
            lab.do(SLOW)


@pytest.mark.parametrize("read_only", [False, True])
def test_a_long_lab_of_an_older_version_is_checked_before_it_is_upgraded(
    tmp_path: Path, read_only: bool
) -> None:
    old = next(FROZEN.glob("*.rdlab"))
    path = tmp_path / "old.rdlab"
    path.write_bytes(old.read_bytes())
    lengthen(path, 2 * ROWS)  # which had fewer indexes
    assert connection.is_long(identify(path))
    with Lab.open(path, read_only=True, checks_late=True) as lab:
        assert not lab.is_being_checked
    lose_a_pack(path)
    before = path.read_bytes()

    with pytest.raises(LabDamaged, match=r"old\.rdlab is damaged"):
        Lab.open(path, read_only=read_only, checks_late=True)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_handlers_see_the_lab_as_it_is_after_the_check(path: Path) -> None:
    seen: list[bool] = []

    def look(_: Sequence[Event]) -> None:
        seen.append(lab.is_read_only)

    with Lab.open(path, checks_late=True) as lab:
        lab.bus.subscribe(look)
        lab.end_check()

    assert seen == [False]
