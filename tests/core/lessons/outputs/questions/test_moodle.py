"""Moodle XML has each question with its answers, and hostile texts literally."""

from xml.etree import ElementTree as ET

from core.lessons import catalogue
from core.lessons.outputs.questions.bank import bank
from core.lessons.outputs.questions.moodle import moodle_xml
from tests.core.lessons.outputs.questions.samples import hostile, question


def test_a_question_has_one_answer_that_is_worth_all() -> None:
    _, asked = ET.fromstring(moodle_xml([question()]))

    assert asked.get("type") == "multichoice"
    assert asked.findtext("name/text") == "Which mode?"
    assert asked.findtext("idnumber") == "which-mode-1"
    assert asked.findtext("defaultgrade") == "2"
    assert asked.findtext("single") == "true"
    assert {
        (one.get("fraction"), one.findtext("text"), one.findtext("feedback/text"))
        for one in asked.findall("answer")
    } == {
        ("100", "Per User", "<p>Yes.</p> <p>Source: domain.md 1</p>"),
        ("0", "Per Device", "<p>No.</p> <p>Source: ours</p>"),
        ("0", "<code>None</code>", "<p>It asks.</p> <p>Source: ours</p>"),
    }
    assert asked.findtext("questiontext/text") == (
        "<p>RDLIC01 has <strong>Per User</strong> CALs.</p> "
        "<p>Which mode does RDSH01 need?</p>"
    )


def test_each_course_is_a_category() -> None:
    questions = list(bank(catalogue.shipped()))
    read = ET.fromstring(moodle_xml(questions))
    categories = [
        one.findtext("category/text") for one in read if one.get("type") == "category"
    ]

    assert len(read) == len(questions) + len(categories)
    assert categories == [
        f"$course$/top/RD Licensing/{course}"
        for course in dict.fromkeys(q.course for q in questions)
    ]


def test_a_hostile_text_is_text() -> None:
    asked = ET.fromstring(moodle_xml([hostile()]))[1]

    assert "<script" not in str(asked.findtext("questiontext/text"))
    assert "&lt;script&gt;" in str(asked.findtext("questiontext/text"))
    assert "\x07" not in moodle_xml([hostile()]).decode()
