"""QTI 2.1 has a file for each question, and scores as it is meant."""

from xml.etree import ElementTree as ET

import pytest

from core.lessons import catalogue
from core.lessons.outputs.questions.bank import bank
from core.lessons.outputs.questions.qti21 import TEST, name_of, qti21
from core.lessons.outputs.questions.records import Question
from tests.core.lessons.outputs.questions.samples import hostile, question, unpacked

ALL = list(bank(catalogue.shipped()))
SAMPLES = [*ALL, hostile().changed(id="hostile")]
NEW = "{http://www.imsglobal.org/xsd/imsqti_v2p1}"


@pytest.mark.parametrize("meant", SAMPLES, ids=lambda q: q.id)
def test_qti_2_1_names_the_right_answer_and_a_feedback_for_each(
    meant: Question,
) -> None:
    item = ET.fromstring(unpacked(qti21([meant]))[name_of(meant)])
    choices = [str(e.get("identifier")) for e in item.iter(f"{NEW}simpleChoice")]
    (right,) = (e.text for e in item.iterfind(f"{NEW}responseDeclaration//{NEW}value"))
    feedback = [str(e.get("identifier")) for e in item.iter(f"{NEW}modalFeedback")]

    assert choices.index(str(right)) == meant.right
    assert feedback == [*choices, *(["general"] if meant.why else [])]
    assert {e.tag.removeprefix(NEW) for e in item.find(f"{NEW}itemBody") or ()} == {
        "div",
        "choiceInteraction",
    }


def test_the_test_of_qti_2_1_asks_every_question_once() -> None:
    files = unpacked(qti21(ALL))
    asked = ET.fromstring(files[TEST]).iter(f"{NEW}assessmentItemRef")

    assert [str(e.get("href")) for e in asked] == [name_of(q) for q in ALL]


def test_a_hostile_text_makes_no_element() -> None:
    kinds = {
        e.tag
        for e in ET.fromstring(unpacked(qti21([hostile()]))[name_of(hostile())]).iter()
    }
    known = {
        e.tag
        for e in ET.fromstring(
            unpacked(qti21([question()]))[name_of(question())]
        ).iter()
    }

    assert kinds - known <= {f"{NEW}code"}


def test_names_in_a_package_are_those_of_questions() -> None:
    assert name_of(hostile()) == "items/which-mode-1.xml"
