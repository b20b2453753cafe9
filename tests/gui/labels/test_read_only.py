from pathlib import Path

import pytest

from core.errors import LabError, LabInUse, LabReadOnly, LabUnlockable
from gui.labels.read_only import read_only_reason


@pytest.mark.parametrize(
    ("because", "why"),
    [
        (None, "it was opened for reading"),
        (LabInUse("in use"), "another window has it open"),
        (LabUnlockable(Path("x.rdlab"), "no locks"), "it cannot be locked here"),
        (LabReadOnly("read-only"), "the file cannot be written"),
    ],
)
def test_a_read_only_lab_says_why(because: LabError | None, why: str) -> None:
    assert read_only_reason(because) == why
