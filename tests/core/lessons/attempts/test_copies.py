from pathlib import Path

import pytest

from core.errors import LabError
from core.lab import Lab
from core.lessons.attempts import Attempt, Mode
from core.lessons.attempts.copies import Copies
from core.lessons.beside import files_beside, write_beside
from core.store.slices import finish
from tests.core.lessons.samples import ACTIVATING, NOON
from tests.helpers.labs import activation


@pytest.fixture
def attempt(tmp_path: Path) -> Attempt:
    """An attempt with two rows: begun, and activated."""
    path = tmp_path / "one.rdattempt"
    made = Attempt.begin(path, ACTIVATING, "Robin Roe", Mode.EXERCISE, seed=1, at=NOON)
    with made:
        made.lab.do(activation(made.lab))
    return Attempt.open(path)


def test_a_copy_is_as_the_attempt_was_after_a_row(attempt: Attempt) -> None:
    copies = Copies(attempt)
    paths = [finish(copies.making(row)) for row in (1, 2)]
    states = []
    for path in paths:
        with Lab.open(path, read_only=True) as lab:
            states.append((lab.last_seq(), lab.server("RDLIC01").is_activated))
    copies.remove()
    attempt.close()

    assert states == [(1, False), (2, True)]
    assert not paths[0].parent.exists()


def test_a_copy_has_the_files_of_scripts_and_they_go_with_it(attempt: Attempt) -> None:
    write_beside(attempt.lab.path, r"C:\Scripts\report.ps1", b"Get-Date")
    write_beside(attempt.lab.path, "usage.csv", b"saved beside")
    copies = Copies(attempt)
    path = finish(copies.making(1))
    assert files_beside(path) == {r"C:\Scripts\report.ps1": b"Get-Date"}
    copies.remove()
    attempt.close()

    assert not path.parent.exists()


def test_without_room_for_copies_the_error_says_so(
    attempt: Attempt, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", "/nowhere")
    with pytest.raises(LabError, match="nowhere could not be written"):
        finish(Copies(attempt).making(1))
    attempt.close()
