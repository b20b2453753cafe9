"""What a gesture names is shown as it stands, whatever marks it has."""

import html
import re

import pytest

from core.lessons import gestures as g
from core.lessons.outputs.marked import line_of
from core.lessons.sentences import instruction


@pytest.mark.parametrize(
    "label",
    [
        "R&D",
        "a &lt; b",
        "&#60;b&#x3e;",
        "**bold** _or_ `not`",
        "<b>bold</b>",
        "[a](javascript:x)",
        "back\\slash",
    ],
)
def test_a_label_is_shown_literally(label: str) -> None:
    shown = re.sub("<.*?>", "", line_of(instruction(g.Press(press=label))))

    assert html.unescape(shown) == f"Click {label}."


def test_each_line_that_is_typed_stands_by_itself() -> None:
    script = "foreach ($n in 1) {\n  $n\n}"
    shown = line_of(instruction(g.Type(type={"Command": script})))
    assert re.findall("<code>(.*?)</code>", shown) == script.split("\n")
