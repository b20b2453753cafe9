import errno
import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from core.catalog import HelpLevel, Mode
from core.errors import LabMissing
from core.lab import Lab
from core.lessons.attempts import TextUsed
from core.lessons.attempts.rollup import Line, counted, paths_in, rolling_up
from core.lessons.reading import LessonFile
from tests.core.lessons.attempts.samples import (
    after,
    begin,
    chain_anew,
    edit,
    edit_row,
    ended,
    work,
)
from tests.core.lessons.samples import ACTIVATING
from tests.helpers.labs import activation

KEPT_FIRST = LessonFile("a.toml", f'keep = "first"\n{ACTIVATING.text}')
KEPT_LAST = LessonFile("a.toml", f'keep = "last"\n{ACTIVATING.text}')


def attempt(
    folder: Path,
    name: str,
    *,
    begun: float = 0,
    solved: bool = False,
    file: LessonFile = ACTIVATING,
    learner: str = "Robin Roe",
) -> None:
    path = folder / f"{name}.rdattempt"
    with begin(path, at=after(begun), file=file, learner=learner) as new:
        if solved:
            new.lab.do(activation(new.lab))
        new.end(after(begun + 3))


def lines(folder: Path) -> list[Line]:
    return counted(rolling_up(folder))


def counting(found: Iterable[Line]) -> list[str]:
    return [line.file.removesuffix(".rdattempt") for line in found if line.counts]


def test_a_line_says_what_an_attempt_brought(tmp_path: Path) -> None:
    ended(tmp_path / "robin.rdattempt")
    (line,) = lines(tmp_path)
    assert (line.learner, line.lesson, line.mode) == (
        "Robin Roe",
        "activating",
        Mode.EXERCISE,
    )
    assert line.marks is not None
    assert [m.reached for m in line.marks.objectives] == [2, 0]
    assert (line.marks.percent, line.minutes, line.undone) == (23, 5, 0)
    assert line.help == tuple(int(h is HelpLevel.HIGHLIGHT) for h in HelpLevel)
    assert line.problems == ()
    assert line.counts


@pytest.mark.parametrize(
    ("file", "which"), [(KEPT_FIRST, "z"), (ACTIVATING, "m"), (KEPT_LAST, "a")]
)
def test_the_lesson_says_which_attempt_counts(
    tmp_path: Path, file: LessonFile, which: str
) -> None:
    attempt(tmp_path, "z", begun=0, file=file)
    attempt(tmp_path, "m", begun=10, solved=True, file=file)
    attempt(tmp_path, "a", begun=20, file=file)
    assert counting(lines(tmp_path)) == [which]


def test_of_equally_good_attempts_the_first_counts(tmp_path: Path) -> None:
    attempt(tmp_path, "b", begun=0)
    attempt(tmp_path, "a", begun=10)
    assert counting(lines(tmp_path)) == ["b"]


def test_each_learner_has_one_that_counts_whatever_the_case_of_the_name(
    tmp_path: Path,
) -> None:
    attempt(tmp_path, "a", learner="Ann Other")
    attempt(tmp_path, "b", learner="ann other", begun=5, solved=True)
    attempt(tmp_path, "c", learner="Zoe Zed")
    assert counting(lines(tmp_path)) == ["b", "c"]


def test_what_was_edited_is_named_and_does_not_count(tmp_path: Path) -> None:
    attempt(tmp_path, "good")
    attempt(tmp_path, "forged", begun=5, solved=True)
    edit_row(tmp_path / "forged.rdattempt", "end-attempt", ":50", ":99")
    found = lines(tmp_path)
    assert counting(found) == ["good"]
    assert {line.file: bool(line.problems) for line in found} == {
        "good.rdattempt": False,
        "forged.rdattempt": True,
    }


def test_what_goes_on_does_not_count(tmp_path: Path) -> None:
    with begin(tmp_path / "a.rdattempt") as going_on:
        work(going_on)
    (line,) = lines(tmp_path)
    assert line.marks is None
    assert not line.counts
    assert line.problems == ()


def test_a_file_that_is_none_is_named_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "text.rdattempt").write_text("I passed.")
    Lab.create(tmp_path / "lab.rdattempt").close()
    attempt(tmp_path, "good")
    found = lines(tmp_path)
    assert counting(found) == ["good"]
    assert [len(line.problems) for line in found if not line.counts] == [1, 1]


def test_folders_below_are_looked_through_and_other_files_are_not(
    tmp_path: Path,
) -> None:
    (tmp_path / "class b").mkdir()
    attempt(tmp_path / "class b", "one")
    Lab.create(tmp_path / "own.rdlab").close()
    assert [line.file for line in lines(tmp_path)] == ["class b/one.rdattempt"]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(LabMissing, match="lost"):
        list(rolling_up(tmp_path / "lost"))


def again(folder: Path, today: LessonFile | None) -> Line:
    (line,) = counted(rolling_up(folder, again=True, find=lambda _: today))
    return line


def test_grading_again_takes_the_lesson_of_today_and_says_so(tmp_path: Path) -> None:
    ended(tmp_path / "a.rdattempt")
    today = LessonFile("t", ACTIVATING.text.replace("points = 2", "points = 8"))
    line = again(tmp_path, today)
    assert (line.text, line.marks and line.marks.percent) == (TextUsed.TODAY, 68)
    assert again(tmp_path, None).text is TextUsed.KEPT
    assert line.counts


def test_grading_again_sees_what_was_edited_in_the_world(tmp_path: Path) -> None:
    path = ended(tmp_path / "a.rdattempt")
    edit(path, "UPDATE license_server SET connection_method = 'web'")
    (fast,) = lines(tmp_path)
    assert fast.problems == ()
    line = again(tmp_path, ACTIVATING)
    assert not line.counts
    assert any("connection_method" in problem for problem in line.problems)


def test_other_marks_by_a_mended_grader_are_named_and_count(tmp_path: Path) -> None:
    path = ended(tmp_path / "a.rdattempt")
    edit_row(path, "end-attempt", '"reached":2', '"reached":1')
    edit_row(path, "end-attempt", '"percent":23', '"percent":0')
    chain_anew(path)
    line = again(tmp_path, ACTIVATING)
    assert line.counts
    assert line.marks is not None
    assert line.marks.percent == 23
    (problem,) = line.problems
    assert "The result that was noted is 0 %; the lab gives 23 %." in problem


def test_a_folder_that_cannot_be_read_is_told_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "closed").mkdir()
    ended(tmp_path / "a.rdattempt")
    scan = os.scandir

    def refuse(place: str | Path) -> object:
        if str(place).endswith("closed"):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(place))
        return scan(place)

    monkeypatch.setattr(os, "scandir", refuse)
    read, told = rolling_up(tmp_path)

    assert read.is_sound
    assert told.file == "closed"
    assert "closed cannot be read" in told.problems[0]
    assert not told.may_count


def test_an_ending_in_capitals_is_one(tmp_path: Path) -> None:
    ended(tmp_path / "a.rdattempt").rename(tmp_path / "A.RDATTEMPT")
    assert [path.name for path in paths_in(tmp_path)] == ["A.RDATTEMPT"]
