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
@pytest.mark.parametrize(
    ("windows", "found"),
    [
        ("window.API = 'own'; window.parent = window;", "own"),
        ("window.parent = {API: 'around', parent: null};", "around"),
        ("window.parent = window; window.opener = {API: 'opener'};", "opener"),
        ("window.parent = window.top = {opener: {API: 'of top'}};", "of top"),
        ("window.parent = other; window.top = {opener: {API: 'of top'}};", "of top"),
        ("window.parent = window.opener = window.top = other;", None),
        ("window.parent = window.top = window; window.opener = null;", None),
    ],
)
def test_the_system_is_found_wherever_it_may_be(
    windows: str, found: str | None
) -> None:
    """A window of another site refuses every question."""
    script = resources.text("packages/scorm.js") + (
        "const window = {}; const other = new Proxy({}, {"
        "get() { throw new Error('SecurityError'); } });"
    )
    assert answer_of(f"{script} {windows} answer(apiNamed('API'));", None) == found


@needs_readers
def test_a_score_is_told_as_the_pass_mark_is_listed() -> None:
    """Neither is rounded another way, so that who just passes has passed."""
    told = answer_of("answer(given.map((one) => String(one / 100)));", [*range(101)])

    assert told == [f"{percent / 100:g}" for percent in range(101)]


@needs_readers
@pytest.mark.parametrize(
    ("measure", "percent"),
    [(0.07, 7), ("0.29", 29), (0.57, 57), (1, 100), ("2/3", None), (2 / 3, 66.67)]
    + [(nothing, None) for nothing in ("", "unknown", None, 0, -1, 1.1)],
)
def test_a_pass_mark_of_the_system_is_read_in_percent(
    measure: object, percent: float | None
) -> None:
    assert told("answer(passRead(given));", measure) == percent


@needs_readers
@pytest.mark.parametrize("kind", SCRIPTS)
def test_a_hostile_title_ends_no_script(kind: str) -> None:
    script = adapter(kind, About.lesson(hostile_story()), "rdlm-x")

    assert "</script" not in script
    assert answer_of("new Function(given); answer(true);", script)
