"""Markdown of authors as HTML, without links, pictures and HTML of their own."""

from functools import cache
from html import escape
from typing import TYPE_CHECKING

from core.lessons.sentences import apart

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_LITERAL = ["link", "image", "autolink", "reference", "html_inline", "html_block"]


def html_of(text: str) -> str:
    """Return paragraphs of HTML; an address stands as a text that can be copied."""
    return str(reader().render(text)).strip()


def line_of(text: str) -> str:
    """Return one line of HTML, without a paragraph around it."""
    return str(reader().renderInline(text)).strip()


def instruction_of(text: str) -> str:
    """Return one line of HTML, and below it the lines that are to be typed, if any."""
    said, lines = apart(text)
    shown = f"<pre><code>{escape(lines)}</code></pre>" if lines else ""
    return f"{line_of(said)}{shown}"


@cache
def reader() -> "MarkdownIt":
    """Return the one reader of Markdown for all that is written from lessons."""
    from markdown_it import MarkdownIt  # slow to import, and needed for outputs alone

    return MarkdownIt("commonmark", {"html": False}).disable(_LITERAL)
