"""A start with any settings works; what is right among them is kept."""

import json
import os
import subprocess
import sys

import pytest

from tests.faults.remembered import FILES, VALUES
from tests.helpers.processes import ROOT

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")


@pytest.fixture(scope="module")
def problems() -> dict[str, str]:
    """Make all starts in a process of their own, where nothing else runs."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.remembered"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, str] = json.loads(done.stdout)
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
