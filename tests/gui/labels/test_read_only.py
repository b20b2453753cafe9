from pathlib import Path

import pytest

from core.errors import (
    LabDamaged,
    LabError,
    LabInUse,
    LabReadOnly,
    LabUnchecked,
    LabUnlockable,
)
from gui.labels.read_only import read_only_sentence


@pytest.mark.parametrize(
    ("because", "why"),
    [
        (None, "it was opened for reading"),
        (LabInUse("in use"), "another window has it open"),
        (LabUnlockable(Path("x.rdlab"), "no locks"), "it cannot be locked here"),
        (LabReadOnly("read-only"), "the file cannot be written"),
        (LabUnchecked("unchecked"), "until the file has been checked"),
        (LabDamaged("damaged"), "the file is damaged. To go on, restore a backup"),
    ],
)
def test_a_read_only_lab_says_why(because: LabError | None, why: str) -> None:
    assert why in read_only_sentence(because)
