"""`rdlm lesson … --verify`: what does not hold is said with file, line and field."""

import subprocess
import sys
from pathlib import Path

import pytest

from core.lessons.reading import LessonFile
from gui.automation.proving import failures_of
from tests.helpers.processes import ROOT

STORY = """schema = 1
id = "mine"
title = "Use the telephone"
source = "our own"
scenario = "fresh"
[[step]]
do = { context = ["All servers", "RDLIC01"], choose = ["Properties"] }
see = ["Connection method"]
[[step]]
do = { select = { "Connection method" = "Telephone" } }
[[step]]
do = { press = "OK" }
[[objective]]
that = { check = "connection-method", server = "RDLIC01", method = "telephone" }
"""


def failures(text: str) -> list[str]:
    return failures_of(LessonFile("mine.toml", text))


def changed(old: str, new: str) -> str:
    assert STORY.count(old) >= 1
    return STORY.replace(old, new, 1)


@pytest.fixture(autouse=True)
def no_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gui.driver.ui_driver.PATIENCE", 0.5)


def test_a_label_that_is_not_there_is_told() -> None:
    (told,) = failures(changed('"Properties"', '"Fly"'))
    assert told.startswith(
        "mine.toml, line 7, step 1, do: there is no menu item Fly; there is: "
    )


def test_a_text_that_is_not_seen_is_told() -> None:
    (told,) = failures(changed('see = ["Connection', 'see = ["Conection'))
    assert told.startswith(
        'mine.toml, line 8, step 1, see: there is no text "Conection method"; in '
    )


def test_an_objective_that_is_not_reached_is_told() -> None:
    (told,) = failures(changed('method = "telephone"', 'method = "web"'))
    assert told.startswith("mine.toml, line 14, objective 1, that: ")


def rdlm(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "gui", *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_a_lesson_that_holds_is_said_to_be_proven() -> None:
    done = rdlm("lesson", "first-story", "--verify")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "first-story/lesson.toml: proven.\n"


def test_a_file_from_anywhere_fails_in_one_line_each_and_with_exit_code_1(
    tmp_path: Path,
) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text(changed('method = "telephone"', 'method = "web"'), "utf-8")
    done = rdlm("lesson", str(mine), "--verify")
    assert done.returncode == 1
    assert done.stderr.startswith("rdlm: 1 of 1 lessons failed.")
    assert done.stdout.startswith(f"{mine}, line 14, objective 1, that: ")
    assert done.stdout.count("\n") == done.stderr.count("\n") == 1


def test_an_id_that_no_lesson_has_is_told() -> None:
    done = rdlm("lesson", "fly", "--verify")
    assert (done.returncode, done.stderr) == (1, "rdlm: There is no lesson fly.\n")
