"""Moodle XML: categories by course, and multiple choice questions in them."""

from collections.abc import Iterable
from itertools import groupby
from xml.etree import ElementTree as ET

from core.lessons.outputs.documents import document, put
from core.lessons.outputs.questions import wording
from core.lessons.outputs.questions.markup import inline_html
from core.lessons.outputs.questions.records import Question
from core.lessons.outputs.words import BankText


def moodle_xml(questions: Iterable[Question]) -> bytes:
    """Write questions by course, in their order."""
    quiz = ET.Element("quiz")
    for course, members in groupby(questions, key=lambda question: question.course):
        head = put(put(quiz, "question", type="category"), "category")
        path = "/".join(name.replace("/", "//") for name in (BankText.name, course))
        put(head, "text", f"$course$/top/{path}")
        for question in members:
            _put_question(quiz, question)
    return document(quiz)


def _put_question(quiz: ET.Element, question: Question) -> None:
    one = put(quiz, "question", type="multichoice")
    put(put(one, "name"), "text", question.title)
    _put_html(one, "questiontext", wording.text(question))
    _put_html(one, "generalfeedback", wording.explanation(question))
    put(one, "defaultgrade", str(question.points))
    put(one, "penalty", "0.3333333")
    put(one, "hidden", "0")
    put(one, "idnumber", question.id)
    put(one, "single", "true")
    put(one, "shuffleanswers", "true")
    put(one, "answernumbering", "abc")
    _put_html(one, "correctfeedback", BankText.correct)
    _put_html(one, "partiallycorrectfeedback", "")
    _put_html(one, "incorrectfeedback", BankText.wrong)
    for answer in question.answers:
        fraction = "100" if answer.is_right else "0"
        said = put(one, "answer", fraction=fraction, format="html")
        put(said, "text", inline_html(answer.say))
        _put_html(said, "feedback", wording.feedback(answer))


def _put_html(parent: ET.Element, tag: str, html: str) -> None:
    put(put(parent, tag, format="html"), "text", html)
