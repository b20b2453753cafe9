"""The short form of the races: of several processes at one name all are right."""

import json
import os
import subprocess
import sys

import pytest

from tests.faults.races import RACES, Rounds
from tests.helpers.processes import ROOT

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
ROUNDS = 3


@pytest.fixture(scope="module")
def results() -> dict[str, Rounds]:
    """Run all races in a process of their own, where nothing else runs."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.races", str(ROUNDS)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return {name: Rounds(**facts) for name, facts in json.loads(done.stdout).items()}


@pytest.mark.parametrize("name", RACES)
def test_in_a_race_nothing_is_lost_and_nothing_foreign_touched(
    results: dict[str, Rounds], name: str
) -> None:
    assert results[name].is_clean, results[name]
