from pathlib import Path

import pytest

from core.errors import LabMissing
from core.lessons import catalogue
from core.lessons.reading import LessonFile
from tests.core.lessons.samples import lesson

TEXT = """schema = 1
id = "{id}"
title = "x"
course = "{course}"
place = {place}
source = "x"
scenario = "fresh"
[[step]]
do = {{ node = ["All servers"] }}
"""


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of lessons in place of those that are shipped."""
    monkeypatch.setattr(
        catalogue, "_paths", lambda: sorted(tmp_path.glob("*/lesson.toml"))
    )
    return tmp_path


def put(shelf: Path, folder: str, course: str = "First day", place: int = 1) -> Path:
    path = shelf / folder / "lesson.toml"
    path.parent.mkdir()
    path.write_text(TEXT.format(id=folder, course=course, place=place), "utf-8")
    return path


def test_a_shipped_lesson_is_read_and_drawn_once(shelf: Path) -> None:
    put(shelf, "one")
    assert catalogue.find("one").lesson() is catalogue.find("one").lesson()


def ids(files: list[LessonFile]) -> list[str]:
    return [file.lesson().id for file in files]


def test_nothing_is_wrong_between_the_shipped_lessons() -> None:
    assert catalogue.problems() == []


def test_every_course_has_a_title_of_its_own() -> None:
    titles = [course.title for course in catalogue.courses()]
    assert len(titles) == len(set(titles)) >= 10
    assert titles[-1] == "Exercises"


def test_lessons_come_in_the_order_of_courses_and_of_places(shelf: Path) -> None:
    put(shelf, "a", "Session hosts", 1)
    put(shelf, "b", "First day", 2)
    put(shelf, "c", "First day", 1)
    assert ids(catalogue.shipped()) == ["c", "b", "a"]


def test_a_lesson_is_found_by_its_id_and_named_after_it(shelf: Path) -> None:
    put(shelf, "one")
    assert catalogue.find("one").name == "one/lesson.toml"


@pytest.mark.parametrize("word", ["two", "", ".", "..", "../one", "one/", "/one"])
def test_what_is_no_id_finds_no_lesson(word: str, shelf: Path) -> None:
    put(shelf, "one")
    with pytest.raises(LabMissing, match="There is no lesson"):
        catalogue.find(word)


def test_a_folder_of_another_name_is_told(shelf: Path) -> None:
    put(shelf, "one").parent.rename(shelf / "two")
    assert catalogue.problems() == [
        "two/lesson.toml, line 2, id: The folder has to be named after the ID."
    ]


def test_a_course_that_does_not_exist_is_told(shelf: Path) -> None:
    put(shelf, "one", "Second day")
    assert catalogue.problems() == [
        "one/lesson.toml, line 4, course: There is no course 'Second day'."
    ]


def test_two_lessons_in_one_place_are_told(shelf: Path) -> None:
    put(shelf, "one")
    put(shelf, "two")
    put(shelf, "three", place=2)
    told = ", line 5, place: Another lesson of First day has the place 1."
    assert catalogue.problems() == [
        f"{name}/lesson.toml{told}" for name in ("one", "two")
    ]


def test_a_lesson_without_a_course_comes_last() -> None:
    with_course = catalogue.order(lesson(course="Exercises"))
    assert with_course < catalogue.order(lesson())
