"""A guide as a page to read and print, and the index of a folder of guides."""

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

import resources
from core.lessons.outputs.guides import Guide, Style, file_of, pictures_of, points
from core.lessons.outputs.marked import html_of, line_of
from core.lessons.outputs.words import GuideText
from core.records import Record

if TYPE_CHECKING:
    from jinja2 import Environment

_TEMPLATES = "templates/guide"
NOTES = 12
"""Lines to write on."""


class Entry(Record):
    """A lesson in the index."""

    id: str
    title: str
    summary: str
    kind: str
    minutes: int
    links: dict[str, str]  # to files of the folder, by what they are


class Chapter(Record):
    """A course in the index, and its lessons."""

    title: str
    summary: str
    entries: tuple[Entry, ...]

    @property
    def count(self) -> str:
        """How many lessons it has, and how long they take."""
        minutes = sum(entry.minutes for entry in self.entries)
        return GuideText.count.format(lessons=len(self.entries), hours=hours(minutes))


def guide_html(guide: Guide) -> str:
    """Write a page: without scripts, and without anything from outside."""
    template = _templates().get_template("lesson.html")
    return template.render(
        guide=guide,
        story=guide.story,
        style=guide.style,
        text=GuideText,
        pictures_of=pictures_of,
        file_of=file_of,
        points=points,
        notes=NOTES,
    )


def index_html(chapters: Sequence[Chapter], style: Style) -> str:
    """Write the page that leads to all guides of a folder."""
    template = _templates().get_template("index.html")
    return template.render(chapters=chapters, style=style, text=GuideText)


def hours(minutes: int) -> str:
    """Say a duration in hours and minutes."""
    if minutes < 60:
        return GuideText.only_minutes.format(minutes=minutes)
    return GuideText.hours.format(hours=minutes // 60, minutes=minutes % 60)


@cache
def _templates() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    made = Environment(
        loader=FileSystemLoader(resources.path(_TEMPLATES)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["prose"] = lambda text: Markup(html_of(text))
    made.filters["line"] = lambda text: Markup(line_of(text))
    return made
