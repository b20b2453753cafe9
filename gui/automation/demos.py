"""`rdlm demo`: lessons as pages that play, are tried, and test, without a network."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.command_line.output import visible, write
from core.command_line.progress import Progress
from core.files import filling, making, replacing
from core.lessons import catalogue
from core.lessons.outputs import chapters
from core.lessons.outputs.chapters import HTML, Entry
from core.lessons.outputs.demo.index import demo_index
from core.lessons.outputs.demo.page import demo_html
from core.lessons.outputs.edition import edition_of
from core.lessons.outputs.guides import INDEX, stem
from gui.automation.off_screen import start_off_screen
from gui.automation.processes import in_processes

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from core.catalog import ProductVersion
    from core.lessons.reading import LessonFile

_SCALE = 2
"""Pixels per point of the pictures."""


@dataclass(frozen=True)
class _Work:
    """What a process needs to write the demo of one lesson."""

    file: LessonFile
    path: Path
    edition: ProductVersion | None


def demo(arguments: Namespace) -> None:
    """Write the demo of a lesson as one file, or of all into a folder."""
    if arguments.all:
        _write_all(arguments)
        return
    put = replacing if arguments.replace else making
    file = catalogue.named(arguments.lesson)
    with put(arguments.target) as unfinished:
        _write(_Work(file, unfinished, edition_of(file, arguments.edition)))
    write(visible(f"The demo is {arguments.target}; open it in a browser."))


def _write_all(arguments: Namespace) -> None:
    folder, files = arguments.target, catalogue.shipped()
    with filling(folder, last=INDEX) as unfinished, Progress("Demos") as progress:

        def work(file: LessonFile) -> _Work:
            edition = edition_of(file, arguments.edition, is_one_of_many=True)
            return _Work(file, unfinished / _name(file.lesson().id), edition)

        works = [work(file) for file in files]
        entries = []
        results = in_processes(_write, works, arguments.jobs)
        for done, one in enumerate(results, start=1):
            progress.show_parts(done, len(works), "lessons")
            entries.append(one)
        page = demo_index(chapters.chapters(entries))
        (unfinished / INDEX).write_text(page, encoding="utf-8", newline="\n")
    said = f"{len(files):,} demos are in {folder}; open {folder / INDEX}."
    write(visible(said))


def _write(work: _Work) -> tuple[str, Entry]:
    """Write the demo of one lesson in this process; return its course and its entry."""
    start_off_screen()
    from gui.automation.telling import tell

    story, pictures = tell(work.file, edition=work.edition, scale=_SCALE, kind="webp")
    page = demo_html(story, pictures)
    work.path.write_text(page, encoding="utf-8", newline="\n")
    return story.course, chapters.entry(story, {HTML: _name(story.id)})


def _name(lesson_id: str) -> str:
    return f"{stem(lesson_id)}.html"
