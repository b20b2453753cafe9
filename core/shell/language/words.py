"""Words in argument mode: everything up to a blank is text (about_Parsing)."""

import re

from core.shell.language.characters import (
    DOUBLE,
    DOUBLE_QUOTES,
    NEW_LINE,
    SINGLE,
    SINGLE_QUOTES,
    WORD_END,
)
from core.shell.language.parts import Parts
from core.shell.language.reader import Reader
from core.shell.language.texts import expandable, literal, one_letter
from core.shell.language.tree import Expandable, Expression, Text

_PLAIN = re.compile(rf"[^{WORD_END}`${SINGLE}{DOUBLE}]++")
_END = re.compile(rf"[{WORD_END}]|\Z")
_CONTINUATION = re.compile(rf"`{NEW_LINE}")


def word(reader: Reader, first: Expression | None = None) -> Text | Expandable:
    """Read a bare word, with the variables and quoted texts in it.

    It may have begun with a variable or `$( )`. A backtick at the end of the line ends
    the word, as a blank does.
    """
    start = first.place.start if first else reader.at
    parts = Parts(reader, first)
    while not reader.sees(_END) and not reader.sees(_CONTINUATION):
        _piece(reader, parts)
    if reader.at == start:
        reader.unexpected()
    return parts.whole(start, bare=True)


def ends_word(reader: Reader) -> bool:
    """Say whether a word ends here."""
    return (reader.sees(_END) or reader.sees(_CONTINUATION)) is not None


def _piece(reader: Reader, parts: Parts) -> None:
    here = reader.at
    if found := reader.take(_PLAIN):
        parts.add(here, found[0])
    elif reader.next in SINGLE_QUOTES:
        parts.add(here, literal(reader).text)
    elif reader.next in DOUBLE_QUOTES:
        _add_quoted(reader, parts)
    elif not parts.expand():
        parts.add(here, one_letter(reader))


def _add_quoted(reader: Reader, parts: Parts) -> None:
    here = reader.at
    quoted = expandable(reader)
    if isinstance(quoted, Text):
        parts.add(here, quoted.text)
    else:
        parts.extend(quoted)
