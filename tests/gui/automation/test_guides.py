import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

import resources
from core.command_line.parser import parse
from core.errors import LabError
from core.files import filling
from core.lessons import catalogue
from gui.automation import guides
from gui.automation.guides import Outdated, guide
from gui.main import main
from tests.core.lessons.outputs.samples import HOSTILE
from tests.helpers.systems import needs_kill

EXERCISE = "certificate-errors"
LESSON = "first-story"


def make(*words: object) -> None:
    guide(parse(["guide", *map(str, words)]))


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture(scope="module")
def made(qapp: object, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("guides") / "made"
    make(LESSON, folder)
    return folder


def test_a_folder_has_the_guide_in_four_forms_and_its_pictures(made: Path) -> None:
    names = set(content(made))
    assert {f"{LESSON}{s}" for s in (".html", ".md", ".pdf", ".txt")} <= names
    assert {f"{LESSON}-01.png", f"{LESSON}-01-menu.png"} <= names
    page = (made / f"{LESSON}.html").read_text(encoding="utf-8")
    shown = {name for name in names if name.endswith(".png")}
    assert {name for name in shown if f'src="{name}"' in page} == shown


def test_a_task_sheet_is_made_without_its_solution(
    qapp: object, tmp_path: Path
) -> None:
    make(EXERCISE, tmp_path)
    assert not [n for n in content(tmp_path) if "solution" in n or n.endswith(".png")]
    make(EXERCISE, tmp_path, "--solutions", "--scale", 1)
    assert f"{EXERCISE}-solution.pdf" in content(tmp_path)
    assert f"{EXERCISE}-01.png" in content(tmp_path)


def test_pictures_are_marked_unless_they_are_to_be_plain(
    made: Path, tmp_path: Path
) -> None:
    make(LESSON, tmp_path, "--plain", "--webp")
    plain = QImage(str(tmp_path / f"{LESSON}-02.webp"))
    with_mark = QImage(str(made / f"{LESSON}-02.png"))
    assert plain.size() == with_mark.size()
    assert plain.convertToFormat(with_mark.format()) != with_mark


def test_who_trains_and_the_logo_are_written(qapp: object, tmp_path: Path) -> None:
    logo = resources.path("pictures/main-window.png")
    make(EXERCISE, tmp_path, "--by", f"Jo  {HOSTILE}", "--logo", logo)
    page = (tmp_path / f"{EXERCISE}.html").read_text(encoding="utf-8")
    assert "By Jo &lt;img" in page
    assert QImage(str(tmp_path / "logo.png")).width() <= 800


def test_what_is_no_picture_is_no_logo(qapp: object, tmp_path: Path) -> None:
    wrong = tmp_path / "logo.png"
    wrong.write_text("no picture")
    with pytest.raises(LabError, match="no picture that can be read"):
        make(EXERCISE, tmp_path / "out", "--logo", wrong)
    assert not (tmp_path / "out").exists()


def test_a_lesson_that_does_not_play_leaves_nothing(
    qapp: object, tmp_path: Path
) -> None:
    text = catalogue.find(LESSON).text.replace('press = "Add"', 'press = "Subtract"')
    file = tmp_path / "wrong.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(LabError, match="Subtract"):
        make(file, tmp_path / "out")
    assert not (tmp_path / "out").exists()


@contextmanager
def changed(monkeypatch: pytest.MonkeyPatch, text: str) -> Iterator[None]:
    file = catalogue.find(LESSON)
    other = type(file)(file.name, file.text + text)
    with monkeypatch.context() as patch:
        patch.setattr(catalogue, "named", lambda _: other)
        yield


def test_check_says_which_lessons_changed(
    made: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    make(LESSON, made, "--check")
    assert "Nothing has changed" in capfd.readouterr().out
    with changed(monkeypatch, "# another text\n"), pytest.raises(Outdated):
        make(LESSON, made, "--check")
    assert capfd.readouterr().out == f"{LESSON}: changed\n"
    with pytest.raises(Outdated):
        make(EXERCISE, made, "--check")
    assert capfd.readouterr().out == f"{EXERCISE}: new\n"


def test_check_of_all_says_what_is_gone_and_another_version(
    made: Path, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    was = json.loads((made / guides.MADE).read_text())
    was["lessons"]["old"] = "0"
    was["version"] = "0.1"
    (tmp_path / guides.MADE).write_text(json.dumps(was))
    with pytest.raises(Outdated):
        make("--all", tmp_path, "--check")
    told = capfd.readouterr().out.splitlines()
    assert "old: gone" in told
    assert f"{EXERCISE}: new" in told
    assert told[-1].startswith("All were made by version 0.1")


def test_a_folder_without_guides_cannot_be_checked(tmp_path: Path) -> None:
    with pytest.raises(LabError, match="no guides were made there"):
        make(LESSON, tmp_path, "--check")


def test_a_second_lesson_beside_the_first_is_checked_with_it(
    qapp: object, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    make(EXERCISE, tmp_path)
    make("a-mode-that-does-not-match", tmp_path, "--scale", 1)
    make(EXERCISE, tmp_path, "--check")
    assert "Nothing has changed" in capfd.readouterr().out


@pytest.mark.parametrize("words", [["x"], ["--all", LESSON, "x"]])
def test_a_lesson_and_all_exclude_each_other(
    words: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["guide", *words]) == 2
    assert "Name a lesson, or --all" in capfd.readouterr().err


def test_all_lessons_stand_in_the_index_by_course(
    qapp: object,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    files = [catalogue.find(LESSON), catalogue.find(EXERCISE)]
    monkeypatch.setattr(catalogue, "shipped", lambda: files)
    make("--all", tmp_path, "--scale", 1)
    assert "Guides: 1 of 2 lessons" in capfd.readouterr().err
    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert page.index("First day") < page.index(f"{LESSON}.html")
    assert page.index(f"{LESSON}.html") < page.index("<h2>Exercises</h2>")
    assert page.index("<h2>Exercises</h2>") < page.index(f"{EXERCISE}.html")


@needs_kill
def test_what_is_no_file_is_not_waited_for(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    os.mkfifo(tmp_path / "pipe")
    logo = ["--logo", str(tmp_path / "pipe"), LESSON]
    for words in (["guide", *logo], ["guide", str(tmp_path / "pipe")]):
        assert main([*words, str(tmp_path / "made")]) == 1
        assert capfd.readouterr().err.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["pipe"]


@pytest.mark.skipif(sys.platform == "win32", reason="modes are not used there")
def test_a_new_folder_lets_in_whom_new_folders_let_in(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    with filling(tmp_path / "new" / "made") as unfinished:
        (unfinished / "a").write_text("")

    modes = {p.stat().st_mode for p in (*tmp_path.iterdir(), tmp_path / "new" / "made")}
    assert len(modes) == 1
