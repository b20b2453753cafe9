from collections.abc import Iterator
from dataclasses import replace

import pytest

from core.lessons.attempts.rollup import Line
from core.records.attempts import Marks
from gui.labels.lessons import LessonText as Text
from gui.lessons.listed import Listed, Progress, Reading, _in_order, _with_next


@pytest.fixture(scope="module")
def listed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Listed, ...]:
    """All lessons, before anything was tried."""
    reading = Reading(tmp_path_factory.mktemp("attempts"), ())
    for _ in reading.steps():
        pass
    return reading.listed


def line(percent: int, *, counts: bool = True) -> Line:
    marks = Marks(percent=percent, passed=percent >= 80)
    return Line("one.rdattempt", is_sound=True, marks=marks, counts=counts)


def following(listed: tuple[Listed, ...], *first: Line) -> Iterator[Progress]:
    """Tell the progress of the first lessons when the first one was tried so."""
    tried = replace(listed[0], lines=first)
    for one in _with_next((tried, *listed[1:])):
        yield one.progress


def test_when_a_lesson_is_passed_the_one_after_it_comes_next(
    listed: tuple[Listed, ...],
) -> None:
    progress = [*following(listed, line(80))]

    assert progress[:3] == [Progress.PASSED, Progress.NEXT, Progress.NOT_BEGUN]


def test_a_lesson_that_is_not_passed_stays_the_next(
    listed: tuple[Listed, ...],
) -> None:
    progress = [*following(listed, line(79))]

    assert progress[:2] == [Progress.NOT_PASSED, Progress.NOT_BEGUN]


def test_an_attempt_that_does_not_count_passes_nothing(
    listed: tuple[Listed, ...],
) -> None:
    (first, *_) = following(listed, line(20), line(100, counts=False))

    assert first is Progress.NOT_PASSED


def test_what_was_begun_is_to_be_resumed_whatever_was_before(
    listed: tuple[Listed, ...],
) -> None:
    begun = Line("two.rdattempt", is_sound=True)
    (first, *_) = following(listed, line(100), begun)

    assert first is Progress.TO_RESUME


def test_a_lesson_that_is_gone_is_listed_by_its_attempts(
    listed: tuple[Listed, ...],
) -> None:
    passed = replace(line(90), lesson="gone", title="Gone", learner="Ada")
    begun = replace(passed, file="two.rdattempt", marks=None, counts=False)
    wrong = Line("three.rdattempt", ("It is no lab.",))
    for lines, progress in (
        ((passed,), Progress.PASSED),
        ((passed, begun), Progress.TO_RESUME),
    ):
        *others, gone = _in_order(listed, [*lines, wrong])
        assert len(others) == len(listed)
        assert (gone.title, gone.course) == ("Gone", Text.own_lessons)
        assert (gone.progress, gone.is_next) == (progress, False)
        assert len(gone.lines) == len(lines)


def test_an_attempt_that_was_edited_cannot_be_resumed(
    listed: tuple[Listed, ...],
) -> None:
    (first, *_) = following(listed, Line("two.rdattempt", ("It does not fit.",)))

    assert first is Progress.NEXT
