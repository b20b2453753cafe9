"""A start with any settings works; what is right among them is kept."""

import os

import pytest

from tests.faults.conftest import ToldBy
from tests.faults.remembered import FILES, VALUES

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")


@pytest.fixture(scope="module")
def problems(told_by: ToldBy) -> dict[str, str]:
    """Make all starts in a process of their own, where nothing else runs."""
    found: dict[str, str] = told_by("tests.faults.remembered")
    return found


@pytest.mark.parametrize("kind", FILES)
def test_a_start_works_whatever_lies_in_place_of_the_settings(
    problems: dict[str, str], kind: str
) -> None:
    assert problems[f"file: {kind}"] == ""


@pytest.mark.parametrize("half", ["1 of 2", "2 of 2"])
@pytest.mark.parametrize("kind", VALUES)
def test_a_wrong_value_is_named_and_costs_no_other(
    problems: dict[str, str], kind: str, half: str
) -> None:
    assert problems[f"value: {kind}, {half}"] == ""


def test_every_setting_that_a_start_remembers_is_tried(
    problems: dict[str, str],
) -> None:
    assert problems["untried"] == ""
