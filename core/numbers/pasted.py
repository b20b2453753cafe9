"""Finds a number in what was pasted, whatever stands around it."""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass

from core.numbers import kinds, purchases, symbols
from core.numbers.kinds import GROUP, KINDS, NumberError, NumberKind
from core.numbers.whole import read_whole

_LONGEST = 20_000
"""Characters of a text that are searched."""
_GAP = r"[\W_]{0,3}"
_GROUP = "[0-9A-Z]{5}"
_BETWEEN = re.compile(r"[\s\-\u2010-\u2015\u2212]+")
_AMOUNT = r"(?<![\w,.\-])(?:[0-9]{1,3}(?:[,.\s][0-9]{3})+|[0-9]+)(?!\w|[,.\-][0-9])"
_MARKS = {symbols.fold(kind.mark) for kind in KINDS}


@dataclass(frozen=True)
class Wanted(ABC):
    """The number that a field is for."""

    noun: str

    @property
    def none_found(self) -> str:
        """Say that what was pasted has none."""
        return f"What was pasted holds no {self.noun}."

    @abstractmethod
    def part(self, text: str) -> str | None:
        """Return a text that can be a piece of the number as it is put in, or None."""

    @abstractmethod
    def find(self, text: str) -> str | None:
        """Find the number in a text; None if there is none."""


@dataclass(frozen=True)
class Grouped(Wanted):
    """A number in groups of five letters and digits."""

    groups: int

    def part(self, text: str) -> str | None:
        plain = symbols.upper(text[:_LONGEST]).strip()
        first, *middle = _BETWEEN.split(plain)
        is_whole = len(symbols.normalise(plain)) >= self.groups * GROUP
        is_grouped = all(len(run) % GROUP == 0 for run in middle[:-1])
        is_plain = all(re.fullmatch("[0-9A-Z]*", run) for run in (first, *middle))
        return plain if is_plain and is_grouped and not is_whole else None

    def find(self, text: str) -> str | None:
        number = find_number(text, self.groups)
        return symbols.grouped(number) if number and number.isalnum() else number


@dataclass(frozen=True)
class Digits(Wanted):
    """A number of so many digits."""

    length: int
    read: Callable[[str], str]  # NumberError where it is not one of ours

    def part(self, text: str) -> str | None:
        plain = symbols.normalise(text[:_LONGEST])
        is_part = re.fullmatch("[0-9]*", plain) and len(plain) < self.length
        return plain if is_part else None

    def find(self, text: str) -> str | None:
        """Find it: one that is right, or stands alone, or is all of the text."""
        plain = symbols.upper(text[:_LONGEST]).strip()
        shape = rf"[0-9](?:[ \-]?[0-9]){{{self.length - 1}}}"
        places = re.finditer(rf"(?<![0-9A-Z])(?=({shape})(?![0-9A-Z]))", plain)
        found = [place[1] for place in places]
        right = [number for number in found if self._is_right(number)]
        alone = [number for number in found if number.isdigit()]
        whole = [plain] if re.fullmatch(r"[0-9](?:[\W_]?[0-9])*", plain) else []
        number = next(iter(right or alone or whole), None)
        return None if number is None else symbols.normalise(number)

    def _is_right(self, number: str) -> bool:
        try:
            self.read(number)
        except NumberError:
            return False
        return True


@dataclass(frozen=True)
class Amount(Wanted):
    """How many of something: the only number in a text."""

    def part(self, text: str) -> str | None:
        plain = symbols.upper(text[:_LONGEST]).strip()
        return plain if re.fullmatch("[0-9]*", plain) else None

    def find(self, text: str) -> str | None:
        if (number := read_whole(text[:_LONGEST])) is not None:
            return str(number)
        rows = re.findall(_AMOUNT, symbols.upper(text[:_LONGEST]))
        return symbols.normalise(rows[0]) if len(rows) == 1 else None


def groups(count: int) -> Grouped:
    """Return what boxes for so many groups are for."""
    return Grouped(f"number of {count} groups of {GROUP} characters", count)


def _of(kind: NumberKind) -> Grouped:
    return Grouped(kind.noun, kind.length // GROUP)


PRODUCT_ID = _of(kinds.PRODUCT_ID)
LICENSE_SERVER_ID = _of(kinds.LICENSE_SERVER_ID)
PRODUCT_KEY = _of(kinds.RETAIL_CODE)
AUTHORIZATION_NUMBER = _of(kinds.AUTHORIZATION_NUMBER)
LICENSE_NUMBER = Digits("license number", 8, purchases.license_number_digits)
AGREEMENT_NUMBER = Digits("agreement number", 7, purchases.agreement_digits)
WHOLE_NUMBER = Amount("whole number")


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


def _is_marked(number: str) -> bool:
    return symbols.fold(number[:GROUP]) in _MARKS
