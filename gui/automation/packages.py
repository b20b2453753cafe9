"""`rdlm package`: a lesson or a course as a zip that learning systems take."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.command_line.output import visible, write
from core.command_line.progress import Progress
from core.files import making, replacing
from core.lessons import catalogue
from core.lessons.outputs.edition import edition_of
from core.lessons.outputs.packages.packing import course_package, package, part_of
from core.lessons.outputs.words import PackageText
from gui.automation.off_screen import start_off_screen
from gui.automation.processes import in_processes

if TYPE_CHECKING:
    from argparse import Namespace

    from core.catalog import ProductVersion
    from core.lessons.catalogue import Course
    from core.lessons.outputs.packages.course import Part
    from core.lessons.outputs.story import Story
    from core.lessons.reading import LessonFile

_SCALE = 2
"""Pixels per point of the pictures."""


@dataclass(frozen=True)
class _Work:
    """What a process needs to tell a lesson."""

    file: LessonFile
    edition: ProductVersion | None


def pack(arguments: Namespace) -> None:
    """Play lessons, and write the package whole or not at all."""
    course = catalogue.course(arguments.lesson)
    file = None if course else catalogue.named(arguments.lesson)
    put = replacing if arguments.replace else making
    with put(arguments.target) as unfinished:
        if file is None:
            assert course
            content, title = _course(course, arguments), course.title
        else:
            work = _Work(file, edition_of(file, arguments.edition))
            (story, pictures) = next(in_processes(_told, [work], jobs=1))
            content, title = package(story, pictures, arguments.format), story.title
        unfinished.write_bytes(content)
    said = PackageText.written.format(file=arguments.target, lesson=title)
    write(visible(said))


def _course(course: Course, arguments: Namespace) -> bytes:
    works = [
        _Work(file, edition_of(file, arguments.edition, is_one_of_many=True))
        for file in catalogue.chosen(course.title)
    ]
    parts = []
    with Progress(course.title) as progress:
        results = in_processes(_part, works, arguments.jobs)
        for done, part in enumerate(results, start=1):
            progress.show_parts(done, len(works), "lessons")
            parts.append(part)
    return course_package(course, parts, arguments.format)


def _part(work: _Work) -> Part:
    """Play a lesson in this process, and write its page."""
    return part_of(*_told(work))


def _told(work: _Work) -> tuple[Story, dict[str, bytes]]:
    start_off_screen()
    from gui.automation.telling import tell

    return tell(work.file, edition=work.edition, scale=_SCALE, kind="webp")
