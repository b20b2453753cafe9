"""QTI 1.2 in a zip: one test with a section for each course."""

from collections.abc import Iterable
from itertools import groupby
from xml.etree import ElementTree as ET

from core.lessons.outputs.documents import document, put
from core.lessons.outputs.questions import wording
from core.lessons.outputs.questions.content_packages import MANIFEST, manifest
from core.lessons.outputs.questions.markup import inline_html
from core.lessons.outputs.questions.records import Question
from core.lessons.outputs.words import BankText
from core.lessons.outputs.zipped import zipped

QUESTIONS = "questions.xml"
_NAMESPACE = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
_RESPONSE, _SCORE, _GENERAL = "response1", "SCORE", "general_fb"
_WHOLE = "100"


def qti12(questions: Iterable[Question]) -> bytes:
    """Pack the questions, and the list of what is packed."""
    listed = manifest("IMS Content", "1.1.3", {QUESTIONS: "imsqti_xmlv1p2"})
    return zipped({MANIFEST: listed, QUESTIONS: _questestinterop(questions)})


def _questestinterop(questions: Iterable[Question]) -> bytes:
    root = ET.Element("questestinterop", {"xmlns": _NAMESPACE})
    test = put(root, "assessment", ident="rd-licensing", title=BankText.name)
    by_course = groupby(questions, key=lambda question: question.course)
    for number, (course, members) in enumerate(by_course, 1):
        section = put(test, "section", ident=f"course-{number}", title=course)
        for question in members:
            _put_item(section, question)
    return document(root)


def _put_item(section: ET.Element, question: Question) -> None:
    item = put(section, "item", ident=question.id, title=question.title)
    about = put(put(item, "itemmetadata"), "qtimetadata")
    _put_field(about, "question_type", "multiple_choice_question")
    _put_field(about, "points_possible", str(question.points))
    shown = put(item, "presentation")
    _put_html(shown, wording.text(question))
    asked = put(shown, "response_lid", ident=_RESPONSE, rcardinality="Single")
    choices = put(asked, "render_choice", shuffle="Yes")
    for number, answer in enumerate(question.answers):
        _put_html(
            put(choices, "response_label", ident=_answer(number)),
            inline_html(answer.say),
        )
    _put_processing(item, question)
    for number, answer in enumerate(question.answers):
        _put_feedback(item, f"{_answer(number)}_fb", wording.feedback(answer))
    if rest := wording.explanation(question):
        _put_feedback(item, _GENERAL, rest)


def _put_processing(item: ET.Element, question: Question) -> None:
    """Say each answer's feedback, and that the right one is worth all."""
    processing = put(item, "resprocessing")
    put(
        put(processing, "outcomes"),
        "decvar",
        varname=_SCORE,
        vartype="Decimal",
        minvalue="0",
        maxvalue=_WHOLE,
    )
    if wording.explanation(question):
        always = put(processing, "respcondition", continue_="Yes")
        put(put(always, "conditionvar"), "other")
        _put_display(always, _GENERAL)
    for number, answer in enumerate(question.answers):
        chosen = put(processing, "respcondition", continue_="Yes")
        condition = put(chosen, "conditionvar")
        put(condition, "varequal", _answer(number), respident=_RESPONSE)
        if answer.is_right:
            put(chosen, "setvar", _WHOLE, action="Set", varname=_SCORE)
        _put_display(chosen, f"{_answer(number)}_fb")


def _put_display(condition: ET.Element, name: str) -> None:
    put(condition, "displayfeedback", feedbacktype="Response", linkrefid=name)


def _put_feedback(item: ET.Element, name: str, html: str) -> None:
    _put_html(put(put(item, "itemfeedback", ident=name), "flow_mat"), html)


def _put_field(about: ET.Element, label: str, entry: str) -> None:
    field = put(about, "qtimetadatafield")
    put(field, "fieldlabel", label)
    put(field, "fieldentry", entry)


def _put_html(parent: ET.Element, html: str) -> None:
    put(put(parent, "material"), "mattext", html, texttype="text/html")


def _answer(number: int) -> str:
    return f"answer{number + 1}"
