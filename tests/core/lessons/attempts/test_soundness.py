from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from core.errors import LabDamaged, LabError, LabTooNew, NotALab
from core.lab import Lab
from core.lessons.attempts import Attempt, NotAnAttempt, problems
from core.lessons.attempts.soundness import noted_problems
from core.lessons.reading import LessonError
from core.store import schema
from tests.core.lessons.attempts.samples import (
    after,
    begin,
    chain_anew,
    edit,
    edit_row,
    ended,
    work,
)
from tests.helpers.labs import installation, retail


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return ended(tmp_path / "robin.rdattempt")


def found(path: Path) -> list[str]:
    with Attempt.open(path) as attempt:
        return problems(attempt)


def test_an_attempt_that_nobody_edited_is_sound(path: Path) -> None:
    with Attempt.open(path) as attempt:
        assert noted_problems(attempt) == []
        assert problems(attempt) == []


def test_one_that_is_going_on_is_sound(tmp_path: Path) -> None:
    path = tmp_path / "a.rdattempt"
    with begin(path) as attempt:
        work(attempt)
    assert found(path) == []


@dataclass(frozen=True)
class Edit:
    """What somebody changes from outside, and what is said of it."""

    change: Callable[[Path], object]
    told: str
    is_seen_fast: bool = True  # without doing the attempt again

    def make(self, path: Path, name: str) -> None:
        """Make it; a careful forger makes the hashes fit."""
        self.change(path)
        if name.endswith("new hashes"):
            chain_anew(path)


CHAIN = "The journal was changed at row"
EDITS = {
    "a row of the world": Edit(
        lambda p: edit(p, "UPDATE license_server SET connection_method = 'web'"),
        "license_server, row 1: connection_method is web instead of automatic.",
        is_seen_fast=False,
    ),
    "a row of the world that is too many": Edit(
        lambda p: edit(p, "INSERT INTO used_number (number, server) VALUES ('1', 'A')"),
        "used_number has a row too many",
        is_seen_fast=False,
    ),
    "a row of the world that is gone": Edit(
        lambda p: edit(p, "DELETE FROM logged_event"),
        "logged_event lacks a row",
        is_seen_fast=False,
    ),
    "what undo would bring back": Edit(
        lambda p: edit(p, "UPDATE undo_log SET before = NULL WHERE before IS NOT NULL"),
        "undo_log, row",
        is_seen_fast=False,
    ),
    "the number of points in the lesson": Edit(
        lambda p: edit_row(p, "begin-attempt", "points = 2", "points = 9"),
        "The text of the lesson is not the one whose hash was noted.",
    ),
    "the learner": Edit(
        lambda p: edit_row(p, "begin-attempt", "Robin Roe", "Ann Other"), f"{CHAIN} 1"
    ),
    "the mode": Edit(
        lambda p: edit_row(p, "begin-attempt", '"exercise"', '"exam"'), f"{CHAIN} 1"
    ),
    "the seed": Edit(
        lambda p: edit(p, "UPDATE lab SET seed = 8"),
        "The seed of the lab is 8; it began with 7.",
    ),
    "the scenario": Edit(
        lambda p: edit(p, "UPDATE lab SET scenario = 'office'"),
        "The lab was made of office; the lesson begins with fresh.",
    ),
    "a level of help": Edit(
        lambda p: edit_row(p, "take-help", "highlight", "again"), f"{CHAIN} 3"
    ),
    "an answer": Edit(
        lambda p: edit_row(p, "answer-question", '"choice":1', '"choice":0'),
        f"{CHAIN} 5",
    ),
    "a time": Edit(
        lambda p: edit_row(p, "answer-question", "12:04", "12:03"), f"{CHAIN} 5"
    ),
    "a time, with new hashes": Edit(
        lambda p: edit_row(p, "take-help", "12:02", "12:32"),
        "answer-question has the time 2026-12-01T12:04:00Z, before 2026-12-01T12:32",
    ),
    "the result": Edit(
        lambda p: edit_row(p, "end-attempt", '"percent":23', '"percent":99'),
        f"{CHAIN} 6",
    ),
    "the result, with new hashes": Edit(
        lambda p: edit_row(p, "end-attempt", '"percent":23', '"percent":99'),
        "The result of 99 % does not follow from its points.",
        is_seen_fast=False,
    ),
    "an answer, with new hashes": Edit(
        lambda p: edit_row(p, "answer-question", '"choice":1', '"choice":0'),
        "The result that was noted is 23 %; the lab gives 48 %.",
        is_seen_fast=False,
    ),
    "an answer to nothing, with new hashes": Edit(
        lambda p: edit_row(p, "answer-question", '"step":2', '"step":9'),
        "Step 9 was answered with a choice that it has not.",
    ),
    "help at no step, with new hashes": Edit(
        lambda p: edit_row(p, "take-help", '"step":1', '"step":9'),
        "Help was taken at step 9, which the lesson has not.",
    ),
    "a command, with new hashes": Edit(
        lambda p: edit(
            p,
            "UPDATE journal SET command = 'win-at-once' "
            "WHERE command = 'install-licenses'",
        ),
        "Row 4 of the journal, win-at-once, cannot be done again",
        is_seen_fast=False,
    ),
    "a row of the journal that is gone": Edit(
        lambda p: edit(p, "DELETE FROM journal WHERE command = 'take-help'"),
        f"{CHAIN} 3",
    ),
    "the last row of the journal": Edit(
        lambda p: edit(p, "DELETE FROM journal WHERE seq = 4"), f"{CHAIN} 4"
    ),
    "the lesson that is named, with new hashes": Edit(
        lambda p: edit_row(
            p, "begin-attempt", '"lesson":"activating"', '"lesson":"another"'
        ),
        "The attempt names the lesson another; its text is activating.",
    ),
    "work after the end": Edit(
        lambda p: work_on(p),
        "Row 7 of the journal, install-licenses, comes after the end of the attempt.",
    ),
}


def work_on(path: Path) -> None:
    """Open it as a plain lab, which the program itself never does."""
    with Lab.open(path) as lab:
        lab.do(installation(retail(2)))


@pytest.mark.parametrize("name", EDITS)
def test_what_was_edited_is_named(path: Path, name: str) -> None:
    change = EDITS[name]
    change.make(path, name)
    told = found(path)
    assert any(change.told in problem for problem in told), told


@pytest.mark.parametrize("name", [n for n, e in EDITS.items() if e.is_seen_fast])
def test_most_of_that_is_seen_without_doing_it_again(path: Path, name: str) -> None:
    EDITS[name].make(path, name)
    with Attempt.open(path) as attempt:
        told = noted_problems(attempt)
    assert any(EDITS[name].told in problem for problem in told), told


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:20_000])


UNREADABLE: dict[str, tuple[Callable[[Path], object], type[LabError]]] = {
    "truncated": (cut, LabDamaged),
    "empty": (lambda p: p.write_bytes(b""), NotALab),
    "a text": (lambda p: p.write_text("I passed."), NotALab),
    "of a newer schema": (
        lambda p: edit(p, f"PRAGMA user_version = {schema.VERSION + 1}"),
        LabTooNew,
    ),
    "without its journal": (lambda p: edit(p, "DELETE FROM journal"), NotAnAttempt),
    "without its beginning": (
        lambda p: edit(p, "DELETE FROM journal WHERE seq = 1"),
        LabDamaged,
    ),
    "ended before it begins": (
        lambda p: edit(p, "UPDATE journal SET seq = 7 WHERE seq = 1"),
        LabDamaged,
    ),
    "with a beginning that is none": (
        lambda p: edit_row(p, "begin-attempt", '"mode"', '"made"'),
        LabDamaged,
    ),
    "with a lesson of a newer schema": (
        lambda p: edit_row(p, "begin-attempt", "schema = 1", "schema = 2"),
        LessonError,
    ),
    "with a lesson that is too long": (
        lambda p: edit_row(p, "begin-attempt", "our own", "x" * 1_100_000),
        LabDamaged,
    ),
    "with a lesson that is nested too deep": (
        lambda p: edit_row(
            p, "begin-attempt", "schema = 1", f"schema = {'[' * 99}{']' * 99}"
        ),
        LessonError,
    ),
    "with a scenario that is not there": (
        lambda p: edit_row(p, "begin-attempt", '\\"fresh\\"', '\\"lost\\"'),
        LessonError,
    ),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_read_is_refused_with_a_reason(path: Path, name: str) -> None:
    change, kind = UNREADABLE[name]
    change(path)
    with pytest.raises(kind) as error:
        Attempt.open(path)
    assert str(error.value)


def test_a_small_correction_of_the_clock_is_no_edit(tmp_path: Path) -> None:
    path = tmp_path / "a.rdattempt"
    with begin(path) as attempt:
        attempt.pause(after(2))
        attempt.end(after(-1))
    assert found(path) == []


def test_an_attempt_of_another_version_says_so(path: Path) -> None:
    edit_row(path, "begin-attempt", '"program":"', '"program":"old-')
    chain_anew(path)
    edit(path, "UPDATE license_server SET connection_method = 'web'")
    assert any("here old-" in problem for problem in found(path))


def test_looking_for_problems_changes_nothing(path: Path, tmp_path: Path) -> None:
    before = path.read_bytes()
    found(path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_time_of_another_age_is_named(tmp_path: Path) -> None:
    path = ended(tmp_path / "a.rdattempt")
    edit_row(path, "take-help", "2026-12-01T12:02:00Z", "0001-01-01T00:00:00Z")
    with Attempt.open(path) as attempt:
        assert any("0001-01-01T00:00:00Z" in told for told in problems(attempt))
