"""How the facts of a check read as parts of an English sentence."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from core import clock
from core.records import Record

_WORDS = {
    "per-user": "Per User",
    "per-device": "Per Device",
    "2008r2": "2008 R2",
    "automatic": "Automatic connection",
    "web": "Web Browser",
    "telephone": "Telephone",
    "retail": "Retail Purchase",
    "open": "Open License",
    "select": "Select License",
    "enterprise": "Enterprise Agreement",
    "campus": "Campus Agreement",
    "school": "School Agreement",
    "spla": "Service Provider License Agreement",
    "other": "Other agreement",
    "built-in": "Built-in",
    "over-used": "Built-in OverUsed",
}
"""What reads otherwise than its code; the rest loses its hyphens."""

SHOWN = 3
"""So many of a longer list are named."""


@dataclass(frozen=True)
class Says:
    """How a field reads: `yes` with its value in place of {}, or `no` of a bool."""

    yes: str
    no: str = ""
    of: str = ""  # the attribute it is compared with, where that has another name
    none: str = ""  # where nothing stands there

    def phrase(self, value: Any) -> str:
        """Say that the field has this value."""
        if isinstance(value, bool):
            return self.yes if value else self.no
        if value is None and self.none:
            return self.none
        return self.yes.format(word(value))


def word(value: Any) -> str:
    """Write a value as a person reads it."""
    if value is None or value in ((), ""):
        return "nothing"
    if isinstance(value, datetime):
        return clock.day(value)
    if isinstance(value, Record):
        said = value.model_dump(exclude_defaults=True)
        return joined(f"{key.replace('_', ' ')} {text}" for key, text in said.items())
    if isinstance(value, tuple | list):
        return joined(word(v) for v in value)
    if type(value) in {str, int}:
        return str(value)
    return words_of(str(value))


def words_of(code: str) -> str:
    """Write the code of a value as a person reads it."""
    return _WORDS.get(code, code.replace("-", " ") if code.islower() else code)


def capital(text: str) -> str:
    """Begin a sentence with a capital letter."""
    return f"{text[:1].upper()}{text[1:]}"


def joined(parts: Iterable[str]) -> str:
    """List parts with commas and an `and`."""
    *first, last = parts
    return f"{', '.join(first)} and {last}" if first else last


def listed_once(parts: Iterable[str]) -> str:
    """List the first parts, those that are alike once and with their number."""
    counted = Counter(parts)
    shown = [
        f"{part} ({number:,} times)" if number > 1 else part
        for part, number in list(counted.items())[:SHOWN]
    ]
    more = len(counted) - SHOWN
    return "; ".join([*shown, *([f"{more:,} more"] if more > 0 else [])])


def same(wanted: Any, actual: Any) -> bool:
    """Compare what a check wants with what is there; names whatever their case."""
    if isinstance(wanted, Record) and isinstance(actual, Record):
        said = wanted.model_dump(exclude_defaults=True)
        return all(getattr(actual, key) == value for key, value in said.items())
    if isinstance(wanted, str) and isinstance(actual, str):
        return wanted.casefold() == actual.casefold()
    if isinstance(wanted, tuple) and isinstance(actual, tuple | list):
        pairs = zip(wanted, actual, strict=False)
        return len(wanted) == len(actual) and all(same(w, a) for w, a in pairs)
    return bool(wanted == actual)


def same_account(wanted: str, actual: str | None) -> bool:
    r"""Compare a user's name with an account: `a.adams` is `CORP\a.adams`."""
    account = (actual or "").casefold()
    return wanted.casefold() in {account, account.rpartition("\\")[2]}
