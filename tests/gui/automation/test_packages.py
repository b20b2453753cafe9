"""`rdlm package` plays a lesson and packs it, whole or not at all."""

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from core.catalog import ProductVersion
from core.command_line.outputs_parser import PACKAGES
from core.command_line.parser import build_parser
from core.command_line.run import run
from core.lessons import catalogue
from gui.automation import telling
from gui.automation.demos import demo
from gui.automation.packages import pack
from tests.core.lessons.outputs.samples import pictures, story

LESSON = "check-a-license-server"


def typed(*words: object) -> int:
    return run(build_parser().parse_args([str(word) for word in words]), pack)


@pytest.mark.parametrize("kind", PACKAGES)
def test_a_lesson_that_ships_is_packed(
    kind: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "lesson.zip"

    assert typed("package", LESSON, target, "--as", kind) == 0
    assert str(target) in capfd.readouterr().out
    with ZipFile(target) as archive:
        assert archive.testzip() is None
        assert "index.html" in archive.namelist()
    assert [*tmp_path.iterdir()] == [target]


def test_a_file_that_is_there_is_left_as_it_is(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "mine.zip"
    target.write_text("mine")

    assert typed("package", LESSON, target, "--as", "scorm12") == 1
    assert "exists already" in capfd.readouterr().err
    assert target.read_text() == "mine"


def test_a_lesson_that_there_is_not_leaves_no_file(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "none.zip"

    assert typed("package", "no-such-lesson", target, "--as", "scorm12") == 1
    assert "no-such-lesson" in capfd.readouterr().err
    assert not target.exists()


def test_a_course_is_one_package_with_a_page_for_each_lesson(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    short = [catalogue.find(LESSON)]  # of a course that has more
    monkeypatch.setattr(catalogue, "chosen", lambda _: short)
    target = tmp_path / "course.zip"

    assert typed("package", "session hosts", target, "--as", "scorm12") == 0
    assert "Session hosts" in capfd.readouterr().out
    with ZipFile(target) as archive:
        assert f"lessons/rdlm-{LESSON}.html" in archive.namelist()


@pytest.mark.parametrize(
    ("words", "make"),
    [(("package", "x.zip", "--as=xapi"), pack), (("demo", "x.html"), demo)],
    ids=["package", "demo"],
)
def test_the_windows_are_those_of_the_edition_that_is_asked_for(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    make: Callable[[Namespace], None],
) -> None:
    asked = []

    def tell(_: object, *, edition: object, **__: object) -> object:
        asked.append(edition)
        return story(), pictures(story())

    monkeypatch.setattr(telling, "tell", tell)
    command, target, *options = words
    typed = [command, LESSON, str(tmp_path / target), *options, "--edition=2019"]
    make(build_parser().parse_args(typed))

    assert asked == [ProductVersion.W2019]
