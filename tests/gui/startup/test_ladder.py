"""Every rung of a start, with every "no" of the system: a sentence, never an error."""

import errno
import os
import sys
from pathlib import Path

import pytest

from core.command_line.parser import parse
from core.errors import LabError, NotALab
from core.lab import Lab
from gui.session.recent_labs import RecentLabs
from gui.session.settings import Settings
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


def remember(folder: Path, *labs: Path) -> None:
    settings = Settings(folder / "settings.ini")
    for lab in labs:
        RecentLabs(settings).add(lab)


def started(home: Path, *words: str) -> ladder.Footing:
    footing = ladder.climb(parse([*words], []))
    assert isinstance(footing, ladder.Footing)
    assert isinstance(footing.lab, Lab)
    footing.lab.close()
    return footing


def test_a_start_opens_the_lab_that_was_open_last(home: Path, tmp_path: Path) -> None:
    home.mkdir()
    other, last = tmp_path / "other.rdlab", tmp_path / "last.rdlab"
    for path in (other, last):
        Lab.create(path).close()
    remember(home, other, last)

    footing = started(home)

    assert path_of(footing) == last
    assert footing.told == []
    assert not (home / "fresh.rdlab").exists()


def test_a_lab_that_is_asked_for_comes_before_the_last_one(
    home: Path, tmp_path: Path
) -> None:
    home.mkdir()
    asked, last = tmp_path / "asked.rdlab", tmp_path / "last.rdlab"
    for path in (asked, last):
        Lab.create(path).close()
    remember(home, last)

    assert path_of(started(home, "--lab", str(asked))) == asked


def test_without_settings_a_start_opens_the_default_lab(
    home: Path, tmp_path: Path
) -> None:
    home.mkdir()
    last = tmp_path / "last.rdlab"
    Lab.create(last).close()
    remember(home, last)

    assert path_of(started(home, "--safe-mode")) == home / "fresh.rdlab"


@pytest.mark.parametrize("name", ["gone.rdlab", "damaged.rdlab", "a\0b", "x" * 300])
def test_in_place_of_a_last_lab_that_cannot_be_opened_comes_the_default(
    home: Path, tmp_path: Path, name: str
) -> None:
    home.mkdir()
    (tmp_path / "damaged.rdlab").write_bytes(b"damaged")
    settings = Settings(home / "settings.ini")
    settings.remember("labs/recent", [str(tmp_path / name)])
    settings.save()

    footing = started(home)

    assert path_of(footing) == home / "fresh.rdlab"
    (told,) = footing.told
    assert told.startswith("The lab that was open last is left as it is, and fresh.")


def test_a_default_lab_that_was_deleted_is_made_anew_without_a_word(
    home: Path,
) -> None:
    home.mkdir()
    remember(home, home / "fresh.rdlab")

    footing = started(home)

    assert path_of(footing) == home / "fresh.rdlab"
    assert footing.told == []


def path_of(footing: ladder.Footing) -> Path:
    assert isinstance(footing.lab, Lab)
    return footing.lab.path


def test_where_the_default_cannot_be_opened_either_its_reason_is_told(
    home: Path, tmp_path: Path
) -> None:
    home.mkdir()
    (home / "fresh.rdlab").write_bytes(b"damaged")
    remember(home, tmp_path / "gone.rdlab")
    footing = ladder.climb(parse([], []))

    assert isinstance(footing, ladder.Footing)
    assert isinstance(footing.lab, NotALab)
