"""The short form: a sound lab opens under any name, or the person is told why not."""

import os

import pytest

from tests.faults.conftest import ToldBy
from tests.faults.names import NAMES, WAYS

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
STEP = 12
Problems = dict[str, dict[str, str]]


@pytest.fixture(scope="module")
def problems(told_by: ToldBy) -> Problems:
    """Try all of them in a process of their own, where nothing else runs."""
    found: Problems = told_by("tests.faults.names", STEP)
    return found


@pytest.mark.parametrize("name", NAMES)
def test_a_sound_lab_opens_under_any_name_or_it_is_said_why_not(
    problems: Problems, name: str
) -> None:
    assert len(problems[name]) >= len(WAYS) // STEP
    assert {way: text for way, text in problems[name].items() if text} == {}


def test_every_way_is_gone(problems: Problems) -> None:
    assert {way for tried in problems.values() for way in tried} == set(WAYS)
