"""Search over all topics of the help: titles and text, whatever the case."""

import re
from collections.abc import Collection
from functools import cache
from typing import NamedTuple

from gui.help.topics import text, titles

_AROUND = 40
"""Characters that are shown on each side of what was found."""
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_BETWEEN = re.compile(r"^[#>\s-]+|\||---+", re.MULTILINE)
_MARKS = re.compile(r"\*\*|`+")


class Found(NamedTuple):
    """A topic that contains what was looked for, and some words of it."""

    topic: str
    title: str
    around: str


def search(typed: str, unread: Collection[str] = ()) -> list[Found]:
    """Find the topics that contain every word; those that have it in the title first.

    Nothing typed finds nothing, and in topics that are unread only the title is found.
    """
    wanted = [word.casefold() for word in typed.split()]
    if not wanted:
        return []
    bodies = {name: "" if name in unread else plain(name) for name in titles()}
    found = [
        Found(topic, title, _around(bodies[topic], wanted[0]))
        for topic, title in titles().items()
        if all(word in f"{title} {bodies[topic]}".casefold() for word in wanted)
    ]
    return sorted(found, key=lambda f: wanted[0] not in f.title.casefold())


@cache
def plain(topic: str) -> str:
    """Return what stands below a title, as it is read, in one line."""
    _, _, body = text(topic).partition("\n")
    words = _MARKS.sub("", _LINK.sub(r"\1", body))
    return " ".join(_BETWEEN.sub(" ", words).split())


def _around(words: str, wanted: str) -> str:
    """Cut out the first place, or the beginning where only the title has the word."""
    place = max(words.casefold().find(wanted), 0)
    begin, end = max(place - _AROUND, 0), place + len(wanted) + _AROUND
    before = (
        words[begin:place] if begin == 0 else f"…{_from_a_word(words[begin:place])}"
    )
    behind = (
        words[place:end] if end >= len(words) else f"{_to_a_word(words[place:end])}…"
    )
    return f"{before}{behind}"


def _from_a_word(cut: str) -> str:
    return cut.partition(" ")[2]


def _to_a_word(cut: str) -> str:
    return cut.rpartition(" ")[0]
