"""The lessons that come with the program, and their courses, in their order."""

import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import resources
from core import outside
from core.errors import LabMissing
from core.lessons.prose import Prose, Title
from core.lessons.reading import LessonFile
from core.lessons.records import Lesson
from core.records import Record

_FOLDER = "lessons"
_COURSES = "lessons/courses.toml"
_FILE = "lesson.toml"


class Course(Record):
    """Lessons that belong together."""

    title: Title
    summary: Prose


@cache
def courses() -> tuple[Course, ...]:
    """Give the courses in their order."""
    read = tomllib.loads(resources.text(_COURSES))
    return tuple(Course.model_validate(course) for course in read["course"])


def files() -> Iterator[LessonFile]:
    """Read the lessons that come with the program one after the other, by their IDs."""
    return (_read(path) for path in _paths())


def shipped() -> list[LessonFile]:
    """Read all lessons that come with the program, in the order of their courses."""
    return sorted(files(), key=lambda file: order(file.lesson()))


def find(lesson_id: str) -> LessonFile:
    """Read the lesson of an ID; LabMissing if none is shipped under it."""
    path = next((p for p in _paths() if p.parent.name == lesson_id), None)
    if path is None:
        raise LabMissing(f"There is no lesson {lesson_id}.")
    return _read(path)


def named(word: str) -> LessonFile:
    """Read a file, or the lesson that has this ID; LabMissing if there is neither."""
    path = Path(word)
    if path.suffix or outside.is_there(path):
        return replace(LessonFile.read(path), name=word)
    return find(word)


def course(word: str) -> Course | None:
    """Find a course by its title, in any case; None if it is the word for no course."""
    titles = {one.title.casefold(): one for one in courses()}
    return titles.get(word.casefold())


def chosen(word: str | None) -> list[LessonFile]:
    """Read a lesson by its ID or file, a whole course by its title, or all of them."""
    if word is None:
        return shipped()
    if (meant := course(word)) is None:
        return [named(word)]
    return [file for file in shipped() if file.lesson().course == meant.title]


def order(lesson: Lesson) -> tuple[int, int, str]:
    """Give the key by which lessons are sorted: course, place in it, ID."""
    titles = [course.title for course in courses()]
    known = lesson.course in titles
    number = titles.index(lesson.course) if known else len(titles)
    return number, lesson.place, lesson.id


def problems() -> list[str]:
    """Say what does not fit between the lessons; an empty list means all does."""
    return [*_problems(shipped())]


def _problems(files: list[LessonFile]) -> Iterator[str]:
    lessons = [(file, file.lesson()) for file in files]
    titles = {course.title for course in courses()}
    places = Counter((lesson.course, lesson.place) for _, lesson in lessons)
    for file, lesson in lessons:
        if f"{lesson.id}/{_FILE}" != file.name:
            yield str(file.wrong(("id",), "The folder has to be named after the ID."))
        if lesson.course not in titles:
            yield str(file.wrong(("course",), f"There is no course {lesson.course!r}."))
        elif places[lesson.course, lesson.place] > 1:
            told = f"Another lesson of {lesson.course} has the place {lesson.place}."
            yield str(file.wrong(("place",), told))


def _paths() -> list[Path]:
    return sorted(resources.path(_FOLDER).glob(f"*/{_FILE}"))


@cache
def _read(path: Path) -> LessonFile:
    """Read a file under a name that says which lesson it is; shipped ones stay."""
    return replace(LessonFile.read(path), name=f"{path.parent.name}/{path.name}")
