import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from core.errors import LabMissing, WriteFailed
from core.lab import Lab
from gui.startup.first_lab import data_folder, open_first_lab
from tests.helpers.processes import ROOT


def test_the_first_time_the_default_lab_is_made(tmp_path: Path) -> None:
    with open_first_lab(None, tmp_path, read_only=False) as lab:
        assert lab.path == tmp_path / "fresh.rdlab"
        assert lab.settings().scenario == "fresh"
        assert not lab.is_read_only


def test_later_the_default_lab_is_opened_again(tmp_path: Path) -> None:
    Lab.create(tmp_path / "fresh.rdlab", "office").close()
    with open_first_lab(None, tmp_path, read_only=False) as lab:
        assert lab.settings().scenario == "office"


def test_a_lab_that_was_asked_for_is_opened(tmp_path: Path) -> None:
    Lab.create(tmp_path / "class.rdlab", "office").close()
    with open_first_lab(tmp_path / "class.rdlab", tmp_path, read_only=True) as lab:
        assert lab.path.name == "class.rdlab"
        assert lab.is_read_only
    assert not (tmp_path / "fresh.rdlab").exists()


def test_a_lab_that_another_window_owns_is_opened_for_reading(tmp_path: Path) -> None:
    with Lab.create(tmp_path / "fresh.rdlab"):  # noqa: SIM117
        with open_first_lab(None, tmp_path, read_only=False) as lab:
            assert lab.is_read_only


def test_a_lab_that_is_missing_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(LabMissing):
        open_first_lab(tmp_path / "class.rdlab", tmp_path, read_only=False)

    assert list(tmp_path.iterdir()) == []


def test_labs_lie_in_the_data_folder_of_the_person(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "platformdirs.user_data_dir", lambda name, appauthor: str(tmp_path / name)
    )

    assert data_folder() == tmp_path / "rd-licensing-manager-replica"
    assert data_folder().is_dir()


@pytest.mark.skipif(sys.platform == "win32", reason="rights work otherwise there")
def test_what_the_program_keeps_is_for_the_person_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "data" / "program"
    monkeypatch.setattr("platformdirs.user_data_dir", lambda *_, **__: str(place))
    place.mkdir(parents=True, mode=0o755)
    before = os.umask(0)
    try:
        folder = data_folder()
        with open_first_lab(None, folder, read_only=False) as lab:
            inside = lab.back_up()
            outside = lab.back_up(tmp_path / "outside.rdlab")
            lab.save_copy(folder / "copy.rdlab")
    finally:
        os.umask(before)

    assert folder.stat().st_mode & 0o777 == 0o700
    for path in (lab.path, inside, folder / "copy.rdlab"):
        assert path.stat().st_mode & 0o777 == 0o600
    assert outside.stat().st_mode & 0o777 == 0o666


def test_a_data_folder_that_cannot_be_made_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    place = tmp_path / "file" / "program"
    monkeypatch.setattr("platformdirs.user_data_dir", lambda *_, **__: str(place))
    with pytest.raises(WriteFailed, match="program cannot be made: Not a directory"):
        data_folder()


@pytest.mark.skipif(sys.platform == "win32", reason="no such place there")
@pytest.mark.parametrize("is_named", [True, False])
def test_without_a_data_folder_the_window_opens_all_the_same(
    tmp_path: Path, is_named: bool
) -> None:
    lab = tmp_path / "class.rdlab"
    Lab.create(lab).close()
    done = subprocess.run(
        [sys.executable, "-m", "gui", "--exit-when-ready"]
        + ["--lab", str(lab)] * is_named,
        cwd=ROOT,
        env={
            **os.environ,
            "XDG_DATA_HOME": "/dev/null",
            "HOME": "/dev/null",
            "TMPDIR": str(tmp_path),
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )

    assert done.returncode == 0
    said = [line for line in done.stderr.splitlines() if "data folder" in line]
    assert len(said) == 1
    assert "/dev/null/" in said[0]
    assert "Settings are not kept" in said[0]
    assert "Traceback" not in done.stderr


def test_of_first_starts_at_once_none_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Lab.create

    def slower(path: Path, *arguments: Any, **options: Any) -> Lab:
        real(path).close()  # another start, which is quicker
        return real(path, *arguments, **options)

    monkeypatch.setattr(Lab, "create", slower)
    with open_first_lab(None, tmp_path, read_only=False) as lab:
        assert lab.problems() == []
