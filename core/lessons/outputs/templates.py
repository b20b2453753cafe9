"""Templates of pages; every text in them is literal but for authors' Markdown."""

from functools import cache
from typing import TYPE_CHECKING

import resources
from core.lessons.outputs.marked import html_of, instruction_of, line_of

if TYPE_CHECKING:
    from jinja2 import Environment


@cache
def templates(folder: str) -> "Environment":
    """Return the templates of a folder of the resources."""
    # Slow to import, and needed for outputs alone.
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(resources.path(folder)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.globals.update(html_of=html_of, instruction_of=instruction_of, line_of=line_of)
    return made
