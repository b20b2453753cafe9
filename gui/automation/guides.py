"""`rdlm guide`: guides to read and print, made by one play of each lesson."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import core
from core import outside
from core.command_line.output import visible, write
from core.command_line.progress import Progress
from core.errors import LabError
from core.files import filling
from core.lessons import catalogue
from core.lessons.outputs import chapters
from core.lessons.outputs.chapters import HTML, Entry
from core.lessons.outputs.edition import edition_of
from core.lessons.outputs.guides import INDEX, Guide, Style, file_of, is_shown
from core.lessons.outputs.html import guide_html, index_html
from core.lessons.outputs.markdown import guide_markdown
from core.lessons.outputs.sheets import sheet_of
from core.lessons.outputs.text import guide_text
from core.lessons.outputs.words import GuideText as Text
from gui.automation.off_screen import start_off_screen
from gui.automation.processes import in_processes

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtGui import QImage

    from core.catalog import ProductVersion
    from core.lessons.outputs.story import Picture, Told
    from core.lessons.reading import LessonFile

MADE = "guides.json"
"""Tells of a folder which lessons it was made from, for `--check`."""
_LONGEST = 10_000_000
"""Bytes of that file; one of all lessons has some 20,000."""
_LOGO = "logo.png"


class Outdated(LabError):
    """Lessons have changed since a folder was made."""


@dataclass(frozen=True)
class _Work:
    """What a process needs to write the guide of one lesson."""

    file: LessonFile
    folder: Path
    style: Style
    edition: ProductVersion | None
    look: str
    scale: int


@dataclass(frozen=True)
class _Written:
    """A lesson whose guide stands in the folder."""

    digest: str
    course: str
    entry: Entry


def guide(arguments: Namespace) -> None:
    """Write guides into a folder, all or nothing, or check which are out of date."""
    files = (
        catalogue.shipped() if arguments.all else [catalogue.named(arguments.lesson)]
    )
    if arguments.check:
        _check(arguments.folder, files, is_whole=arguments.all)
        return
    start_off_screen()
    folder: Path = arguments.folder
    before = {} if arguments.all else _lessons_in(folder)
    with filling(folder, last=MADE) as unfinished:
        style = _style(arguments, unfinished)
        written = list(_written(files, unfinished, style, arguments))
        if arguments.all:
            entries = [(one.course, one.entry) for one in written]
            page = index_html(chapters.chapters(entries), style)
            (unfinished / INDEX).write_text(page, encoding="utf-8", newline="\n")
        made = {**before, **{one.entry.id: one.digest for one in written}}
        _note(unfinished / MADE, made)
    first = INDEX if arguments.all else written[0].entry.links[HTML]
    many = f"{len(written):,} guides are" if len(written) != 1 else "The guide is"
    write(visible(f"{many} in {folder}; open {folder / first}"))


def _style(arguments: Namespace, folder: Path) -> Style:
    return Style(
        by=" ".join(arguments.by.split()),
        logo=_copy_logo(arguments.logo, folder) if arguments.logo else "",
        picture="webp" if arguments.webp else "png",
        solutions=arguments.solutions,
        plain=arguments.plain,
    )


def _copy_logo(path: Path, folder: Path) -> str:
    """Write a picture anew, small: of the file itself nothing else comes along."""
    from PySide6.QtCore import QSize, Qt
    from PySide6.QtGui import QImage

    from gui.automation.encoding import encoded_by_qt

    # A FIFO would be waited for.
    image = QImage() if outside.is_no_file(path) else QImage(str(path))
    if image.isNull():
        raise LabError(f"{path} is no picture that can be read. Choose another file.")
    if image.width() > 800 or image.height() > 400:
        image = image.scaled(
            QSize(800, 400),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    plain = image.convertToFormat(QImage.Format.Format_ARGB32)
    for key in plain.textKeys():
        plain.setText(key, "")
    (folder / _LOGO).write_bytes(encoded_by_qt(plain, "png"))
    return _LOGO


def _written(
    files: list[LessonFile], folder: Path, style: Style, arguments: Namespace
) -> Iterator[_Written]:
    def work(file: LessonFile) -> _Work:
        edition = edition_of(file, arguments.edition, is_one_of_many=arguments.all)
        return _Work(file, folder, style, edition, arguments.look, arguments.scale)

    works = [work(file) for file in files]
    with Progress("Guides") as progress:
        results = in_processes(_write, works, arguments.jobs)
        for done, one in enumerate(results, start=1):
            progress.show_parts(done, len(works), "lessons")
            yield one


def _write(work: _Work) -> _Written:
    """Write all files of one lesson, in this process."""
    start_off_screen()
    lesson = work.file.lesson()
    guides = [_told(work)] if lesson.kind == "guided" or work.style.solutions else []
    if lesson.kind == "exercise":
        story = sheet_of(work.file, edition=work.edition)
        guides.insert(0, Guide(story=story, style=work.style, is_sheet=True))
    for one in guides:
        write_files(one, work.folder)
    links = _files(guides[0])
    if len(guides) > 1:
        links[Text.to_solution] = _files(guides[1])[HTML]
    return _Written(
        work.file.digest, lesson.course, chapters.entry(guides[0].story, links)
    )


def _told(work: _Work) -> Guide:
    """Play a lesson; each picture is a file as soon as it is taken."""
    from gui.automation.encoding import encoded
    from gui.automation.marking import marked
    from gui.automation.telling import tell_with
    from gui.theme.colours import Theme

    def keep(step: Told, picture: Picture, image: QImage) -> None:
        if not is_shown(step, picture):
            return
        if not work.style.plain:
            image = marked(image, picture, step)
        file = work.folder / file_of(picture, work.style)
        file.write_bytes(encoded(image, work.style.picture))

    story = tell_with(
        work.file,
        keep,
        edition=work.edition,
        look=Theme(work.look),
        scale=work.scale,
    )
    return Guide(story=story, style=work.style)


def _files(one: Guide) -> dict[str, str]:
    """Name the files of a guide, by what they are."""
    name = one.stem
    return {
        HTML: f"{name}.html",
        Text.pdf: f"{name}.pdf",
        Text.markdown: f"{name}.md",
        Text.text: f"{name}.txt",
    }


def write_files(one: Guide, folder: Path) -> None:
    """Write a guide in all forms; its pictures are in the folder already."""
    from gui.automation.pdf.writing import write_pdf

    files = _files(one)
    others = {said: file for said, file in files.items() if said != HTML}
    linked = one.model_validate({**one.model_dump(), "links": others})
    for said, make in (
        (HTML, guide_html),
        (Text.markdown, guide_markdown),
        (Text.text, guide_text),
    ):
        path = folder / files[said]
        path.write_text(make(linked), encoding="utf-8", newline="\n")
    write_pdf(folder / files[Text.pdf], linked, folder)


def _note(path: Path, lessons: dict[str, str]) -> None:
    made = {"version": core.VERSION, "lessons": dict(sorted(lessons.items()))}
    path.write_text(f"{json.dumps(made, indent=1)}\n", encoding="ascii", newline="\n")


def _read(folder: Path) -> tuple[str, dict[str, str]] | None:
    """Read with which version and from which lessons a folder was made."""
    found = outside.read(folder / MADE, _LONGEST).text
    try:
        made = json.loads(found)
        version, lessons = made["version"], made["lessons"]
    except (ValueError, KeyError, TypeError):
        return None
    is_sound = isinstance(version, str) and isinstance(lessons, dict)
    return (version, {str(k): str(v) for k, v in lessons.items()}) if is_sound else None


def _lessons_in(folder: Path) -> dict[str, str]:
    made = _read(folder)
    return made[1] if made else {}


def _check(folder: Path, files: list[LessonFile], *, is_whole: bool) -> None:
    """Print which lessons changed since a folder was made; Outdated if any did."""
    made = _read(folder)
    if made is None:
        raise LabError(
            f"{folder} has no {MADE}: no guides were made there. Choose another folder."
        )
    version, before = made
    now = {file.lesson().id: file.digest for file in files}
    told = [
        f"{id_}: {'changed' if id_ in before else 'new'}"
        for id_, digest in now.items()
        if before.get(id_) != digest
    ]
    told += [f"{id_}: gone" for id_ in before if is_whole and id_ not in now]
    if version != core.VERSION:
        told.append(f"All were made by version {version}; this is {core.VERSION}.")
    if not told:
        write("Nothing has changed since the guides were made.")
        return
    write(visible("\n".join(told)))
    raise Outdated("The guides are out of date. Make them again.")
