from pathlib import Path

import pytest

from core.catalog import Mode
from core.lessons import catalogue
from core.lessons.attempts import Attempt, TextUsed, regrade, shipped_today
from core.lessons.grading import Result
from core.lessons.reading import LessonFile
from tests.core.lessons.attempts.samples import after, begin, ended
from tests.core.lessons.samples import ACTIVATING

FILED = ACTIVATING.text.replace(
    "[[harm]]",
    """[[objective]]
say = "The report is saved"
that = { check = "file-saved", name = "report.csv" }
[[harm]]""",
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return ended(tmp_path / "robin.rdattempt")


def mended(old: str, new: str, text: str = ACTIVATING.text) -> LessonFile:
    assert old in text
    return LessonFile("today.toml", text.replace(old, new))


def again(path: Path, today: LessonFile | None) -> tuple[TextUsed, Result]:
    with Attempt.open(path) as attempt:
        found = regrade(attempt, today)
        return found.text, found.result


def test_the_same_text_gives_the_same_result(path: Path) -> None:
    text, result = again(path, ACTIVATING)
    assert text is TextUsed.SAME
    assert result.percent == 23


def test_a_mended_lesson_counts_as_it_is_today(path: Path) -> None:
    text, result = again(path, mended("points = 2", "points = 8"))
    assert text is TextUsed.TODAY
    assert result.percent == 68  # (8 - 1) of 10, less 2 for help


def test_without_a_lesson_today_the_one_that_is_kept_counts(path: Path) -> None:
    assert again(path, None)[0] is TextUsed.KEPT


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"fresh"', '"office"'),
        ("[1, 1000]", "[1, 2000]"),
        ('id = "activating"', 'id = "another"'),
        ('"fresh"', '"fresh"\nedition = "2019"'),
        ("schema = 1", "schema = 2"),
    ],
)
def test_another_task_is_no_mended_lesson(path: Path, old: str, new: str) -> None:
    text, result = again(path, mended(old, new))
    assert text is TextUsed.KEPT
    assert result.percent == 23


STEP = '[[step]]\nask = "Which'
BEFORE = f'[[step]]\ndo = {{ node = ["All servers"] }}\n{STEP}'
OTHER_WORDS = ("Which of {count} is right?", "Which one of {count} is right?")


@pytest.mark.parametrize("choice", [0, 1])
@pytest.mark.parametrize(
    "today",
    [
        mended(STEP, BEFORE),
        mended(*OTHER_WORDS),
        mended(*OTHER_WORDS, mended(STEP, BEFORE).text),
    ],
)
def test_answers_stay_with_their_questions(
    tmp_path: Path, today: LessonFile, choice: int
) -> None:
    with begin(tmp_path / "a.rdattempt") as attempt:
        attempt.answer(2, choice, after(1))
        found = regrade(attempt, today)
        (answered,) = found.result.questions
        assert answered.is_right is (choice == 0)


def test_choices_in_another_order_are_known_by_their_words(tmp_path: Path) -> None:
    before, first, second = ACTIVATING.text.partition("[[objective]]")[0].split(
        "[[step.choice]]"
    )
    rest = "[[objective]]" + ACTIVATING.text.partition("[[objective]]")[2]
    turned = "[[step.choice]]".join([before, second, first]) + rest
    with begin(tmp_path / "a.rdattempt") as attempt:
        attempt.answer(2, 0, after(1))
        (answered,) = regrade(attempt, LessonFile("x.toml", turned)).result.questions
        assert (answered.chosen, answered.is_right) == (1, True)


def test_a_file_that_stayed_behind_was_saved_if_the_end_says_so(tmp_path: Path) -> None:
    file = LessonFile("filed.toml", FILED)
    path, report = tmp_path / "a.rdattempt", tmp_path / "report.csv"
    with begin(path, Mode.EXAM, file=file) as attempt:
        report.write_text("saved")
        assert attempt.end(after(1)).objectives[-1].is_met
    report.unlink()
    assert again(path, file)[1].objectives[-1].is_met
    with begin(tmp_path / "b.rdattempt", Mode.EXAM, file=file) as attempt:
        attempt.end(after(1))
    assert not again(tmp_path / "b.rdattempt", file)[1].objectives[-1].is_met


def test_a_shipped_lesson_is_found_by_its_id() -> None:
    first = catalogue.shipped()[0].lesson()
    found = shipped_today(first.id)
    assert found is not None
    assert found.lesson().id == first.id
    assert shipped_today("../first-story") is None
    assert shipped_today("no-such-lesson") is None
