"""GIFT, the text format of Moodle: one block a question, without empty lines."""

import re
from collections.abc import Iterable
from itertools import groupby

from core.lessons.outputs.documents import legal
from core.lessons.outputs.questions import wording
from core.lessons.outputs.questions.markup import inline_html
from core.lessons.outputs.questions.records import Answer, Question
from core.lessons.outputs.words import BankText

_SIGNS = re.compile(r"([\\~=#{}:])")


def gift(questions: Iterable[Question]) -> bytes:
    """Write questions by course, in their order."""
    blocks: list[str] = []
    for course, members in groupby(questions, key=lambda question: question.course):
        category = "/".join(_category(name) for name in (BankText.name, course))
        blocks.append(f"$CATEGORY: $course$/top/{category}")
        blocks += map(_block, members)
    return ("\n\n".join(blocks) + "\n").encode()


def _block(question: Question) -> str:
    """Write a question; its ID in the comment lets Moodle know it again."""
    answers = (f"\t{_answer(answer)}" for answer in question.answers)
    title, asked = _escaped(question.title), _escaped(wording.text(question))
    rest = wording.explanation(question)
    return "\n".join(
        [
            f"// [id:{question.id}]",
            f"::{title}::[html]{asked} {{",
            *answers,
            *([f"\t####[html]{_escaped(rest)}"] if rest else []),
            "}",
        ]
    )


def _answer(answer: Answer) -> str:
    said, told = inline_html(answer.say), wording.feedback(answer)
    sign = "=" if answer.is_right else "~"
    return f"{sign}[html]{_escaped(said)}#[html]{_escaped(told)}"


def _escaped(text: str) -> str:
    return _SIGNS.sub(r"\\\1", legal(" ".join(text.split())))


def _category(name: str) -> str:
    """Write a name of a category, in which a slash is doubled."""
    return legal(" ".join(name.split())).replace("/", "//")
