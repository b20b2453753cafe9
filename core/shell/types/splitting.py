"""Texts parted at characters or at other texts, as `.Split()` does."""

import re

from core.shell.types.failing import is_option
from core.shell.values.conversion import as_list
from core.shell.values.kinds import Named, Value, is_number
from core.shell.values.numbers import to_whole
from core.shell.values.text import text_of

BLANKS = "\t\n\v\f\r \x85\xa0"


def letters_of(arguments: tuple[Value, ...]) -> str:
    """Return the characters that arguments name: each letter of a text is one."""
    return "".join(text_of(one) for given in arguments for one in as_list(given))


def split(text: str, *arguments: Value) -> list[Value]:
    """Part a text at characters, or at texts where those are given as an array.

    .NET Framework has no overload for one text as the separator: each of its letters
    is one.
    """
    given = list(arguments)
    drops_empty = False
    if len(given) > 1 and is_option(given[-1], "RemoveEmptyEntries", "None"):
        drops_empty = is_option(given.pop(), "RemoveEmptyEntries")
    elif len(given) == 2 and isinstance(given[0], list) and is_number(given[1]):
        drops_empty = int(to_whole(given.pop())) == 1
    most = 0
    if len(given) > 1 and is_number(given[-1]) and not isinstance(given[-1], Named):
        most = int(to_whole(given.pop()))
    return list(_pieces(text, _separators(given), most, drops_empty))


def _separators(given: list[Value]) -> list[str]:
    texts = [text_of(one) for value in given for one in as_list(value)]
    if any(isinstance(value, list) for value in given) and len(texts) >= 1:
        whole = [text for text in texts if text]
    else:
        whole = [letter for text in texts for letter in text]
    return whole or list(BLANKS)


def _pieces(
    text: str, separators: list[str], most: int, drops_empty: bool
) -> list[str]:
    found: list[str] = []
    pattern = re.compile("|".join(re.escape(s) for s in separators))
    start = 0
    for mark in pattern.finditer(text):
        if most and len(found) == most - 1:
            break
        if mark.start() > start or not drops_empty:
            found.append(text[start : mark.start()])
        start = mark.end()
    if start < len(text) or not drops_empty:
        found.append(text[start:])
    return found
