"""Quoted texts: literal and expandable ones, and here-strings.

Any quotation mark of a kind ends a text that another one of that kind began.
"""

import re
from collections.abc import Callable
from typing import NoReturn

from core.shell.language.characters import BLANK, DOUBLE, NEW_LINE, SINGLE
from core.shell.language.parts import Parts
from core.shell.language.reader import Reader
from core.shell.language.tree import Expandable, Text

_LITERAL = re.compile(f"[{SINGLE}]((?:[^{SINGLE}]|[{SINGLE}]{{2}})*+)[{SINGLE}]")
_TWO_SINGLE = re.compile(f"[{SINGLE}]([{SINGLE}])")
_PLAIN = re.compile(f"[^`${DOUBLE}]++")
_PLAIN_HERE = re.compile(r"[^`$\r\n]++")
_TWO_DOUBLE = re.compile(f"[{DOUBLE}]([{DOUBLE}])")
_ONE_DOUBLE = re.compile(f"[{DOUBLE}]")
_LINE_END = re.compile(NEW_LINE)
_HERE_HEADER = re.compile(rf"@([{SINGLE}{DOUBLE}])[{BLANK}]*+")
_HERE_LITERAL = re.compile(rf"((?s:.*?)){NEW_LINE}[{SINGLE}]@")
_HERE_FOOTER = re.compile(rf"{NEW_LINE}[{DOUBLE}]@")
_INDENTED_FOOTER = re.compile(rf"(?m:^)[{BLANK}]+([{SINGLE}{DOUBLE}])@")
_ESCAPES = {
    "0": "\0",
    "a": "\a",
    "b": "\b",
    "f": "\f",
    "n": "\n",
    "r": "\r",
    "t": "\t",
    "v": "\v",
}


def literal(reader: Reader) -> Text:
    """Read a text in single quotation marks, which comes next."""
    start = reader.at
    found = reader.take(_LITERAL)
    if found is None:
        _unterminated(reader, start, "'")
    return Text(reader.place(start), _TWO_SINGLE.sub(r"\1", found[1]))


def expandable(reader: Reader) -> Text | Expandable:
    """Read a text in double quotation marks, which comes next."""
    start = reader.at
    reader.at += 1
    parts = Parts(reader)
    _expand_to(reader, parts, _PLAIN, lambda: _closed(reader, parts), start)
    return parts.whole(start)


def _closed(reader: Reader, parts: Parts) -> bool:
    """Whether the quotation mark that comes next ends the text; a pair is one."""
    start = reader.at
    if found := reader.take(_TWO_DOUBLE):
        parts.add(start, found[1])
        return False
    return reader.take(_ONE_DOUBLE) is not None


def here_string(reader: Reader) -> Text | Expandable | None:
    """Read a here-string, if one comes next."""
    start = reader.at
    header = reader.take(_HERE_HEADER)
    if header is None:
        return None
    if not reader.take(_LINE_END):
        reader.fail(
            "UnexpectedCharactersAfterHereStringHeader",
            "No characters are allowed after a here-string header but before the end "
            "of the line.",
        )
    if header[1] in SINGLE:
        return _here_literal(reader, start)
    parts = Parts(reader)
    if not _empty_here(reader, DOUBLE):
        _expand_to(
            reader,
            parts,
            _PLAIN_HERE,
            lambda: reader.take(_HERE_FOOTER) is not None,
            start,
            '"@',
        )
    return parts.whole(start)


def _here_literal(reader: Reader, start: int) -> Text:
    if _empty_here(reader, SINGLE):
        return Text(reader.place(start), "")
    found = reader.take(_HERE_LITERAL)
    if found is None:
        _unterminated(reader, start, "'@")
    return Text(reader.place(start), found[1])


def _empty_here(reader: Reader, quotes: str) -> bool:
    """Take the footer that follows the header at once."""
    return any(reader.taken(f"{quote}@") for quote in quotes)


def _expand_to(
    reader: Reader,
    parts: Parts,
    plain: re.Pattern[str],
    closed: Callable[[], bool],
    start: int,
    terminator: str = '"',
) -> None:
    """Read the parts of a text until it is closed."""
    while True:
        here = reader.at
        if found := reader.take(plain):
            parts.add(here, found[0])
        elif reader.at_end:
            _unterminated(reader, start, terminator)
        elif closed():
            return
        elif reader.at == here and not parts.expand(quoted=terminator == '"'):
            parts.add(here, one_letter(reader))


def one_letter(reader: Reader) -> str:
    """Read a letter, or what a backtick makes of it (about_Special_Characters)."""
    letter = reader.next
    reader.at += 1
    if letter != "`" or reader.at_end:
        return letter
    escaped = reader.next
    reader.at += 1
    return _ESCAPES.get(escaped, escaped)


def _unterminated(reader: Reader, start: int, terminator: str) -> NoReturn:
    is_here = len(terminator) > 1
    indented = _INDENTED_FOOTER.search(reader.text, start) if is_here else None
    reader.at = len(reader.text)
    if indented:
        reader.at = indented.end()
        reader.fail(
            "WhitespaceBeforeHereStringFooter",
            "White space is not allowed before the string terminator.",
            indented.start(),
            incomplete=False,
        )
    reader.fail(
        "TerminatorExpectedAtEndOfString",
        f"The string is missing the terminator: {terminator}.",
        start,
        incomplete=True,
    )
