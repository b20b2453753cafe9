"""A guide as a page to read and print, and the index of a folder of guides."""

from collections.abc import Sequence

from core.lessons.outputs.chapters import Chapter
from core.lessons.outputs.guides import Guide, Style, file_of, pictures_of, points
from core.lessons.outputs.templates import templates
from core.lessons.outputs.words import GuideText

_FOLDER = "templates/guide"
NOTES = 12
"""Lines to write on."""


def guide_html(guide: Guide) -> str:
    """Write a page: without scripts, and without anything from outside."""
    template = templates(_FOLDER).get_template("lesson.html")
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
    template = templates(_FOLDER).get_template("index.html")
    return template.render(chapters=chapters, style=style, text=GuideText)
