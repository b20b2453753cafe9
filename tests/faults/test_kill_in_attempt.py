"""An attempt that is killed at random has every step that was acknowledged."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.processes import ROOT

KILLS = 8
"""The long form has 50."""
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")


def test_no_acknowledged_step_is_lost(tmp_path: Path) -> None:
    path = str(tmp_path / "robin.rdattempt")
    command = [sys.executable, "-m", "tests.faults.kill_in_attempt", path]
    done = subprocess.run(
        [*command, str(KILLS), "1"], cwd=ROOT, capture_output=True, check=True
    )
    toll = json.loads(done.stdout)
    assert toll["kills"] == KILLS
    assert toll["acknowledged"] > KILLS
    assert toll["lost"] == 0
    assert toll["unsaid"] <= KILLS  # one may be done and not yet said
    assert toll["problems"] == []
