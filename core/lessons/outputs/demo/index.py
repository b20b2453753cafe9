"""The page that leads to all demos of a folder."""

from collections.abc import Sequence

import resources
from core.lessons.outputs.chapters import Chapter
from core.lessons.outputs.demo.page import FOLDER, STYLE, policy
from core.lessons.outputs.templates import templates
from core.lessons.outputs.words import DemoText, GuideText


def demo_index(chapters: Sequence[Chapter]) -> str:
    """Write the page: without scripts, and with links to files beside it alone."""
    style = resources.text(STYLE)
    return (
        templates(FOLDER)
        .get_template("index.html")
        .render(
            chapters=chapters,
            style=style,
            policy=policy(style, []),
            text=DemoText,
            of_guides=GuideText,
        )
    )
