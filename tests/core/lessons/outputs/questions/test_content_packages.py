"""A zip of questions lists what is in it."""

from collections.abc import Callable
from xml.etree import ElementTree as ET

import pytest

from core.lessons.outputs.questions.content_packages import MANIFEST
from core.lessons.outputs.questions.qti12 import qti12
from core.lessons.outputs.questions.qti21 import qti21
from core.lessons.outputs.questions.records import Question
from tests.core.lessons.outputs.questions.samples import hostile, question, unpacked
from tests.learning_systems import faults, needs_xmllint

SAMPLES = [question(), hostile().changed(id="hostile")]
Pack = Callable[[list[Question]], bytes]


@pytest.mark.parametrize("pack", [qti12, qti21])
def test_what_is_packed_is_listed_and_the_other_way_round(pack: Pack) -> None:
    files = unpacked(pack(SAMPLES))
    listed = ET.fromstring(files[MANIFEST])
    space = "{http://www.imsglobal.org/xsd/imscp_v1p1}"
    resources = list(listed.iter(f"{space}resource"))

    assert [one.get("href") for one in listed.iter(f"{space}file")] == [
        one.get("href") for one in resources
    ]
    assert {*files} == {MANIFEST, *(str(one.get("href")) for one in resources)}
    assert len({one.get("identifier") for one in resources}) == len(resources)


@needs_xmllint
@pytest.mark.parametrize("pack", [qti12, qti21])
def test_the_list_is_valid(pack: Pack) -> None:
    listed = unpacked(pack(SAMPLES))[MANIFEST]
    schema = "scorm20043rdedition/imscp_v1p1.xsd"

    assert faults(listed, schema) == []
    assert faults(listed.replace(b"<resource ", b"<source ", 1), schema)
