"""What is asked in a bank stands alone, has one right answer, and gives none away."""

import re

import pytest

from core.lessons import catalogue
from core.lessons.outputs.questions.bank import bank
from core.lessons.outputs.questions.markup import html, plain
from core.lessons.outputs.questions.records import Question
from tests.core.lessons.outputs.questions.samples import question

FILES = catalogue.shipped()
QUESTIONS = list(bank(FILES))
each_question = pytest.mark.parametrize("asked", QUESTIONS, ids=lambda q: q.id)
_OF_THE_PLACE = re.compile(
    r"\b(?:now|here|this (?:report|license server|one)|as it is|are revoked, and|"
    r"[Tt]he (?:guide|article|ping|third|second|same)|[Aa]nd (?:does|if))\b"
)
"""Words that point to a lesson which is not at hand."""


def test_every_question_of_every_lesson_is_in_the_bank_once() -> None:
    asked = [
        plain(re.sub(r"^\d+\. ", "", quiz.ask))
        for file in FILES
        for quiz in file.lesson().quizzes
    ]

    of_lessons = [q for q in QUESTIONS if not q.id.endswith(("-cure", "-event"))]
    assert [plain(q.ask) for q in of_lessons] == asked
    assert len({q.id for q in QUESTIONS}) == len(QUESTIONS) > 100


@each_question
def test_no_two_choices_say_the_same(asked: Question) -> None:
    said = {re.sub(r"\W+", " ", plain(a.say)).strip().casefold() for a in asked.answers}

    assert len(said) == len(asked.answers)


@each_question
def test_a_question_is_told_without_its_lesson(asked: Question) -> None:
    assert asked.situation or not _OF_THE_PLACE.search(asked.ask)
    assert "{" not in f"{asked.situation}{asked.ask}{asked.answers}"


@each_question
def test_every_answer_has_its_feedback_and_source(asked: Question) -> None:
    assert all(answer.feedback and answer.source for answer in asked.answers)


def test_an_exercise_asks_for_the_cause_of_what_its_people_say() -> None:
    (file,) = catalogue.chosen("nobody-can-connect-after-four-months")
    asked = next(bank([file]))

    assert asked.situation == file.lesson().summary
    assert "Since today nobody can connect" in asked.situation


def test_the_right_answer_is_in_no_place_by_habit() -> None:
    """By chance it is in one of two or three places: first in 42 of 113, say."""
    first = sum(q.right == 0 for q in QUESTIONS)
    last = sum(q.right == len(q.answers) - 1 for q in QUESTIONS)

    assert 0.2 < first / len(QUESTIONS) < 0.5
    assert 0.2 < last / len(QUESTIONS) < 0.5


def test_the_right_answer_is_not_known_by_its_length() -> None:
    longest = sum(
        len(q.answers[q.right].say) == max(len(a.say) for a in q.answers)
        for q in QUESTIONS
    )

    assert longest / len(QUESTIONS) < 0.6


def test_the_order_of_answers_follows_from_their_words_alone() -> None:
    asked = question()
    turned = question(answers=tuple(reversed(asked.answers)))

    assert turned.answers == asked.answers


def test_what_looks_like_an_address_or_html_is_text() -> None:
    written = html("<b>x</b> [l](http://x.example) ![i](y) <http://z.example> &amp;")

    assert re.findall(r"<(\w+)", written) == ["p"]
    assert "[l](http://x.example)" in written
