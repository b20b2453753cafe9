"""`rdlm demo`: one file a lesson, the same to the last byte, whole or not there."""

import html
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from core.command_line.parser import parse
from core.errors import LabError
from core.lessons import catalogue
from core.lessons.outputs.demo.page import demo_html
from gui.automation import demos
from gui.automation.demos import demo
from gui.main import main
from tests.helpers.processes import ROOT

LESSON = "check-a-license-server"
OTHER = "see-whether-licensing-is-healthy"
LONG = "a-database-put-away"
"""A lesson of 23 steps, of which many are in the command prompt."""
LARGEST = 5_000_000


def make(*words: object) -> None:
    demo(parse(["demo", *map(str, words)]))


@pytest.fixture(scope="module")
def made(qapp: object, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demos") / "made.html"
    make(LESSON, path)
    return path


def test_another_run_elsewhere_gives_the_same_to_the_last_byte(
    made: Path, tmp_path: Path
) -> None:
    path = tmp_path / "elsewhere" / "other.html"
    path.parent.mkdir()
    make(LESSON, path)

    assert path.read_bytes() == made.read_bytes()


def test_nothing_of_this_computer_is_in_it(made: Path, tmp_path: Path) -> None:
    page = made.read_text(encoding="utf-8")

    assert str(Path.home()) not in page
    assert str(tmp_path.parent) not in page
    assert "data:image/webp;base64," in page


def test_a_long_lesson_is_small(qapp: object, tmp_path: Path) -> None:
    path = tmp_path / "long.html"
    make(LONG, path)

    assert len(catalogue.find(LONG).lesson().all_steps) > 20
    assert path.stat().st_size < LARGEST


def test_a_file_that_is_there_stays_unless_it_may_go(
    qapp: object, tmp_path: Path
) -> None:
    path = tmp_path / "mine.html"
    path.write_text("mine")

    with pytest.raises(LabError, match="exists already"):
        make(LESSON, path)
    assert path.read_text() == "mine"
    make(LESSON, path, "--replace")
    assert path.stat().st_size > 100_000
    assert list(tmp_path.iterdir()) == [path]


def test_all_have_an_index_by_course_that_leads_to_each(
    qapp: object,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    some = [catalogue.find(LESSON), catalogue.find(OTHER)]
    monkeypatch.setattr(catalogue, "shipped", lambda: some)
    folder = tmp_path / "new" / "demos"
    make("--all", folder)

    told = capfd.readouterr().err.splitlines()
    assert [line for line in told if line.startswith("Demos: ")] == [
        "Demos: 1 of 2 lessons",
        "Demos: 2 of 2 lessons",
    ]
    names = {f"{file.lesson().id}.html" for file in some}
    assert {path.name for path in folder.iterdir()} == {"index.html", *names}
    index = html.unescape((folder / "index.html").read_text(encoding="utf-8"))
    assert all(f'<a href="{name}">' in index for name in names)
    assert some[0].lesson().course in index
    assert "<script" not in index
    assert "default-src 'none'" in index


def test_a_folder_is_whole_or_not_there(
    qapp: object,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    some = [catalogue.find(LESSON), catalogue.find(OTHER)]
    monkeypatch.setattr(catalogue, "shipped", lambda: some)
    written = demo_html

    def fail_at_the_second(story: object, pictures: object) -> str:
        if story.id == some[1].lesson().id:  # type: ignore[attr-defined]
            raise LabError("no room")
        return written(story, pictures)  # type: ignore[arg-type]

    monkeypatch.setattr(demos, "demo_html", fail_at_the_second)
    with pytest.raises(LabError, match="no room"):
        make("--all", tmp_path / "demos")

    assert "Demos: 1 of 2 lessons" in capfd.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "words",
    [
        ["x.html"],
        [LESSON, "x.txt"],
        [LESSON, "x"],
        ["--all", LESSON, "x.html"],
    ],
)
def test_wrong_usage_is_said(
    words: list[str], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["demo", *words[:-1], str(tmp_path / words[-1])]) == 2
    assert capfd.readouterr().err.startswith("rdlm: ")
    assert list(tmp_path.iterdir()) == []


def test_what_there_is_not_is_said(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["demo", "no-such", str(tmp_path / "x.html")]) == 1
    assert "There is no lesson no-such." in capfd.readouterr().err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="no such signals")
def test_it_hears_that_it_is_to_end(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "gui", "demo", "--all", str(tmp_path / "demos")],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr
        assert "Demos: 1 of" in process.stderr.readline()
        process.send_signal(signal.SIGINT)
        try:
            _, said = process.communicate(timeout=60)
        finally:
            process.kill()  # one that did not hear it would go on for ever

    assert process.returncode == 128 + signal.SIGINT
    assert "Nothing is left half done" in said
    assert list(tmp_path.iterdir()) == []
