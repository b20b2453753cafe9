"""Exceptions from who gets through to what."""

from core.catalog import Way
from core.records.record import Record
from core.text import Name, PlainText


class Passage(Record):
    """Whether somebody gets through to something, where that is not as usual."""

    origin: PlainText  # who asks; empty: everybody
    target: Name  # whom: a computer, or an object of Active Directory
    way: Way  # for what
    is_open: bool = False
