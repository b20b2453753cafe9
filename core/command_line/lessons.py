"""`rdlm lessons`: which lessons there are, in the order of their courses."""

import argparse
from itertools import groupby

from core import scenarios
from core.command_line.output import visible, visible_json, write
from core.lessons import catalogue
from core.lessons.records import Lesson


def list_lessons(arguments: argparse.Namespace) -> None:
    """Print the lessons by course, or as one JSON object."""
    lessons = [file.lesson() for file in catalogue.shipped()]
    if arguments.json:
        write(visible_json({"lessons": [_described(lesson) for lesson in lessons]}))
        return
    width = max(len(lesson.id) for lesson in lessons)
    lines: list[str] = []
    for course, members in groupby(lessons, key=lambda lesson: lesson.course):
        lines += [course, *(f"  {m.id:{width}}  {m.title}" for m in members)]
    write(visible("\n".join(lines)))


def _described(lesson: Lesson) -> dict[str, object]:
    named = isinstance(lesson.scenario, str)
    return {
        "id": lesson.id,
        "title": lesson.title,
        "kind": lesson.kind,
        "course": lesson.course,
        "scenario": lesson.scenario if named else scenarios.OF_A_LESSON,
        "edition": _edition_of(lesson),
        "minutes": lesson.minutes,
    }


def _edition_of(lesson: Lesson) -> str:
    """Return the edition of the console that the learner works in."""
    if lesson.edition is not None:
        return lesson.edition
    world = lesson.scenario
    return (scenarios.load(world) if isinstance(world, str) else world).edition
