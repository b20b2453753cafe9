import json

import pytest

from core.command_line.parser import build_parser
from core.lessons import catalogue
from tests.core.command_line.conftest import Rdlm


def test_lessons_are_listed_below_their_courses(rdlm: Rdlm) -> None:
    lines = rdlm("lessons").out.splitlines()
    titles = [course.title for course in catalogue.courses()]
    assert [line for line in lines if not line.startswith("  ")] == [
        title for title in titles if title in lines
    ]
    for file in catalogue.shipped():
        lesson = file.lesson()
        assert any(
            line.split(maxsplit=1) == [lesson.id, lesson.title] for line in lines
        )


def test_a_program_reads_them_in_the_order_of_the_courses(rdlm: Rdlm) -> None:
    read = json.loads(rdlm("lessons", "--json").out)["lessons"]
    assert [row["id"] for row in read] == [f.lesson().id for f in catalogue.shipped()]
    story = next(row for row in read if row["id"] == "first-story")
    assert story == {
        "id": "first-story",
        "title": "Activate a license server and install licenses",
        "kind": "guided",
        "course": "First day",
        "scenario": "fresh",
        "edition": "2022",
        "minutes": 5,
    }


@pytest.mark.parametrize(
    "words",
    [
        ["--verify"],
        ["first-story"],
        ["first-story", "--all", "--verify"],
        ["--all", "--verify", "--jobs", "0"],
        ["--all", "--verify", "--jobs", "many"],
    ],
)
def test_which_lesson_is_meant_has_to_be_said_once(
    words: list[str], rdlm: Rdlm
) -> None:
    assert rdlm("lesson", *words).code == 2


@pytest.mark.parametrize("words", [[], ["first-story", "--speed", "0"]])
def test_a_play_needs_a_lesson_and_a_speed(words: list[str], rdlm: Rdlm) -> None:
    assert rdlm("play", *words).code == 2


def test_a_play_loops_only_if_it_is_asked_to() -> None:
    arguments = build_parser().parse_args(["play", "first-story"])
    assert (arguments.loop, arguments.speed, arguments.seed) == (False, 1, 1)
    assert build_parser().parse_args(["play", "first-story", "--loop"]).loop
