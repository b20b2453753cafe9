"""Reads a whole number as people write one, with its thousands apart or not."""

import re

from core.numbers.symbols import without_invisible

_WHOLE = re.compile(r"\d+|\d{1,3}(?:[,\u066c]\d{3})+|\d{1,3}(?:\s\d{3})+")
_MOST_DIGITS = 600  # Python may refuse to convert more


def read_whole(text: str) -> int | None:
    """Read `1000`, `1,000` or `1 000`, in the digits of any script; None for others.

    Of a number beyond all reckoning only the beginning is read.
    """
    plain = without_invisible(text).strip()
    if not _WHOLE.fullmatch(plain):
        return None
    return int(re.sub(r"\D", "", plain)[:_MOST_DIGITS])
