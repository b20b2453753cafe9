"""What is told of a lesson before it is begun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.labels.lessons import KEEP
from gui.labels.lessons import LessonText as Text
from gui.lessons.prose import Paragraph, heading, prose, title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.lessons.records import Lesson
    from gui.lessons.listed import Listed


def about(one: Listed) -> Iterator[Paragraph]:
    """Tell what a lesson is, what counts, and in which ways it can be worked on."""
    yield title(one.title)
    if one.lesson is None:
        yield Paragraph(one.problem)
    else:
        yield from _told(one.lesson)
    if one.own is not None:
        yield Paragraph(Text.file.format(path=one.own))


def _told(lesson: Lesson) -> Iterator[Paragraph]:
    is_exercise = lesson.kind == "exercise"
    if is_exercise:
        yield heading(Text.users_say)
    yield prose(lesson.summary or lesson.task)  # a task has numbers of its lab
    form = Text.one_minute if lesson.minutes == 1 else Text.length
    keep = KEEP[lesson.keep]
    yield Paragraph(form.format(minutes=lesson.minutes, pass_=lesson.pass_, keep=keep))
    if not is_exercise:
        yield prose(Text.coaching)
    yield prose(Text.modes)
    yield Paragraph(Text.own_lab)
    if not is_exercise:
        yield Paragraph(Text.source.format(source=lesson.source))
