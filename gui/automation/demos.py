"""`rdlm demo`: lessons as pages that play, are tried, and test, without a network."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from core.command_line.output import visible, write
from core.command_line.progress import Progress
from core.files import filling, making, replacing
from core.lessons import catalogue
from core.lessons.outputs.demo.index import demo_index
from core.lessons.outputs.demo.page import demo_html
from core.lessons.outputs.guides import INDEX, stem
from core.lessons.outputs.html import Chapter, Entry
from core.lessons.outputs.words import GuideText
from gui.automation.off_screen import start_off_screen
from gui.automation.processes import in_processes

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from core.lessons.outputs.story import Story
    from core.lessons.reading import LessonFile

_SCALE = 2
"""Pixels per point of the pictures."""


@dataclass(frozen=True)
class _Work:
    """What a process needs to write the demo of one lesson."""

    file: LessonFile
    path: Path


def demo(arguments: Namespace) -> None:
    """Write the demo of a lesson as one file, or of all into a folder."""
    if arguments.all:
        _write_all(arguments.target, arguments.jobs)
        return
    put = replacing if arguments.replace else making
    file = catalogue.named(arguments.lesson)
    with put(arguments.target) as unfinished:
        _write(_Work(file, unfinished))
    write(visible(f"The demo is {arguments.target}; open it in a browser."))


def _write_all(folder: Path, jobs: int) -> None:
    files = catalogue.shipped()
    with filling(folder) as unfinished, Progress("Demos") as progress:
        works = [_Work(f, unfinished / _name(f.lesson().id)) for f in files]
        written = []
        for done, one in enumerate(in_processes(_write, works, jobs), start=1):
            progress.show_parts(done, len(works), "lessons")
            written.append(one)
        page = demo_index(_chapters(written))
        (unfinished / INDEX).write_text(page, encoding="utf-8", newline="\n")
    said = f"{len(files):,} demos are in {folder}; open {folder / INDEX}."
    write(visible(said))


def _write(work: _Work) -> tuple[str, Entry]:
    """Write the demo of one lesson in this process; return its course and its entry."""
    start_off_screen()
    from gui.automation.telling import tell

    story, pictures = tell(work.file, scale=_SCALE, kind="webp")
    page = demo_html(story, pictures)
    work.path.write_text(page, encoding="utf-8", newline="\n")
    return story.course, _entry(story)


def _name(lesson_id: str) -> str:
    return f"{stem(lesson_id)}.html"


def _entry(story: Story) -> Entry:
    is_guided = story.kind == "guided"
    return Entry(
        id=story.id,
        title=story.title,
        summary=story.summary,
        kind=GuideText.kind_guided if is_guided else GuideText.kind_exercise,
        minutes=story.minutes,
        links={"HTML": _name(story.id)},
    )


def _chapters(written: list[tuple[str, Entry]]) -> list[Chapter]:
    """Put the lessons under their courses; they come in this order."""
    about = {course.title: course.summary for course in catalogue.courses()}
    return [
        Chapter(
            title=title,
            summary=about.get(title, ""),
            entries=tuple(entry for _, entry in members),
        )
        for title, members in groupby(written, key=lambda one: one[0])
    ]
