"""Texts of strangers in banks of XML: what they say is text, whatever it looks like."""

from collections import Counter
from xml.etree import ElementTree as ET

import pytest

from core.lessons.outputs.documents import legal
from core.lessons.outputs.questions import FORMATS
from core.lessons.outputs.questions.records import Question
from tests.core.lessons.outputs.questions.samples import hostile, unpacked
from tests.core.lessons.outputs.samples import HOSTILE_TEXTS

OF_XML = [name for name in FORMATS if name != "gift"]


def documents(format_: str, question: Question) -> dict[str, ET.Element]:
    content = FORMATS[format_]([question])
    packed = unpacked(content) if content[:2] == b"PK" else {"bank": content}
    return {name: ET.fromstring(text) for name, text in packed.items()}


def elements(root: ET.Element) -> Counter[str]:
    return Counter(element.tag for element in root.iter())


@pytest.mark.parametrize("text", HOSTILE_TEXTS.values(), ids=HOSTILE_TEXTS)
@pytest.mark.parametrize("format_", OF_XML)
def test_no_text_makes_an_element_or_a_file(format_: str, text: str) -> None:
    made, plain = (documents(format_, hostile(one)) for one in (text, "plain"))

    assert made.keys() == plain.keys()
    assert {n: elements(e) for n, e in made.items()} == {
        n: elements(e) for n, e in plain.items()
    }
    said = [
        value
        for root in made.values()
        for element in root.iter()
        for value in (element.text, *element.attrib.values())
    ]
    assert " ".join(legal(text).split()) in said
