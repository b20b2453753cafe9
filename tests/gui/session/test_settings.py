import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings

from gui.session.recent_labs import RecentLabs
from gui.session.settings import Settings
from tests.helpers.processes import ROOT

FILE = "settings.ini"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / FILE


def test_what_is_remembered_is_in_the_file(file: Path) -> None:
    settings = Settings(file)
    settings.remember("view/toolbar", False)
    settings.remember("view/mode", "list")
    settings.remember("window/geometry", QByteArray(b"\0\1\2"))
    settings.save()

    assert "mode=list" in file.read_text(encoding="utf-8")
    read = QSettings(str(file), QSettings.Format.IniFormat)
    assert read.value("view/toolbar") in {"false", False}
    again = Settings(file)
    assert again.flag("view/toolbar", default=True) is False
    assert again.text("view/mode") == "list"
    assert again.state("window/geometry") == QByteArray(b"\0\1\2")


@pytest.mark.parametrize("texts", [[], ["one"], ["a,b", "c;d", '"e"', "ü\\"]])
def test_texts_come_back_as_they_were(file: Path, texts: list[str]) -> None:
    settings = Settings(file)
    settings.remember("labs/recent", texts)
    settings.save()

    assert Settings(file).texts("labs/recent") == texts


def test_what_is_kept_already_is_not_written_again(file: Path) -> None:
    def remember_and_save() -> int:
        settings = Settings(file)
        settings.remember("view/toolbar", False)
        settings.remember("view/mode", "list")
        settings.remember("window/geometry", QByteArray(b"\0\1\2"))
        RecentLabs(settings).add(file.with_name("one.rdlab"))
        settings.save()
        return file.stat().st_mtime_ns

    assert remember_and_save() == remember_and_save()


def test_what_was_never_remembered_has_its_default(file: Path) -> None:
    settings = Settings(file)

    assert settings.flag("view/toolbar", default=True) is True
    assert settings.flag("view/classic", default=False) is False
    assert settings.text("view/mode", "details") == "details"
    assert settings.state("window/geometry") is None


@pytest.mark.parametrize("default", [True, False])
def test_what_is_no_yes_and_no_no_is_the_default(file: Path, default: bool) -> None:
    file.write_text("[view]\ntoolbar=perhaps\nclassic=\n", encoding="utf-8")
    settings = Settings(file)

    assert settings.flag("view/toolbar", default=default) is default
    assert settings.flag("view/classic", default=default) is default


def test_a_file_that_is_no_settings_file_is_as_good_as_none(file: Path) -> None:
    file.write_bytes(b"\0\xff[[[\n==\n")
    settings = Settings(file)

    assert settings.state("window/geometry") is None
    assert settings.flag("view/toolbar", default=True) is True


def test_a_folder_that_takes_no_file_is_no_reason_to_fail(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "missing" / FILE)
    (tmp_path / "missing").write_text("a file where a folder should be")
    settings.remember("view/mode", "list")
    settings.save()

    assert settings.text("view/mode") == "list"


def test_in_safe_mode_nothing_is_read_or_written(tmp_path: Path) -> None:
    settings = Settings(None)
    settings.remember("view/mode", "list")
    settings.save()

    assert settings.text("view/mode", "details") == "details"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("options", [[], ["--safe-mode"]])
def test_the_program_keeps_its_settings_when_it_ends(
    tmp_path: Path, options: list[str]
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "gui", "--exit-when-ready", *options],
        cwd=ROOT,
        env={**os.environ, "XDG_DATA_HOME": str(tmp_path), "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    kept = [path.read_text(encoding="utf-8") for path in tmp_path.rglob(FILE)]

    assert len(list(tmp_path.rglob("fresh.rdlab"))) == 1
    assert ["geometry=" in text and "mode=details" in text for text in kept] == [
        True for _ in range(not options)
    ]
