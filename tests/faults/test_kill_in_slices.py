"""A long command that is killed at any pause has done nothing."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from core.lab import Lab
from tests.faults.cases import Prepared
from tests.faults.score import Score
from tests.helpers.labs import MakeLab
from tests.helpers.long_commands import LONG, content, long_lab
from tests.helpers.long_form import one_of
from tests.helpers.processes import ROOT

USERS = 300
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")


@pytest.mark.parametrize("name", one_of(3, LONG))
def test_a_long_command_killed_at_any_pause_has_done_nothing(
    make_lab: MakeLab, tmp_path: Path, name: str
) -> None:
    lab = long_lab(make_lab, name, users=USERS)
    before, tables = lab.snapshot(), content(lab)
    lab.close()
    place = tmp_path / "killed"
    place.mkdir()
    shutil.copyfile(lab.path, place / "lab.rdlab")
    command = [sys.executable, "-m", "tests.faults.kill_in_slices", name]
    subprocess.run([*command, str(place / "lab.rdlab")], cwd=ROOT, check=True)
    score = Score()
    for left in sorted(place.glob("pause-*/lab.rdlab")):
        score.judge(Prepared(left, before, before), left, "")
        with Lab.open(left) as again:
            assert content(again) == tables

    assert score.is_clean
    assert score.points >= 2
    assert score.hot > 0
