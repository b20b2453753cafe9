"""What counts and how it is kept, in the script alone."""

from typing import Any

import pytest

import resources
from core.lessons.outputs.packages.about import About
from core.lessons.outputs.packages.adapters import SCRIPTS, adapter
from tests.core.lessons.outputs.demo.stories import hostile_story
from tests.learning_systems import answer_of, needs_readers

COUNTING = resources.text("packages/counting.js")
LONGEST = 4096


def told(script: str, given: object = None) -> Any:
    return answer_of(COUNTING + script, given)


@needs_readers
@pytest.mark.parametrize("length", [LONGEST - 1, LONGEST, LONGEST + 1])
def test_what_is_kept_has_never_more_than_4096_characters(length: int) -> None:
    head = "100p|"
    text = "x" * (length - len(head))
    kept = told("answer(packed({percent: 100, isPassed: true}, given));", text)

    assert kept == (head + text if length <= LONGEST else head)
    assert told("answer(unpacked(given));", kept)["kept"] == {
        "percent": 100,
        "isPassed": True,
    }


@needs_readers
@pytest.mark.parametrize("length", [LONGEST - 1, LONGEST, LONGEST + 1])
def test_a_strict_system_takes_4096_and_no_more(length: int) -> None:
    script = (
        "require('./strict12.js'); const api = new StrictApi({}, () => {});"
        "api.LMSInitialize('');"
        "answer([api.LMSSetValue('cmi.suspend_data', given), api.LMSGetLastError()]);"
    )
    taken = length <= LONGEST

    assert answer_of(script, "x" * length) == (
        ["true", "0"] if taken else ["false", "405"]
    )


@needs_readers
@pytest.mark.parametrize(
    "text", ["", "101", "x|y", "100|", "1000p|x", None, 7, "100p", "|", "garbage\n|"]
)
def test_what_is_not_ours_is_read_as_nothing(text: object) -> None:
    read = told("answer(unpacked(given));", text)

    assert read == {"kept": None, "text": ""}


@needs_readers
@pytest.mark.parametrize("kind", SCRIPTS)
def test_a_hostile_title_ends_no_script(kind: str) -> None:
    script = adapter(kind, About.lesson(hostile_story()), "rdlm-x")

    assert "</script" not in script
    assert answer_of("new Function(given); answer(true);", script)
