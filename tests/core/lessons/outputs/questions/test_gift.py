"""GIFT is read by somebody else's reader as it was meant."""

from collections.abc import Iterable
from typing import Any

from core.lessons import catalogue
from core.lessons.outputs.questions import wording
from core.lessons.outputs.questions.bank import bank
from core.lessons.outputs.questions.gift import gift
from core.lessons.outputs.questions.markup import inline_html
from core.lessons.outputs.questions.records import Question
from tests.core.lessons.outputs.questions.samples import hostile, question
from tests.core.lessons.outputs.samples import HOSTILE_TEXTS
from tests.learning_systems import answer_of, needs_readers

_READ = "answer(require('gift-pegjs').parse(given));"


def read(questions: Iterable[Question]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = answer_of(_READ, gift(questions).decode())
    return found


def is_as_meant(found: dict[str, Any], meant: Question) -> bool:
    """Compare all that the reader found with what was written."""
    answers = [
        (
            one["isCorrect"],
            " ".join(one["text"]["text"].split()),
            " ".join(one["feedback"]["text"].split()),
        )
        for one in found["choices"]
    ]
    expected = [
        (
            one.is_right,
            " ".join(inline_html(one.say).split()),
            " ".join(wording.feedback(one).split()),
        )
        for one in meant.answers
    ]
    stem = " ".join(found["stem"]["text"].split())
    return (
        answers == expected
        and stem == " ".join(wording.text(meant).split())
        and found["id"] == meant.id
        and found["stem"]["format"] == "html"
    )


@needs_readers
def test_every_question_that_ships_is_read_as_it_is_meant() -> None:
    questions = list(bank(catalogue.shipped()))
    found = [one for one in read(questions) if one["type"] != "Category"]

    assert [one["type"] for one in found] == ["MC"] * len(questions)
    assert [
        q.id for f, q in zip(found, questions, strict=True) if not is_as_meant(f, q)
    ] == []


@needs_readers
def test_texts_of_strangers_are_read_as_they_are_meant() -> None:
    hostile_ones = [hostile(text) for text in HOSTILE_TEXTS.values()]
    _, *found = read(hostile_ones)

    assert [
        name
        for name, one, meant in zip(HOSTILE_TEXTS, found, hostile_ones, strict=True)
        if not is_as_meant(one, meant)
    ] == []


@needs_readers
def test_a_hostile_question_stays_one_question() -> None:
    category, found, after = read([hostile(), question(course=hostile().course)])

    assert category["title"].startswith("$course$/top/RD Licensing/..//CON//xxx")
    assert is_as_meant(found, hostile())
    assert is_as_meant(after, question())
    assert "<script" not in found["stem"]["text"]
