"""What a gesture names is shown as it stands, whatever marks it has."""

import html
import re

import pytest

from core.lessons import gestures as g
from core.lessons.outputs.marked import instruction_of, line_of
from core.lessons.sentences import apart, instruction


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


@pytest.mark.parametrize(
    "script", ["foreach ($n in 1) {\n  **$n** < 2\n}", "@'\n```\n'@", "a\n\n\nb\n"]
)
def test_lines_that_are_typed_stand_below_what_is_said(script: str) -> None:
    told = instruction(g.Type(type={"Computer": "A", "Command": script}))

    assert apart(told) == (
        "In **Computer**, type `A`.\n\nIn **Command**, type these lines:",
        script,
    )
    shown = re.sub("<.*?>", "", instruction_of(told).partition("<pre>")[2])
    assert html.unescape(shown) == script


def test_one_line_stands_within_the_sentence() -> None:
    told = instruction(g.Type(type={"Command": "hostname"}))

    assert apart(told) == ("In **Command**, type `hostname`.", "")
    assert "<pre>" not in instruction_of(told)
