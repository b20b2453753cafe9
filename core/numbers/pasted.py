"""Finds a number in what was pasted, whatever stands around it."""

import re

from core.numbers import symbols
from core.numbers.kinds import GROUP, KINDS

_LONGEST = 20_000
"""Characters of a text that are searched."""
_GAP = r"[\W_]{0,3}"
_GROUP = "[0-9A-Z]{5}"
_MARKS = {symbols.fold(kind.mark) for kind in KINDS}


def find_number(text: str, groups: int) -> str | None:
    """Find a number of so many groups; None if a text has none.

    A text that is nothing but groups is taken whole, also if they are too many, and so
    is one that begins with a mark and goes on wrongly: what is wrong in it can be told.
    """
    plain = symbols.upper(text[:_LONGEST]).strip()
    if re.fullmatch(rf"(?:{_GROUP}{_GAP}){{1,{groups + 1}}}[0-9A-Z]{{1,9}}", plain):
        return plain
    shape = rf"{_GROUP}(?:{_GAP}{_GROUP}){{{groups - 1}}}"
    places = re.finditer(rf"(?<![0-9A-Z])(?=({shape})(?![0-9A-Z]))", plain)
    found = [symbols.normalise(place[1]) for place in places]
    marked = [number for number in found if _is_marked(number)]
    return next(iter(marked or found), plain if _is_marked(plain) else None)


def none_found(groups: int) -> str:
    """Say that a text has no number."""
    return f"What was pasted holds no number of {groups} groups of {GROUP} characters."


def _is_marked(number: str) -> bool:
    return symbols.fold(number[:GROUP]) in _MARKS
