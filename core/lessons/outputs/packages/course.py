"""The page of a course: its lessons, what is reached in each, and one that is open."""

from collections.abc import Sequence
from dataclasses import dataclass

import resources
from core.errors import LabError
from core.lessons.outputs.demo.page import FOLDER, policy
from core.lessons.outputs.packages.about import About
from core.lessons.outputs.packages.adapters import in_script
from core.lessons.outputs.templates import templates
from core.lessons.outputs.words import PackageText

_LONGEST = 4_000
"""Characters for all lessons: what SCORM 1.2 keeps, and some to spare."""
_OF_A_RESULT = 8


@dataclass(frozen=True)
class Part:
    """A lesson in a course."""

    about: About
    page: bytes

    @property
    def name(self) -> str:
        """The name of its page in the package."""
        return f"lessons/{self.about.id}.html"


def course_html(
    about: About, parts: Sequence[Part], *, adapter: str, connects: bool
) -> str:
    """Write the page; LabError if the results of all lessons cannot be kept."""
    if sum(len(part.about.id) + _OF_A_RESULT for part in parts) > _LONGEST:
        raise LabError(PackageText.too_many.format(title=about.title))
    style = resources.text("packages/course.css")
    scripts = [adapter, _script()]
    frames = "frame-src 'self'; "
    return (
        templates(FOLDER)
        .get_template("course.html")
        .render(
            about=about,
            parts=parts,
            text=PackageText,
            style=style,
            scripts=scripts,
            data=in_script(_data(about)),
            policy=frames + policy(style, scripts, connects=connects),
        )
    )


def _data(about: About) -> dict[str, object]:
    names = ("lesson_of", "untested", "reached_passed", "reached_failed", "reached_all")
    words = {name: getattr(PackageText, name) for name in names}
    return {"id": about.id, "pass": about.pass_, "words": words}


def _script() -> str:
    """Join the parts of the course's own script."""
    parts = (resources.text(f"packages/{name}.js") for name in ("counting", "course"))
    return "\n".join(["(() => {", '"use strict";', *parts, "})();", ""])
