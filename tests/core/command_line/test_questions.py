from pathlib import Path

import pytest

from core.command_line.outputs_parser import BANKS
from core.lessons.outputs.questions import FORMATS
from tests.core.command_line.conftest import Rdlm

COURSE = "Session hosts"


@pytest.mark.parametrize("format_", BANKS)
def test_a_bank_of_a_course_is_written(
    format_: str, rdlm: Rdlm, tmp_path: Path
) -> None:
    target = tmp_path / "bank"
    answer = rdlm("questions", COURSE, target, "--as", format_)

    assert answer.code == 0
    assert answer.out.startswith(f"{target}: ")
    assert target.stat().st_size > 1000
    assert [*tmp_path.iterdir()] == [target]


def test_each_format_that_can_be_typed_is_written() -> None:
    assert [*FORMATS] == [*BANKS]


@pytest.mark.parametrize(
    "words", [["TARGET", "--as", "gift"], ["ID", "TARGET", "--as", "gift", "--all"]]
)
def test_either_a_lesson_or_all_is_meant(words: list[str], rdlm: Rdlm) -> None:
    assert rdlm("questions", *words).code == 2


def test_a_lesson_that_asks_nothing_makes_no_bank(rdlm: Rdlm, tmp_path: Path) -> None:
    answer = rdlm("questions", "first-story", tmp_path / "bank", "--as", "gift")

    assert answer.reason == (
        "No questions are asked there. Name another lesson, or a course."
    )
    assert not [*tmp_path.iterdir()]


def test_a_file_that_is_there_is_left_as_it_is(rdlm: Rdlm, tmp_path: Path) -> None:
    target = tmp_path / "bank"
    target.write_text("mine")

    assert "exists already" in rdlm("questions", COURSE, target, "--as", "gift").reason
    assert target.read_text() == "mine"
    assert rdlm("questions", COURSE, target, "--as", "gift", "--replace").code == 0
    assert target.read_text() != "mine"
