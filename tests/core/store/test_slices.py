"""Long commands: in slices, whole or not at all, and alone while they last."""

from collections.abc import Callable, Generator
from functools import partial
from inspect import isgeneratorfunction
from itertools import count, pairwise
from pathlib import Path

import pytest

from core.bus import Event
from core.catalog import ClearinghouseCondition
from core.commands.faults import SetClearinghouseCondition
from core.commands.history import (
    ReturnToRestorePoint,
    Undo,
)
from core.commands.rebuild import RebuildDatabase
from core.commands.registry import COMMANDS
from core.errors import LabAtWork, Refused
from core.lab import Lab, replay
from core.store import slices
from tests.helpers.labs import MakeLab, rebuilding, retail, sql
from tests.helpers.long_commands import (
    LONG,
    ROWS,
    content,
    create_report,
    in_a_year,
    long_lab,
    mark,
    rebuild,
    simulate,
)

MOST_PER_ROW = 3
"""Changes that a row may cost: itself, its old state, and a line of a list of rows."""
A_FEW = 25
"""Changes at the ends of a command: the journal, packs, servers, settings."""
SLOW = SetClearinghouseCondition(condition=ClearinghouseCondition.SLOW)
each = pytest.mark.parametrize("name", LONG)


@pytest.fixture(autouse=True)
def _short_slices(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slices, "ROWS", ROWS)


@pytest.fixture
def make_long(make_lab: MakeLab) -> Callable[..., Lab]:
    return partial(long_lab, make_lab)


def pauses(work: Generator[float, None, list[Event]]) -> int:
    return sum(1 for _ in work)


@each
def test_a_long_command_pauses_again_and_again(
    make_long: Callable[..., Lab], name: str
) -> None:
    lab = make_long(name)

    assert LONG[name].command(lab).name() == name
    assert pauses(lab.doing(LONG[name].command(lab))) >= 2


@each
def test_between_two_pauses_few_rows_are_touched(
    make_long: Callable[..., Lab], name: str
) -> None:
    lab = make_long(name)
    touched = [sql(lab).total_changes]
    for _ in lab.doing(LONG[name].command(lab)):
        touched.append(sql(lab).total_changes)
    touched.append(sql(lab).total_changes)
    between = [after - before for before, after in pairwise(touched)]

    assert max(between) <= MOST_PER_ROW * ROWS + A_FEW


@each
def test_how_far_it_is_never_goes_back(
    make_long: Callable[..., Lab], name: str
) -> None:
    lab = make_long(name)
    told = list(lab.doing(LONG[name].command(lab)))

    assert told == sorted(told)
    assert 0 < told[0] < 1
    assert told[-1] <= 1


@each
def test_in_slices_it_does_the_same_as_at_once(
    make_long: Callable[..., Lab], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    in_slices = make_long(name)
    assert pauses(in_slices.doing(LONG[name].command(in_slices)))
    monkeypatch.setattr(slices, "ROWS", 10_000)
    at_once = make_long(name, "other.rdlab")
    assert not pauses(at_once.doing(LONG[name].command(at_once)))

    assert in_slices.snapshot() == at_once.snapshot()
    assert in_slices.problems() == []


@each
def test_cancelled_at_any_pause_it_leaves_every_table_as_it_was(
    make_long: Callable[..., Lab], name: str
) -> None:
    lab = make_long(name)
    before = content(lab)
    told: list[object] = []
    lab.bus.subscribe(told.append)
    for point in count(1):
        work = lab.doing(LONG[name].command(lab))
        if any(next(work, None) is None for _ in range(point)):
            break  # it has fewer pauses, and is done
        work.close()
        assert content(lab) == before
        assert not lab.is_at_work
        assert told == []

    assert point > 2
    assert content(lab) != before
    assert len(told) == 1


@each
def test_what_is_told_comes_after_the_commit(
    make_long: Callable[..., Lab], name: str
) -> None:
    lab = make_long(name)
    told: list[bool] = []
    lab.bus.subscribe(lambda _: told.append(lab.is_at_work or sql(lab).in_transaction))
    for _ in lab.doing(LONG[name].command(lab)):
        assert told == []
        assert lab.is_at_work

    assert told == [False]


@each
def test_a_second_command_meanwhile_is_refused_and_changes_nothing(
    make_long: Callable[..., Lab], name: str
) -> None:
    lab = make_long(name)
    work = lab.doing(LONG[name].command(lab))
    next(work)
    with pytest.raises(LabAtWork, match="A command is still under way in this lab"):
        lab.do(SLOW)
    for _ in work:
        pass

    assert list(lab.journal())[-1].command == name
    lab.do(SLOW)


QUESTIONS: dict[str, Callable[[Lab], object]] = {
    "kept answers": Lab.servers,
    "rows": lambda lab: lab.issued("RDLIC01"),
    "a snapshot": Lab.snapshot,
    "a check": Lab.problems,
    "a copy": lambda lab: lab.save_copy(lab.path.with_name("copy.rdlab")),
    "a backup": Lab.back_up,
    "other programs' changes": Lab.reload,
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_half_a_state_is_read_by_nobody(
    make_long: Callable[..., Lab], question: str
) -> None:
    lab = make_long("rebuild-database")
    lab.servers()
    work = lab.doing(rebuild(lab))
    next(work)
    with pytest.raises(LabAtWork):
        QUESTIONS[question](lab)
    work.close()

    assert len(list(lab.path.parent.glob("*.rdlab"))) == 1
    QUESTIONS[question](lab)


def test_closing_the_lab_gives_up_the_command_that_is_under_way(
    make_long: Callable[..., Lab],
) -> None:
    lab = make_long("rebuild-database")
    before = lab.snapshot()
    work = lab.doing(rebuild(lab))
    next(work)
    lab.close()
    work.close()

    assert list(lab.path.parent.iterdir()) == [lab.path]
    with Lab.open(lab.path) as again:
        assert again.snapshot() == before


def test_those_leave_a_pack_that_were_issued_longest_ago(
    make_long: Callable[..., Lab],
) -> None:
    lab = make_long("migrate-licenses")
    sql(lab).execute(
        "UPDATE issued_license SET "
        "issued_on = printf('2026-10-%02dT08:30:00Z', 1 + id * 11 % 29)"
    )
    lab.reload()
    ages = sorted((i.issued_on, i.id) for i in lab.issued("RDLIC02", 3))
    lab.do(LONG["migrate-licenses"].command(lab))

    kept = {i.id for i in lab.issued("RDLIC02", 3)}
    assert kept == {number for _, number in ages[-len(kept) :]}
    assert 0 < len(kept) < len(ages)


def test_a_command_that_nobody_begins_leaves_the_lab_alone(lab: Lab) -> None:
    work = lab.doing(Undo())

    assert not lab.is_at_work
    work.close()
    lab.do(SLOW)


def test_two_commands_that_were_both_asked_for_are_done_one_at_a_time(
    make_long: Callable[..., Lab],
) -> None:
    lab = make_long("rebuild-database")
    first, second = lab.doing(rebuild(lab)), lab.doing(SLOW)
    next(first)
    with pytest.raises(LabAtWork):
        next(second)
    for _ in first:
        pass

    assert list(lab.journal())[-1].command == RebuildDatabase.name()


def test_a_refusal_after_a_pause_is_journaled_and_changes_nothing_else(
    make_long: Callable[..., Lab],
) -> None:
    lab = make_long("rebuild-database")
    before = [list(lab.overview()), lab.issued("RDLIC01")]
    used = retail(102, version=lab.server("RDLIC02").version)
    with pytest.raises(Refused):
        for _ in lab.doing(rebuilding(used)):
            pass

    assert [list(lab.overview()), lab.issued("RDLIC01")] == before
    assert list(lab.journal())[-1].outcome.startswith("refused:")


def test_a_replay_leads_to_the_same_lab(make_lab: MakeLab, tmp_path: Path) -> None:
    lab = make_lab("office")
    for make in (simulate, create_report, mark, in_a_year, rebuild):
        lab.do(make(lab))
    lab.do(ReturnToRestorePoint(point="start"))
    with replay(lab, tmp_path / "again.rdlab") as again:
        assert again.snapshot() == lab.snapshot()


def test_every_command_that_can_pause_is_tried() -> None:
    can_pause = {
        name
        for name, kind in COMMANDS.items()
        if any(
            isgeneratorfunction(getattr(kind, m, None)) for m in ("execute", "change")
        )
    }

    assert can_pause == set(LONG)
