"""QTI 1.2 scores as it is meant."""

from xml.etree import ElementTree as ET

import pytest

from core.lessons import catalogue
from core.lessons.outputs.questions.bank import bank
from core.lessons.outputs.questions.qti12 import QUESTIONS, qti12
from core.lessons.outputs.questions.records import Question
from tests.core.lessons.outputs.questions.samples import hostile, unpacked

SAMPLES = [*bank(catalogue.shipped()), hostile().changed(id="hostile")]
OLD = "{http://www.imsglobal.org/xsd/ims_qtiasiv1p2}"


def scores_of_12(item: ET.Element) -> dict[str, str]:
    """Answer with each choice as a system does, and say what is scored for it."""
    labels = [str(e.get("ident")) for e in item.iter(f"{OLD}response_label")]
    scores = {}
    for chosen in labels:
        score = "0"
        for condition in item.iter(f"{OLD}respcondition"):
            wanted = condition.find(f"{OLD}conditionvar/{OLD}varequal")
            worth = condition.find(f"{OLD}setvar")
            if wanted is not None and wanted.text == chosen and worth is not None:
                score = str(worth.text)
        scores[chosen] = score
    return scores


@pytest.mark.parametrize("meant", SAMPLES, ids=lambda q: q.id)
def test_qti_1_2_gives_all_for_the_right_answer_alone(meant: Question) -> None:
    root = ET.fromstring(unpacked(qti12([meant]))[QUESTIONS])
    (item,) = root.iter(f"{OLD}item")
    expected = ["100" if a.is_right else "0" for a in meant.answers]
    shown = {str(e.get("linkrefid")) for e in item.iter(f"{OLD}displayfeedback")}

    assert [*scores_of_12(item).values()] == expected
    assert {e.get("ident") for e in item.iter(f"{OLD}itemfeedback")} == shown
    assert len(shown) == len(meant.answers) + bool(meant.why)
