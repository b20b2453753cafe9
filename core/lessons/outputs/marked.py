"""Markdown of authors as HTML, without links, pictures and HTML of their own."""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

_LITERAL = ["link", "image", "autolink", "reference", "html_inline", "html_block"]


def html_of(text: str) -> str:
    """Return paragraphs of HTML; an address stands as a text that can be copied."""
    return str(reader().render(text)).strip()


def line_of(text: str) -> str:
    """Return one line of HTML, without a paragraph around it."""
    return str(reader().renderInline(text)).strip()


@cache
def reader() -> "MarkdownIt":
    """Return the one reader of Markdown for all that is written from lessons."""
    from markdown_it import MarkdownIt  # slow to import, and needed for outputs alone

    return MarkdownIt("commonmark", {"html": False}).disable(_LITERAL)
