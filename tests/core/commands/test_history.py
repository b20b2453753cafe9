import pytest

from core.catalog import ClearinghouseCondition
from core.commands.command import Command
from core.commands.faults import SetClearinghouseCondition
from core.commands.history import (
    CreateRestorePoint,
    Redo,
    ResetLab,
    ReturnToRestorePoint,
    Undo,
)
from core.errors import Refused
from core.events import LabRewound, RestorePointCreated
from core.lab import Lab
from core.refusals import Reason
from tests.helpers.labs import activation, installation, retail, world


def slow() -> Command:
    return SetClearinghouseCondition(condition=ClearinghouseCondition.SLOW)


def point(name: str = "before class") -> Command:
    return CreateRestorePoint(point=name)


def back(name: str = "before class") -> Command:
    return ReturnToRestorePoint(point=name)


def states(lab: Lab, *commands: Command) -> list[object]:
    """Do the commands; give the world before the first and after each."""
    found: list[object] = [world(lab)]
    for command in commands:
        lab.do(command)
        found.append(world(lab))
    return found


def test_undo_takes_back_one_command_after_the_other(lab: Lab) -> None:
    first, second, third = states(lab, activation(lab), installation(retail(1, 2)))

    assert lab.do(Undo()) == [LabRewound()]
    assert world(lab) == second
    lab.do(Undo())
    assert world(lab) == first
    assert first != second != third


def test_what_was_undone_can_be_done_again(lab: Lab) -> None:
    *_, done = states(lab, activation(lab), installation(retail(1)))
    lab.do(Undo())
    lab.do(installation(retail(1)))

    assert world(lab) == done
    assert lab.problems() == []


def test_redo_brings_back_one_command_after_the_other(lab: Lab) -> None:
    _, second, third = states(lab, activation(lab), installation(retail(1, 2)))
    states(lab, Undo(), Undo())

    assert lab.do(Redo()) == [LabRewound()]
    assert world(lab) == second
    lab.do(Redo())
    assert world(lab) == third
    assert lab.redoable() is None


def test_undo_and_redo_name_the_command_itself_however_often(lab: Lab) -> None:
    def names() -> tuple[str | None, str | None]:
        entries = lab.undoable(), lab.redoable()
        undo, redo = (None if e is None else f"{e.seq} {e.command}" for e in entries)
        return undo, redo

    states(lab, activation(lab), point(), installation(retail(1)))
    for _ in range(3):
        assert names() == ("3 install-licenses", None)
        lab.do(Undo())
        assert names() == ("1 activate-server", "3 install-licenses")
        lab.do(Undo())
        assert names() == (None, "1 activate-server")
        states(lab, Redo(), Redo())


def test_a_new_command_forgets_what_could_be_redone(lab: Lab) -> None:
    states(lab, activation(lab), installation(retail(1)), Undo(), slow())

    assert lab.redoable() is None
    with pytest.raises(Refused, match="nothing to redo") as refused:
        lab.do(Redo())
    assert refused.value.reason is Reason.NOTHING_TO_REDO


def test_a_restore_point_and_a_refusal_forget_nothing(lab: Lab) -> None:
    _, activated = states(lab, activation(lab))
    states(lab, Undo(), point())
    with pytest.raises(Refused):
        lab.do(back("NOPE"))
    lab.do(Redo())

    assert world(lab) == activated


def test_a_reset_brings_the_beginning_back_and_can_be_undone(lab: Lab) -> None:
    start, *_, end = states(lab, activation(lab), point(), installation(retail(1)))
    assert lab.do(ResetLab()) == [LabRewound()]

    assert world(lab) == start
    assert [p.name for p in lab.restore_points()] == ["before class"]
    lab.do(Undo())
    assert world(lab) == end
    lab.do(Redo())
    assert world(lab) == start


def test_there_is_nothing_to_reset_at_the_beginning(lab: Lab) -> None:
    states(lab, activation(lab), Undo())

    with pytest.raises(Refused) as refused:
        lab.do(ResetLab())
    assert refused.value.reason is Reason.AT_THE_BEGINNING


def test_there_is_nothing_to_undo_in_a_new_lab(lab: Lab) -> None:
    assert lab.undoable() is None
    with pytest.raises(Refused, match="nothing to undo") as refused:
        lab.do(Undo())
    assert refused.value.reason is Reason.NOTHING_TO_UNDO


def test_a_refused_command_is_not_undone(lab: Lab) -> None:
    before, _ = states(lab, activation(lab))
    with pytest.raises(Refused):
        lab.do(activation(lab))

    entry = lab.undoable()
    assert entry
    assert entry.command == "activate-server"
    lab.do(Undo())
    assert world(lab) == before
    assert lab.undoable() is None


def test_undo_survives_closing_the_lab(lab: Lab) -> None:
    before, _ = states(lab, activation(lab))
    lab.close()
    with Lab.open(lab.path) as again:
        again.do(Undo())
        assert world(again) == before


def test_a_restore_point_brings_a_state_back(lab: Lab) -> None:
    _, activated = states(lab, activation(lab))
    assert lab.do(point()) == [RestorePointCreated("before class")]
    states(lab, installation(retail(1)), slow(), installation(retail(2)))

    lab.do(back())

    assert world(lab) == activated
    assert lab.problems() == []


def test_a_return_can_be_undone_and_done_forward(lab: Lab) -> None:
    lab.do(point("start"))
    *_, end = states(lab, activation(lab), installation(retail(1)))
    lab.do(point("end"))
    lab.do(back("start"))
    lab.do(back("end"))
    assert world(lab) == end

    lab.do(Undo())
    lab.do(Undo())
    assert world(lab) == end


def test_a_restore_point_is_not_undone(lab: Lab) -> None:
    before, _ = states(lab, slow())
    lab.do(point())
    lab.do(Undo())

    assert world(lab) == before
    assert [p.name for p in lab.restore_points()] == ["before class"]


def test_undo_after_a_return_takes_back_the_return_first(lab: Lab) -> None:
    lab.do(activation(lab))
    lab.do(point())
    *_, installed = states(lab, installation(retail(1)))
    lab.do(back())
    lab.do(Undo())
    assert world(lab) == installed
    entry = lab.undoable()
    assert entry
    assert entry.command == "install-licenses"


def test_a_restore_point_keeps_the_state_it_had_after_undos(lab: Lab) -> None:
    start, *_ = states(lab, activation(lab))
    lab.do(Undo())
    lab.do(point())
    states(lab, activation(lab), slow())
    lab.do(back())

    assert world(lab) == start


def test_names_of_restore_points_are_unique_whatever_the_case(lab: Lab) -> None:
    lab.do(point("Straße"))

    with pytest.raises(Refused) as refused:
        lab.do(point(" STRASSE "))
    assert refused.value.reason is Reason.RESTORE_POINT_EXISTS
    lab.do(back("STRASSE"))


def test_an_unknown_restore_point_is_refused(lab: Lab) -> None:
    with pytest.raises(Refused, match="There is no restore point named NOPE"):
        lab.do(back("NOPE"))


@pytest.mark.parametrize("name", ["", "  ", "x" * 256, "a\nb"])
def test_a_restore_point_needs_a_proper_name(name: str) -> None:
    with pytest.raises(ValueError, match="point"):
        point(name)


def test_the_journal_keeps_everything(lab: Lab) -> None:
    states(lab, activation(lab), Undo(), point(), back())
    with pytest.raises(Refused):
        lab.do(back("NOPE"))

    assert [f"{e.seq} {e.command} {e.outcome}" for e in lab.journal()] == [
        "1 activate-server done",
        "2 undo done",
        "3 create-restore-point done",
        "4 return-to-restore-point done",
        "5 return-to-restore-point refused:no-such-restore-point",
    ]
