import pytest

from core.lessons.proof.questions import wrong_questions
from core.lessons.reading import LessonFile
from tests.core.lessons.samples import lesson

BY = {"rule": "to-buy", "type": "per-user", "users": 1200, "devices": 1}
FILE = LessonFile("x.toml", "")


def told(*choices: tuple[str, str | None]) -> list[str]:
    written = [
        {"say": say, "value": value, "feedback": "x", "source": "x"}
        for say, value in choices
    ]
    quiz = {"ask": "?", "by": BY, "choice": written}
    return [str(error) for error in wrong_questions(FILE, lesson(quiz))]


@pytest.mark.parametrize(
    "say", ["1200", "1,200 CALs", "One for each user", "2 × 600, 1200"]
)
def test_a_choice_says_the_number_that_it_stands_for(say: str) -> None:
    assert told((say, "1200"), ("none", "0")) == []


def test_a_choice_that_says_another_number_is_told() -> None:
    assert told(("1200", "1200"), ("2", "1")) == [
        "x.toml, step 1, choice 2, say: expected: it says 1, its value; found: 2"
    ]


def test_a_choice_that_stands_for_nothing_is_told() -> None:
    assert told(("1200", "1200"), ("2", None)) == [
        "x.toml, step 1, choice 2: A rule answers, so it needs the value it stands for."
    ]


def test_two_choices_that_say_the_same_are_told() -> None:
    assert told(("All 1200", "1200"), ("ALL 1200", "1200 ")) == [
        "x.toml, step 1, choice 2, say: Another choice says the same."
    ]
