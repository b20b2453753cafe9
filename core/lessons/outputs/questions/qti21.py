"""QTI 2.1 in a zip: a file for each question, and a test of all of them."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from xml.etree import ElementTree as ET

from core.lessons.outputs.documents import document, put, put_html
from core.lessons.outputs.questions import wording
from core.lessons.outputs.questions.content_packages import MANIFEST, manifest
from core.lessons.outputs.questions.markup import inline_html
from core.lessons.outputs.questions.records import Question
from core.lessons.outputs.words import BankText
from core.lessons.outputs.zipped import zipped

TEST = "test.xml"
_NAMESPACE = "http://www.imsglobal.org/xsd/imsqti_v2p1"
_RESPONSE, _SCORE, _SHOWN = "RESPONSE", "SCORE", "FEEDBACK"
_GENERAL = "general"


def qti21(questions: Iterable[Question]) -> bytes:
    """Pack questions, the test, and the list of what is packed."""
    all_ = list(questions)
    files = {name_of(question): _item(question) for question in all_}
    kinds = {TEST: "imsqti_test_xmlv2p1", **dict.fromkeys(files, "imsqti_item_xmlv2p1")}
    files[TEST] = _test(all_)
    files[MANIFEST] = manifest("QTIv2.1 Package", "1.0.0", kinds)
    return zipped(files)


def name_of(question: Question) -> str:
    """Name the file of a question in the package."""
    return f"items/{question.id}.xml"


def _test(questions: Sequence[Question]) -> bytes:
    root = _root("assessmentTest", identifier="rd-licensing", title=BankText.name)
    part = put(
        root,
        "testPart",
        identifier="part",
        navigationMode="nonlinear",
        submissionMode="individual",
    )
    by_course = groupby(questions, key=lambda question: question.course)
    for number, (course, members) in enumerate(by_course, 1):
        section = put(
            part,
            "assessmentSection",
            identifier=f"course-{number}",
            title=course,
            visible="true",
        )
        for one in members:
            item = _identifier(one)
            put(section, "assessmentItemRef", identifier=item, href=name_of(one))
    return document(root)


def _item(question: Question) -> bytes:
    root = _root(
        "assessmentItem",
        identifier=_identifier(question),
        title=question.title,
        adaptive="false",
        timeDependent="false",
    )
    _put_declarations(root, question)
    body = put(root, "itemBody")
    put_html(put(body, "div"), wording.text(question))
    asked = put(
        body,
        "choiceInteraction",
        responseIdentifier=_RESPONSE,
        shuffle="true",
        maxChoices="1",
    )
    for number, answer in enumerate(question.answers):
        put_html(
            put(asked, "simpleChoice", identifier=_answer(number)),
            inline_html(answer.say),
        )
    _put_processing(root, question)
    for number, answer in enumerate(question.answers):
        _put_feedback(root, _answer(number), wording.feedback(answer))
    if rest := wording.explanation(question):
        _put_feedback(root, _GENERAL, rest)
    return document(root, is_indented=False)


def _put_declarations(root: ET.Element, question: Question) -> None:
    response = put(
        root,
        "responseDeclaration",
        identifier=_RESPONSE,
        cardinality="single",
        baseType="identifier",
    )
    put(put(response, "correctResponse"), "value", _answer(question.right))
    score = put(
        root,
        "outcomeDeclaration",
        identifier=_SCORE,
        cardinality="single",
        baseType="float",
        normalMaximum=str(question.points),
    )
    put(put(score, "defaultValue"), "value", "0")
    put(
        root,
        "outcomeDeclaration",
        identifier=_SHOWN,
        cardinality="multiple",
        baseType="identifier",
    )


def _put_processing(root: ET.Element, question: Question) -> None:
    """Give the points for the right answer, and show what belongs to the answer."""
    processing = put(root, "responseProcessing")
    chosen = put(put(processing, "responseCondition"), "responseIf")
    match = put(chosen, "match")
    put(match, "variable", identifier=_RESPONSE)
    put(match, "correct", identifier=_RESPONSE)
    points = put(chosen, "setOutcomeValue", identifier=_SCORE)
    put(points, "baseValue", str(question.points), baseType="float")
    shown = put(put(processing, "setOutcomeValue", identifier=_SHOWN), "multiple")
    put(shown, "variable", identifier=_RESPONSE)
    if question.why:
        put(shown, "baseValue", _GENERAL, baseType="identifier")


def _put_feedback(root: ET.Element, name: str, html: str) -> None:
    shown = put(
        root,
        "modalFeedback",
        outcomeIdentifier=_SHOWN,
        showHide="show",
        identifier=name,
    )
    put_html(shown, html)


def _root(tag: str, **attributes: str) -> ET.Element:
    root = put(ET.Element("none"), tag, **attributes)
    root.set("xmlns", _NAMESPACE)
    return root


def _identifier(question: Question) -> str:
    """Name a question; an identifier begins with a letter."""
    return f"q-{question.id}"


def _answer(number: int) -> str:
    return f"answer{number + 1}"
