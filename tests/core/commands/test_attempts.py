from collections.abc import Callable
from datetime import datetime

import pytest

from core.catalog import HelpLevel, Mode
from core.commands.attempts import (
    AnswerQuestion,
    EndAttempt,
    PauseAttempt,
    ResumeAttempt,
    TakeHelp,
)
from core.commands.command import Command, Nature
from core.commands.faults import SetServerReachable
from core.commands.history import (
    CreateRestorePoint,
    Redo,
    ResetLab,
    ReturnToRestorePoint,
    Undo,
)
from core.commands.registry import COMMANDS
from core.errors import Refused
from core.lab import Lab
from core.records import JournalEntry
from core.records.attempts import Marks
from core.refusals import Reason
from tests.core.lessons.samples import NOON, begin_attempt
from tests.helpers.labs import activation, world

MARKS = Marks(percent=0, passed=False)
NOTES: list[Callable[[datetime], Command]] = [
    lambda at: TakeHelp(step=1, level=HelpLevel.AGAIN, at=at),
    lambda at: AnswerQuestion(step=2, choice=1, at=at),
    lambda at: PauseAttempt(at=at),
    lambda at: ResumeAttempt(at=at),
    lambda at: EndAttempt(marks=MARKS, at=at),
]


def refusal(lab: Lab, command: Command) -> Reason:
    with pytest.raises(Refused) as refused:
        lab.do(command)
    return refused.value.reason


def test_every_note_on_an_attempt_is_tried_here() -> None:
    tried = {type(note(NOON)) for note in NOTES} | {type(begin_attempt())}
    assert tried == {c for c in COMMANDS.values() if c.nature is Nature.LESSON}


def test_an_attempt_begins_only_in_a_new_lab(lab: Lab) -> None:
    lab.do(CreateRestorePoint(point="before class"))
    assert refusal(lab, begin_attempt()) is Reason.NOT_A_NEW_LAB


@pytest.mark.parametrize("note", NOTES)
def test_nothing_is_noted_where_no_attempt_was_begun(
    lab: Lab, note: Callable[[datetime], Command]
) -> None:
    lab.do(activation(lab))
    assert refusal(lab, note(NOON)) is Reason.NO_ATTEMPT


@pytest.mark.parametrize("note", NOTES)
def test_nothing_is_noted_after_the_end(
    lab: Lab, note: Callable[[datetime], Command]
) -> None:
    lab.do(begin_attempt())
    lab.do(EndAttempt(marks=MARKS, at=NOON))
    assert refusal(lab, note(NOON)) is Reason.ATTEMPT_ENDED


def test_an_exam_refuses_help_and_goes_on(lab: Lab) -> None:
    lab.do(begin_attempt(Mode.EXAM))
    assert refusal(lab, NOTES[0](NOON)) is Reason.NO_HELP_IN_EXAM
    lab.do(PauseAttempt(at=NOON))


@pytest.mark.parametrize("note", NOTES)
def test_a_note_changes_nothing_in_the_world(
    lab: Lab, note: Callable[[datetime], Command]
) -> None:
    before = world(lab)
    lab.do(begin_attempt())
    lab.do(note(NOON))
    assert world(lab) == before


def test_undo_and_redo_pass_over_every_note(lab: Lab) -> None:
    lab.do(begin_attempt())
    begun = world(lab)
    assert refusal(lab, Undo()) is Reason.NOTHING_TO_UNDO
    lab.do(activation(lab))
    activated = world(lab)
    for note in NOTES[:-1]:
        lab.do(note(NOON))

    lab.do(Undo())
    assert world(lab) == begun
    for note in NOTES:  # also the end forgets nothing that could be redone
        lab.do(note(NOON))
    lab.do(Redo())
    assert world(lab) == activated


def test_going_back_in_history_takes_back_no_note(lab: Lab) -> None:
    """Walk every command of history; each leaves all notes in the journal."""
    lab.do(begin_attempt())
    lab.do(CreateRestorePoint(point="start"))
    walked: set[type[Command]] = {CreateRestorePoint}
    for back in (Undo(), Redo(), ReturnToRestorePoint(point="start"), ResetLab()):
        walked.add(type(back))
        lab.do(SetServerReachable(server="RDLIC01", is_reachable=False))
        if isinstance(back, Redo):
            lab.do(Undo())
        lab.do(NOTES[0](NOON))
        before = notes_in(lab)
        lab.do(back)
        assert notes_in(lab) == before
    assert len(notes_in(lab)) == 5
    assert walked == {c for c in COMMANDS.values() if c.nature is Nature.HISTORY}
    assert lab.problems() == []


def notes_in(lab: Lab) -> list[JournalEntry]:
    entries = list(lab.journal())
    return [e for e in entries if COMMANDS[e.command].nature is Nature.LESSON]


def test_reset_is_refused_where_only_notes_were_made(lab: Lab) -> None:
    lab.do(begin_attempt())
    lab.do(PauseAttempt(at=NOON))
    assert refusal(lab, ResetLab()) is Reason.AT_THE_BEGINNING


def test_a_note_does_not_part_an_undo_from_its_redo(lab: Lab) -> None:
    lab.do(begin_attempt())
    lab.do(SetServerReachable(server="RDLIC01", is_reachable=False))
    lab.do(Undo())
    lab.do(PauseAttempt(at=NOON))
    redo = lab.redoable()
    assert redo is not None
    assert redo.command == "set-server-reachable"
