"""Markdown of authors as plain text, and as Markdown in which all else is literal."""

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from core.lessons.outputs.marked import reader
from core.lessons.sentences import apart, block

if TYPE_CHECKING:
    from markdown_it.token import Token

_MARKS = {"strong_open": "**", "strong_close": "**", "em_open": "*", "em_close": "*"}
_LITERAL = frozenset("\\`*_{}[]()<>#!|~&:$")
"""What could be taken as a mark, a tag, an address, or as a formula."""
_AT_BEGINNING = re.compile(r"^(\s*\d*)([-+=.])")
"""What could be taken as the beginning of a list or of a line under a heading."""


def text_of(text: str) -> str:
    """Return a text without marks; “what is typed” stands in quotation marks."""
    return " ".join(_written(text, str, {}, lambda code: f"“{code}”").split())


def markdown_of(text: str) -> str:
    """Return one line of Markdown with **bold** and `code`, and nothing else."""
    return _begun(" ".join(_written(text, _escaped, _MARKS, _fenced).split("\n")))


def instruction_of(text: str) -> str:
    """Return a line of Markdown, and below it the lines that are typed, if any."""
    said, lines = apart(text)
    return f"{markdown_of(said)}\n\n{block(lines)}" if lines else markdown_of(said)


def literal(text: str) -> str:
    """Return one line of Markdown that reads as this text, whatever it holds."""
    return _begun(_escaped(" ".join(text.split())))


def _escaped(text: str) -> str:
    return "".join(f"\\{c}" if c in _LITERAL else c for c in text)


def _begun(line: str) -> str:
    return _AT_BEGINNING.sub(r"\1\\\2", line)


def _written(
    text: str,
    plain: Callable[[str], str],
    marks: dict[str, str],
    code: Callable[[str], str],
) -> str:
    """Write the words of all blocks one after the other."""
    blocks = (token for token in reader().parse(text) if token.content)
    said = (
        "".join(_inline(block, plain, marks, code))
        if block.children is not None
        else plain(block.content)
        for block in blocks
    )
    return "\n".join(said)


def _inline(
    block: "Token",
    plain: Callable[[str], str],
    marks: dict[str, str],
    code: Callable[[str], str],
) -> Iterator[str]:
    for token in block.children or ():
        if token.type == "code_inline":
            yield code(token.content)
        elif token.type in {"softbreak", "hardbreak"}:
            yield "\n"
        else:
            yield marks.get(token.type, plain(token.content))


def _fenced(code: str) -> str:
    """Mark what is typed; a longer fence where the text has back quotes itself."""
    fence = "`"
    while fence in code:
        fence += "`"
    pad = " " if "`" in code else ""
    return f"{fence}{pad}{code}{pad}{fence}"
