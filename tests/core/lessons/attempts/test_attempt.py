from datetime import datetime, timedelta
from pathlib import Path

import pytest

from core.catalog import HelpLevel, Mode
from core.commands.history import Undo
from core.errors import LabExists, LabReadOnly, Refused
from core.lab import Lab
from core.lessons.attempts import Attempt, NotAnAttempt
from core.lessons.reading import LessonError, LessonFile
from core.refusals import Reason
from core.store.slices import finish
from tests.core.lessons.samples import ACTIVATING, NOON
from tests.helpers.labs import activation


def after(minutes: float) -> datetime:
    return NOON + timedelta(minutes=minutes)


def begin(path: Path, mode: Mode = Mode.EXERCISE, *, seed: int = 7) -> Attempt:
    return Attempt.begin(path, ACTIVATING, "Robin Roe", mode, seed=seed, at=NOON)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "robin.rdattempt"


def test_an_attempt_is_a_lab_that_begins_with_it(path: Path) -> None:
    with begin(path) as attempt:
        (entry,) = attempt.lab.journal()
        assert entry.command == "begin-attempt"
        assert attempt.story.begun.learner == "Robin Roe"
        assert attempt.story.begun.text == ACTIVATING.text
        assert attempt.lab.problems() == []


def test_what_was_noted_is_there_when_it_is_opened_again(path: Path) -> None:
    with begin(path) as attempt:
        attempt.take_help(1, HelpLevel.HIGHLIGHT, after(1))
        attempt.answer(2, 0, after(2))
        attempt.pause(after(3))
    with Attempt.open(path, resumed_at=after(60)) as again:
        assert [(h.step, h.level) for h in again.help_taken] == [
            (1, HelpLevel.HIGHLIGHT)
        ]
        assert again.answers == {2: 0}
        assert not again.is_ended
        assert again.lesson == ACTIVATING.lesson(7)


def test_the_seed_draws_the_lesson_and_makes_the_lab(path: Path) -> None:
    with begin(path, seed=3) as attempt:
        assert attempt.lab.settings().seed == 3
        assert attempt.lesson == ACTIVATING.lesson(3) != ACTIVATING.lesson(7)


def test_minutes_are_counted_without_the_gaps_between_sittings(path: Path) -> None:
    with begin(path) as attempt:
        attempt.pause(after(10))
    with Attempt.open(path, resumed_at=after(100)) as attempt:
        attempt.answer(2, 0, after(105))  # and then the program is killed
    with Attempt.open(path, resumed_at=after(1000)) as attempt:
        attempt.end(after(1001.5))
        assert attempt.minutes == 17  # 10 + 5 + 1.5, the last one begun


def test_a_clock_that_was_set_back_counts_no_minutes(path: Path) -> None:
    with begin(path) as attempt:
        attempt.pause(after(-30))
        assert attempt.minutes == 0


def test_the_first_answer_counts_and_in_an_exam_the_last(tmp_path: Path) -> None:
    for mode, counted in ((Mode.COACH, 1), (Mode.EXERCISE, 1), (Mode.EXAM, 0)):
        with begin(tmp_path / f"{mode}.rdattempt", mode) as attempt:
            attempt.answer(2, 1, after(1))
            attempt.answer(2, 0, after(2))
            assert attempt.answers == {2: counted}


@pytest.mark.parametrize(("step", "choice"), [(1, 0), (0, 0), (3, 0), (2, 2), (2, -1)])
def test_only_what_the_lesson_asks_is_answered(
    path: Path, step: int, choice: int
) -> None:
    with begin(path) as attempt:
        with pytest.raises(ValueError, match="no choice"):
            attempt.answer(step, choice, after(1))
        assert attempt.lab.last_seq() == 1


def test_an_attempt_that_has_ended_is_only_read(path: Path) -> None:
    with begin(path) as attempt:
        attempt.end(after(1))
    with Attempt.open(path, resumed_at=after(2)) as ended:
        assert ended.is_ended
        with pytest.raises(LabReadOnly):
            ended.lab.do(activation(ended.lab))


def test_reading_an_attempt_notes_nothing(path: Path) -> None:
    begin(path).close()
    before = path.read_bytes()
    with Attempt.open(path) as attempt:
        assert attempt.grade().percent == 0
    assert path.read_bytes() == before


def test_the_end_keeps_the_marks_that_are_shown(path: Path) -> None:
    with begin(path) as attempt:
        attempt.lab.do(activation(attempt.lab))
        result = attempt.end(after(1))
    with Attempt.open(path) as ended:
        assert ended.story.ended is not None
        assert ended.story.ended.marks == result.marks
        assert result.percent == 50
        assert ended.grade() == result


def test_what_was_taken_back_is_counted(path: Path) -> None:
    with begin(path) as attempt:
        attempt.lab.do(activation(attempt.lab))
        attempt.lab.do(Undo())
        with pytest.raises(Refused):
            attempt.lab.do(Undo())
        assert attempt.story.undone == 1


def test_an_exam_gives_no_help(path: Path) -> None:
    with begin(path, Mode.EXAM) as attempt:
        with pytest.raises(Refused) as refused:
            attempt.take_help(1, HelpLevel.AGAIN, after(1))
        assert refused.value.reason is Reason.NO_HELP_IN_EXAM
        assert attempt.help_taken == ()


def test_a_lab_is_no_attempt(tmp_path: Path) -> None:
    path = tmp_path / "class.rdlab"
    Lab.create(path).close()
    for resumed_at in (None, NOON):
        with pytest.raises(NotAnAttempt, match=r"class\.rdlab"):
            Attempt.open(path, resumed_at=resumed_at)
    with Lab.open(path) as lab:  # and nobody holds it
        assert lab.last_seq() == 0


def test_a_lesson_that_is_wrong_leaves_no_file(path: Path) -> None:
    wrong = LessonFile("wrong.toml", ACTIVATING.text.replace("[1, 1000]", "[9, 1]"))
    with pytest.raises(LessonError, match=r"wrong\.toml, line 8"):
        Attempt.begin(path, wrong, "Robin", Mode.EXAM, seed=1, at=NOON)
    assert not path.exists()


def test_a_file_that_is_there_is_not_overwritten(path: Path) -> None:
    path.write_text("mine")
    with pytest.raises(LabExists):
        begin(path)
    assert path.read_text() == "mine"


def test_an_attempt_is_made_again_up_to_any_row(path: Path, tmp_path: Path) -> None:
    with begin(path) as attempt:
        attempt.lab.do(activation(attempt.lab))
        attempt.lab.do(Undo())
        attempt.end(after(1))
        with finish(attempt.replaying(tmp_path / "whole.rdlab")) as whole:
            assert whole.snapshot() == attempt.lab.snapshot()
        with finish(attempt.replaying(tmp_path / "two.rdlab", until=2)) as two:
            assert two.server("RDLIC01").is_activated
            assert two.last_seq() == 2


def test_a_world_that_the_lesson_describes_is_made_again(tmp_path: Path) -> None:
    inline = ACTIVATING.text.replace('"fresh"', '{ base = "fresh", devices = 2 }')
    file = LessonFile("inline.toml", inline)
    path = tmp_path / "a.rdattempt"
    with Attempt.begin(path, file, "Robin", Mode.EXAM, seed=1, at=NOON) as attempt:
        attempt.lab.do(activation(attempt.lab))
    with (
        Attempt.open(path) as attempt,
        finish(attempt.replaying(tmp_path / "again.rdlab")) as again,
    ):
        assert again.snapshot() == attempt.lab.snapshot()
        assert again.device_names() == ["PC-0001", "PC-0002"]


def test_what_is_done_while_it_is_graded_is_graded_too(path: Path) -> None:
    with begin(path) as attempt:
        ending = attempt.ending(after(1))
        next(ending)
        attempt.lab.do(activation(attempt.lab))
        assert finish(ending).marks == attempt.grade().marks
        assert attempt.grade().objectives[0].is_met
