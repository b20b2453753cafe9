"""Every rung of a start, with every "no" of the system: a sentence, never an error."""

import errno
import os
import sys
from pathlib import Path

import pytest

from core.errors import LabError
from core.lab import Lab
from gui.startup import ladder
from tests.core.test_outside import NOES, questions, say_no
from tests.helpers.labs import activation

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="errors read otherwise on this system"
)
each_no = pytest.mark.parametrize("number", NOES, ids=errno.errorcode.get)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "home"
    monkeypatch.setattr("platformdirs.user_data_dir", lambda *_, **__: str(home))
    return home


@each_no
def test_without_a_data_folder_a_start_has_one_of_its_own(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr("tempfile.mkdtemp", lambda prefix: str(tmp_path))
    told: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        say_no(patch, {"makedirs", "stat"}, number)
        patch.setattr("tempfile.mkdtemp", lambda prefix: str(tmp_path))
        found = ladder.folder(told)

    assert found == (tmp_path, False)
    assert len(told) == 2
    assert f"{home} cannot be made: {os.strerror(number)}" in told[0]
    assert "Settings are not kept" in told[0]
    assert str(tmp_path) in told[1]


@each_no
def test_without_any_folder_a_start_says_so(home: Path, number: int) -> None:
    told: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        say_no(patch, questions(), number)
        found = ladder.folder(told)

    assert found == (None, False)
    assert len(told) == 1


@each_no
def test_a_lab_that_nobody_can_own_is_opened_for_reading_or_not_at_all(
    tmp_path: Path, number: int
) -> None:
    path = tmp_path / "class.rdlab"
    Lab.create(path).close()
    real = os.open

    def refuse(name: str, *arguments: int) -> int:
        if str(name).endswith(".lock"):
            raise OSError(number, os.strerror(number))
        return real(name, *arguments)

    told: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "open", refuse)
        found = ladder.lab(path, tmp_path, read_only=False, told=told)
    if isinstance(found, LabError):
        assert number == errno.ENAMETOOLONG  # which says to choose another name
        return
    with found as lab:
        assert lab.problems() == []
        if lab.is_read_only:
            assert os.strerror(number) in told[0]
            assert "opened for reading only" in told[0]
        else:
            lab.do(activation(lab))
            assert told == []
            assert number in {errno.EACCES, errno.ENOLCK}


@each_no
def test_a_lab_that_cannot_be_made_leaves_nothing_and_is_told(
    tmp_path: Path, number: int
) -> None:
    told: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        say_no(patch, {"open", "mkdir"}, number)
        found = ladder.lab(None, tmp_path, read_only=False, told=told)

    assert isinstance(found, LabError)
    assert list(tmp_path.iterdir()) == []


@each_no
def test_settings_that_cannot_be_had_are_told_once(
    tmp_path: Path, number: int, caplog: pytest.LogCaptureFixture
) -> None:
    told: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        say_no(patch, questions() - {"access"}, number)
        found = ladder.settings(tmp_path, told, are_kept=True)
    caplog.clear()

    assert [t for t in told if "Settings are not kept" in t] == told
    assert len(told) == 1
    assert found.text("view/mode", "details") == "details"


def test_in_safe_mode_nothing_is_asked(tmp_path: Path) -> None:
    told: list[str] = []
    ladder.settings(tmp_path / "gone", told, are_kept=False)

    assert told == []


def test_a_lab_in_use_is_opened_for_reading_and_the_reason_told(tmp_path: Path) -> None:
    path = tmp_path / "class.rdlab"
    told: list[str] = []
    with Lab.create(path):
        found = ladder.lab(path, tmp_path, read_only=False, told=told)
        assert isinstance(found, Lab)
        found.close()

    assert len(told) == 1
    assert "is open in another window" in told[0]
