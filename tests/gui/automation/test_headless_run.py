"""Without a display the first guide is made; the tours draw everything."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

import resources
from core.lessons.reading import read
from core.lessons.records import Lesson
from tests.helpers.processes import ROOT
from tests.helpers.systems import needs_a_missing_display

LESSONS = [
    resources.path("lessons/first-story/lesson.toml"),
    *resources.path("tours").glob("*.toml"),
]


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the program as on a machine without a display."""
    environment = {
        k: v
        for k, v in os.environ.items()
        if k not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    }
    environment["XDG_DATA_HOME"] = str(folder)
    return subprocess.run(
        [sys.executable, "-m", "gui", *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def errors(done: subprocess.CompletedProcess[str]) -> list[str]:
    """Return what was complained of; progress is no complaint."""
    lines = done.stderr.splitlines()
    return [line for line in lines if not line.startswith("Guides: ")]


def contents(folder: Path) -> dict[str, bytes]:
    """Read all files below a folder."""
    files = (file for file in sorted(folder.rglob("*")) if file.is_file())
    return {str(file.relative_to(folder)): file.read_bytes() for file in files}


def pictures(folder: Path) -> list[QImage]:
    return [QImage(str(file)) for file in sorted(folder.rglob("*.png"))]


@needs_a_missing_display
def test_without_a_display_the_first_guide_is_made_and_its_place_is_printed(
    tmp_path: Path,
) -> None:
    done = run(tmp_path)
    assert (done.returncode, errors(done)) == (0, [])
    said = re.fullmatch("The guide is in (.*); open (.*)", done.stdout.splitlines()[-1])
    assert said is not None
    folder, page = map(Path, said.groups())
    assert page.parent == folder
    assert tmp_path in folder.parents
    text = page.read_text(encoding="utf-8")
    drawn = pictures(folder)
    assert len(drawn) >= 12
    assert all(image.width() > 500 and image.height() > 400 for image in drawn)
    assert all(file.name in text for file in folder.glob("*.png"))
    assert {file.suffix for file in folder.iterdir()} >= {
        ".html",
        ".pdf",
        ".md",
        ".txt",
    }


@pytest.mark.long
def test_one_command_draws_every_window(tmp_path: Path) -> None:
    done = run(tmp_path, "pictures", str(tmp_path / "all"))
    assert (done.returncode, done.stderr) == (0, "")
    names = {file.stem.rsplit("-", 1)[0] for file in (tmp_path / "all").iterdir()}
    assert names == {read(path).id for path in LESSONS}


def test_pictures_that_find_no_place_are_told_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    done = run(tmp_path, "pictures", str(tmp_path / "file" / "all"))

    assert done.returncode == 1
    assert done.stderr.startswith("rdlm: all could not be written: Not a directory.")
    assert done.stderr.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize("path", LESSONS, ids=lambda p: p.stem)
def test_every_lesson_file_is_valid(path: Path) -> None:
    assert isinstance(read(path), Lesson)
