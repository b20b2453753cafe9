from pathlib import Path

import pytest

from core.errors import LabMissing
from core.lab import Lab
from gui.startup.first_lab import data_folder, open_first_lab


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
