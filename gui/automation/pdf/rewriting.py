"""Changes parts of a PDF that is written: what follows moves, and its table says so."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

_ENTRY = re.compile(rb"(?<=\n)(\d{10})(?= \d{5} n)")
_TABLE = b"xref\n0 "
_START = re.compile(rb"(?<=startxref\n)\d+")


class Change(NamedTuple):
    """What comes into the place of some bytes."""

    start: int
    end: int
    content: bytes


def rewritten(pdf: bytes, changes: Iterable[Change]) -> bytes:
    """Make changes, which come in their order and stand before the table."""
    table = pdf.rindex(_TABLE)
    parts, moved, end, at = [], [(0, 0)], 0, 0
    for change in changes:
        before = pdf[end : change.start]
        parts += [before, change.content]
        at += len(before) + len(change.content)
        end = change.end
        moved.append((end, at - end))
    return b"".join([*parts, pdf[end:table], _moved(pdf[table:], moved)])


def _moved(table: bytes, moved: list[tuple[int, int]]) -> bytes:
    """Write the table of places anew: by how much each has moved stands in a list."""
    starts = [start for start, _ in moved]

    def new(place: int) -> int:
        return place + moved[bisect_right(starts, place) - 1][1]

    entries = _ENTRY.sub(lambda found: b"%010d" % new(int(found[1])), table)
    return _START.sub(lambda found: b"%d" % new(int(found[0])), entries)
