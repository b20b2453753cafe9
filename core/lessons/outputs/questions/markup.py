"""What authors wrote, as HTML without links, and as plain text."""

from functools import cache
from typing import TYPE_CHECKING

from core.lessons.outputs.documents import legal

if TYPE_CHECKING:
    from markdown_it import MarkdownIt


@cache
def _markdown() -> "MarkdownIt":
    """Make the reader of Markdown: paragraphs, emphasis and code, and nothing else.

    No rule of it makes an address, a picture or HTML; whatever looks so is text.
    """
    from markdown_it import MarkdownIt  # slow to import, and seldom needed

    known = ["emphasis", "backticks", "escape"]
    return MarkdownIt("zero", {"html": False, "xhtmlOut": True}).enable(known)


def html(markdown: str) -> str:
    """Write Markdown as well-formed HTML in one line, each paragraph a `p`."""
    return str(_markdown().render(legal(markdown))).replace("\n", " ").strip()


def inline_html(markdown: str) -> str:
    """Write Markdown as HTML that may stand within a paragraph."""
    return str(_markdown().renderInline(legal(markdown))).replace("\n", " ").strip()


def plain(markdown: str) -> str:
    """Write Markdown as text in one line, without its signs."""
    (token,) = _markdown().parseInline(legal(markdown))
    return " ".join("".join(c.content or " " for c in token.children or ()).split())
