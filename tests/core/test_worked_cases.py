"""Each worked case, window by window, and the ground that it stands on."""

import re
from collections import Counter
from pathlib import Path

import pytest

from core import scenarios
from tests.core.worked_cases.case import Case, Step, cases
from tests.core.worked_cases.windows import WINDOWS, difference, told
from tests.helpers.labs import MakeLab

CASES = cases()
DOCS = Path(__file__).parents[2] / "docs"
POINT = re.compile(r"domain\.md (\d+(?:\.\d+)*)(, \d+)?")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_each_window_says_what_the_case_expects(case: Case, make_lab: MakeLab) -> None:
    lab = make_lab(case.scenario)
    then = told(case, lab)

    found = [difference(then, key, value) for key, value in case.expect.items()]

    assert [text for text in found if text] == []
    assert lab.problems() == []


def test_each_case_has_a_name_of_its_own_and_asks_windows_that_exist() -> None:
    assert [name for name, n in Counter(c.id for c in CASES).items() if n > 1] == []
    assert [c.id for c in CASES if not c.expect.keys() <= WINDOWS.keys()] == []
    assert {c.scenario for c in CASES} <= set(scenarios.names())


def test_each_source_is_a_point_of_the_reference_or_an_address() -> None:
    reference = (DOCS / "domain.md").read_text(encoding="utf-8")
    headings = set(re.findall(r"^#+ (\d+(?:\.\d+)*)\.? ", reference, re.MULTILINE))
    for case in (c for c in CASES if c.source):
        points = [match[1] for match in POINT.finditer(case.source)]
        assert points or case.source.startswith("https://"), case.id
        assert set(points) <= headings, case.id


def test_each_assumption_is_named_in_the_deviations() -> None:
    text = (DOCS / "deviations.md").read_text(encoding="utf-8")
    places = {line.split(" | ")[0].strip("| ") for line in text.splitlines()}
    assert {c.assumption for c in CASES if c.assumption} <= places


def test_a_case_that_expects_something_else_is_found_out(make_lab: MakeLab) -> None:
    act = {"do": "connect", "host": "RDSH01", "user": "b.baker", "device": "PC-0001"}
    case = Case(
        id="wrong",
        scenario="office",
        act=Step.model_validate(act),
        expect={},
        source="domain.md 3.1",
    )
    then = told(case, make_lab(case.scenario))

    wrong = {"outcome": "no-licenses", "session": False, "issued": {"RDLIC01 3": -1}}
    assert all(difference(then, key, value) for key, value in wrong.items())


def test_a_step_is_one_thing_and_knows_its_words() -> None:
    for wrong in ({}, {"do": "undo", "wait_days": 1}, {"wait_days": 1, "hots": "x"}):
        with pytest.raises(ValueError, match=r"a step is|unknown"):
            Step.model_validate(wrong)
