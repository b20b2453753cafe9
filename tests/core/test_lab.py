import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from core.bus import Event
from core.catalog import ClearinghouseCondition, ConnectionMethod, ProductVersion
from core.commands.command import Command
from core.commands.faults import SetClearinghouseCondition
from core.commands.history import Undo
from core.errors import (
    LabChangedElsewhere,
    LabError,
    LabExists,
    LabInUse,
    LabMissing,
    LabReadOnly,
    Refused,
    WriteFailed,
)
from core.lab import Lab, replay
from core.store.transaction import Transaction
from tests.helpers.labs import MakeLab, activation, installation, retail, sql, world
from tests.helpers.systems import needs_links

SLOW = SetClearinghouseCondition(condition=ClearinghouseCondition.SLOW)


class Fails(Command):
    """A command with a bug, after it has written."""

    def execute(self, tx: Transaction) -> None:
        tx.save_settings(tx.settings().changed(scenario="broken"))
        raise ZeroDivisionError


def another_program(path: Path, statement: str) -> None:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute(statement)
    other.close()


def test_a_lab_is_there_again_after_closing(make_lab: MakeLab) -> None:
    lab = make_lab()
    lab.do(activation(lab))
    before = lab.snapshot()
    lab.close()
    with Lab.open(lab.path) as again:
        assert again.snapshot() == before
        assert again.server("RDLIC01").is_activated


def test_a_closed_lab_leaves_one_file_behind(lab: Lab) -> None:
    lab.do(activation(lab))
    lab.close()

    assert list(lab.path.parent.iterdir()) == [lab.path]


def test_a_lab_is_never_made_over_another_file(tmp_path: Path) -> None:
    taken = tmp_path / "taken.rdlab"
    taken.write_text("a diary")

    with pytest.raises(LabExists, match="exists already and was left as it is"):
        Lab.create(taken)
    assert taken.read_text() == "a diary"
    assert list(tmp_path.iterdir()) == [taken]


@needs_links
def test_a_lab_is_not_made_over_a_dangling_link(tmp_path: Path) -> None:
    link = tmp_path / "link.rdlab"
    link.symlink_to(tmp_path / "nowhere")

    with pytest.raises(LabExists, match="exists already"):
        Lab.create(link)


def test_an_unknown_scenario_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(LabMissing, match="There is no scenario nope"):
        Lab.create(tmp_path / "new.rdlab", "nope")
    assert list(tmp_path.iterdir()) == []


def test_a_new_lab_makes_its_folder(tmp_path: Path) -> None:
    Lab.create(tmp_path / "a" / "b" / "new.rdlab").close()

    assert (tmp_path / "a" / "b" / "new.rdlab").is_file()


def test_a_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(LabError, match=r"new\.rdlab"):
        Lab.create(tmp_path / "file" / "new.rdlab")


def test_a_name_that_is_too_long_is_an_error_in_words(tmp_path: Path) -> None:
    with pytest.raises(LabError, match="Choose a shorter name"):
        Lab.create(tmp_path / f"{'x' * 300}.rdlab")


def test_the_journal_of_a_deleted_lab_does_not_reach_a_new_one(tmp_path: Path) -> None:
    path = tmp_path / "again.rdlab"
    journal = tmp_path / "again.rdlab-journal"
    journal.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + b"\x00" * 2048)
    with Lab.create(path) as lab:
        assert lab.problems() == []
    assert not journal.exists()


def test_two_labs_can_be_open_at_once(make_lab: MakeLab) -> None:
    one, two = make_lab(name="one.rdlab"), make_lab(name="two.rdlab")
    one.do(activation(one))

    assert one.server("RDLIC01").is_activated
    assert not two.server("RDLIC01").is_activated


def test_events_come_after_the_commit(lab: Lab) -> None:
    seen: list[bool] = []

    def look(_: Sequence[Event]) -> None:
        with Lab.open(lab.path, read_only=True) as other:
            seen.append(other.server("RDLIC01").is_activated)

    lab.bus.subscribe(look)
    lab.do(activation(lab))

    assert seen == [True]


def test_a_refused_command_is_journaled_and_changes_nothing_else(lab: Lab) -> None:
    before = world(lab)
    with pytest.raises(Refused):
        lab.do(installation(retail()))

    assert world(lab) == before
    (entry,) = lab.journal()
    assert (entry.command, entry.outcome) == (
        "install-licenses",
        "refused:not-activated",
    )


def test_a_bug_rolls_everything_back_and_the_lab_goes_on(lab: Lab) -> None:
    before = lab.snapshot()
    told: list[Event] = []
    lab.bus.subscribe(told.extend)
    with pytest.raises(ZeroDivisionError):
        lab.do(Fails())

    assert lab.snapshot() == before
    assert told == []
    lab.do(SLOW)
    assert lab.problems() == []


def test_a_lab_for_reading_refuses_commands_and_says_what_to_do(lab: Lab) -> None:
    with Lab.open(lab.path, read_only=True) as reader:
        assert reader.is_read_only
        with pytest.raises(LabReadOnly, match="Save a copy of the lab"):
            reader.do(SLOW)
        assert reader.snapshot() == lab.snapshot()
    assert not lab.is_read_only


def test_a_reader_sees_what_the_owner_does(lab: Lab) -> None:
    with Lab.open(lab.path, read_only=True) as reader:
        lab.do(activation(lab))
        assert reader.server("RDLIC01").is_activated


def test_one_state_stays_while_it_is_read(lab: Lab) -> None:
    with Lab.open(lab.path, read_only=True) as reader, reader.one_state():
        before = reader.snapshot()
        with pytest.raises(LabError, match="Another program is using"):
            lab.do(SLOW)
        assert reader.snapshot() == before
    lab.do(SLOW)
    assert lab.settings().clearinghouse is ClearinghouseCondition.SLOW


CHANGES: list[Callable[[Lab], Command]] = [
    lambda _: SLOW,
    lambda _: Undo(),
    activation,
    lambda lab: activation(lab, ConnectionMethod.WEB),
]


@pytest.mark.parametrize("change", CHANGES)
def test_what_another_program_changed_is_not_overwritten(
    lab: Lab, change: Callable[[Lab], Command]
) -> None:
    lab.do(SLOW)
    command = change(lab)
    another_program(lab.path, "UPDATE session_host SET version = '2019'")
    theirs = lab.snapshot()

    with pytest.raises(LabChangedElsewhere, match="Press F5"):
        lab.do(command)
    assert lab.snapshot() == theirs

    lab.reload()
    lab.do(command)
    assert lab.session_hosts()[0].version is ProductVersion.W2019


def test_reading_by_another_program_is_no_change(lab: Lab) -> None:
    another_program(lab.path, "SELECT * FROM lab")
    lab.do(SLOW)

    assert lab.settings().clearinghouse is ClearinghouseCondition.SLOW


def fill_the_disk(lab: Lab, *, free_pages: int = 0) -> None:
    (pages,) = sql(lab).execute("PRAGMA page_count").fetchone()
    sql(lab).execute(f"PRAGMA max_page_count = {pages + free_pages:d}")


def free_the_disk(lab: Lab) -> None:
    sql(lab).execute("PRAGMA max_page_count = 1000000")


@pytest.mark.parametrize("free_pages", [0, 1, 2])
def test_a_full_disk_changes_nothing_and_the_retry_works(
    make_lab: MakeLab, free_pages: int
) -> None:
    lab = make_lab("activated")
    command = installation(retail(*range(1, 120)))
    before = lab.snapshot()
    told: list[Event] = []
    lab.bus.subscribe(told.extend)
    fill_the_disk(lab, free_pages=free_pages)

    with pytest.raises(WriteFailed, match=r"The disk is full\. Nothing was changed\."):
        lab.do(command)
    assert lab.snapshot() == before
    assert told == []
    assert lab.problems() == []

    free_the_disk(lab)
    lab.do(command)
    assert len(lab.packs("RDLIC01")) == 120
    assert lab.problems() == []


def test_a_journal_replayed_over_the_scenario_gives_the_same_lab(
    make_lab: MakeLab, tmp_path: Path
) -> None:
    lab = make_lab("fresh", seed=3)
    lab.do(activation(lab))
    lab.do(installation(retail(1, 2)))
    with pytest.raises(Refused):
        lab.do(installation(retail(2, 3)))
    lab.do(Undo())
    with replay(lab, tmp_path / "again.rdlab") as again:
        assert again.snapshot() == lab.snapshot()


def test_a_copy_is_the_same_lab(lab: Lab, tmp_path: Path) -> None:
    lab.do(activation(lab))
    lab.save_copy(tmp_path / "copy.rdlab")
    with Lab.open(tmp_path / "copy.rdlab") as copy:
        assert copy.snapshot() == lab.snapshot()
        copy.do(Undo())
        assert copy.problems() == []


@pytest.mark.parametrize("read_only", [False, True])
def test_a_lab_is_not_copied_onto_itself(lab: Lab, read_only: bool) -> None:
    lab.do(activation(lab))
    before = lab.snapshot()
    lab.close()
    with Lab.open(lab.path, read_only=read_only) as again:
        other_name = lab.path.parent / ".." / lab.path.parent.name / lab.path.name
        with pytest.raises(LabInUse, match="is the lab that is open"):
            again.save_copy(other_name)
        assert again.snapshot() == before
