"""Where a character of a text stands, as PowerShell says it in an error."""

import re
from typing import NamedTuple

_LINE_END = re.compile(r"\r\n|\r|\n")


class Spot(NamedTuple):
    """The line and the character in it, both counted from one, and the line's text."""

    line: int
    char: int
    text: str


def spot(text: str, offset: int) -> Spot:
    """Find the line of a character; what lies past the end is in the last line."""
    line, start = 1, 0
    for line_end in _LINE_END.finditer(text):
        if line_end.end() > offset:
            return Spot(line, offset - start + 1, text[start : line_end.start()])
        line, start = line + 1, line_end.end()
    return Spot(line, min(offset, len(text)) - start + 1, text[start:])
