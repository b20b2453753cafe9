"""Dates and time spans read from text, in the culture en-US."""

import re
from datetime import datetime, timedelta

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ISO = re.compile(
    r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?:[T ]+(.+?))?(?:Z|[+-]00:?00)?", re.IGNORECASE
)
_SLASHED = re.compile(r"(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d{2}))?(?:,?\s+(.+))?")
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?:\s+(.+))?")
_TIME = re.compile(
    r"(\d{1,2})(?::(\d{2})(?::(\d{2})(?:\.(\d{1,7}))?)?)?\s*([ap]\.?m\.?)?",
    re.IGNORECASE,
)
_SPAN = re.compile(
    r"(-?)(?:(\d+)\.)?(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,7}))?)?"
)


def read_date(text: str, today: datetime) -> datetime | None:
    """Read a date; a time alone is of today, and what cannot be read is None."""
    text = text.strip()
    for read in (_iso, _year_first, _slashed, _in_words):
        try:
            found = read(text, today)
        except (ValueError, OverflowError):
            return None
        if found is not None:
            return found
    return None


def _iso(text: str, _: datetime) -> datetime | None:
    if not (found := _ISO.fullmatch(text)):
        return None
    year, month, day, time = found.groups()
    return _with_time(datetime(int(year), int(month), int(day or 1)), time)


def _year_first(text: str, _: datetime) -> datetime | None:
    if not (found := _YEAR_FIRST.fullmatch(text)):
        return None
    year, month, day, time = found.groups()
    return _with_time(datetime(int(year), int(month), int(day)), time)


def _slashed(text: str, today: datetime) -> datetime | None:
    if not (found := _SLASHED.fullmatch(text)):
        return None
    month, day, year, time = found.groups()
    return _with_time(datetime(_year(year, today), int(month), int(day)), time)


def _year(text: str | None, today: datetime) -> int:
    """Return a year; of two digits, those to 29 are of this century."""
    if text is None:
        return today.year
    number = int(text)
    if len(text) > 2:
        return number
    return number + (2000 if number < 30 else 1900)


def _in_words(text: str, today: datetime) -> datetime | None:
    """Read `Nov 16, 2026 8:30 PM`, `16 November 2026`, or a time alone."""
    if found := _TIME.fullmatch(text):
        if found[2] is None and found[5] is None:
            return None
        return _with_time(datetime(today.year, today.month, today.day), text)
    words = text.replace(",", " ").split()
    words = [w for w in words if not _names(w, _DAYS)]
    months = [i for i, w in enumerate(words) if _names(w, _MONTHS)]
    if not words or len(months) != 1 or months[0] > 1:
        return None
    month = _index(words.pop(months[0]), _MONTHS) + 1
    day = int(words.pop(0)) if words and len(words[0]) < 3 else 1
    is_year = bool(words) and words[0].isdigit() and len(words[0]) == 4
    year = int(words.pop(0)) if is_year else today.year
    rest = " ".join(w for w in words if w.upper() not in ("GMT", "UTC"))
    return _with_time(datetime(year, month, day), rest or None)


def _names(word: str, names: tuple[str, ...]) -> bool:
    return _index(word, names) >= 0


def _index(word: str, names: tuple[str, ...]) -> int:
    short = word.lower().rstrip(".")
    fits = (i for i, n in enumerate(names) if short in (n, n[:3]))
    return next(fits, -1)


def _with_time(day: datetime, time: str | None) -> datetime | None:
    if time is None:
        return day
    if not (found := _TIME.fullmatch(time.strip())):
        return None
    hour, minute, second, part, half = found.groups()
    hours = int(hour)
    if half:
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if half[0] in "pP" else 0)
    micro = int((part or "0").ljust(7, "0")) // 10
    return day.replace(
        hour=hours,
        minute=int(minute or 0),
        second=int(second or 0),
        microsecond=micro,
    )


def read_span(text: str) -> timedelta | None:
    """Read a time span: `1.02:03:04`, `02:03`, or a number of days."""
    text = text.strip()
    if re.fullmatch(r"-?\d{1,8}", text):
        return timedelta(days=int(text))
    if not (found := _SPAN.fullmatch(text)):
        return None
    sign, days, hours, minutes, seconds, part = found.groups()
    if int(hours) > 23 or int(minutes) > 59 or int(seconds or 0) > 59:
        return None
    try:
        span = timedelta(
            days=int(days or 0),
            hours=int(hours),
            minutes=int(minutes),
            seconds=int(seconds or 0),
            microseconds=int((part or "0").ljust(7, "0")) // 10,
        )
    except OverflowError:
        return None
    return -span if sign else span
