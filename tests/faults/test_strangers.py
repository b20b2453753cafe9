"""No file from a stranger touches anything, stands still, or is called what it isn't.

The short form: every stranger of the corpus in every sixth way of opening, the next one
in the ways beside them, in a folder of its own.
"""

import os
from pathlib import Path

import pytest

from core.errors import LabError
from core.lab import Lab
from tests.faults.conftest import ToldBy
from tests.faults.opening import WAYS, Verdict, prepare, traces
from tests.faults.strangers import LOCKS, SOUND, STRANGERS, lock

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
STEP = 6
Verdicts = dict[str, dict[str, Verdict]]


@pytest.fixture(scope="module")
def verdicts(told_by: ToldBy) -> Verdicts:
    """Try all of them in a process of their own, where nothing else runs."""
    told = told_by("tests.faults.opening", STEP)
    return {
        name: {way: Verdict(**facts) for way, facts in found.items()}
        for name, found in told.items()
    }


@pytest.fixture
def lab(tmp_path: Path) -> Path:
    whole = tmp_path / "whole.rdlab"
    Lab.create(whole).close()
    (tmp_path / "place").mkdir()
    path, _ = prepare(tmp_path / "place", whole)
    return path


@pytest.mark.parametrize("name", STRANGERS)
def test_a_stranger_is_named_and_touches_nothing(verdicts: Verdicts, name: str) -> None:
    found = verdicts[name].items()

    assert len(found) >= len(WAYS) // STEP
    assert {w: v for w, v in found if not v.is_right(STRANGERS[name], w)} == {}


def test_every_way_is_gone(verdicts: Verdicts) -> None:
    assert {way for tried in verdicts.values() for way in tried} == set(WAYS)


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_of_strangers_lets_a_lab_be_read_and_is_left(
    lab: Path, name: str
) -> None:
    folder = lab.parents[1]
    LOCKS[name](lab, folder / "diary")
    before = traces(folder)
    with pytest.raises(LabError, match="opened for reading only"):
        Lab.open(lab)
    with Lab.open(lab, read_only=True) as reader:
        assert reader.problems() == []

    assert traces(folder) == before
    assert os.path.lexists(lock(lab))


@pytest.mark.parametrize("name", SOUND)
def test_what_is_ours_is_mended_as_ever(lab: Path, name: str) -> None:
    with Lab.open(lab) as before:
        state = before.snapshot()
    SOUND[name](lab, lab.parents[1] / "diary")
    with Lab.open(lab) as after:
        assert after.snapshot() == state

    names = sorted(path.name for path in lab.parent.iterdir())
    assert names == ["class.rdlab", "sound.rdlab"]
