"""Formats of dates and time spans, as .NET has them in the culture en-US."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta

from core.shell.values.errors import failure
from core.shell.values.text import (
    clock_time,
    long_date_and_time,
    short_date_and_time,
    span_text,
)

_STANDARD: dict[str, str | Callable[[datetime], str]] = {
    "d": "M/d/yyyy",
    "D": "dddd, MMMM d, yyyy",
    "f": "dddd, MMMM d, yyyy h:mm tt",
    "F": long_date_and_time,
    "g": "M/d/yyyy h:mm tt",
    "G": short_date_and_time,
    "m": "MMMM d",
    "M": "MMMM d",
    "o": "yyyy-MM-ddTHH:mm:ss.fffffff",
    "O": "yyyy-MM-ddTHH:mm:ss.fffffff",
    "r": "ddd, dd MMM yyyy HH:mm:ss 'GMT'",
    "R": "ddd, dd MMM yyyy HH:mm:ss 'GMT'",
    "s": "yyyy-MM-ddTHH:mm:ss",
    "t": lambda moment: clock_time(moment, with_seconds=False),
    "T": clock_time,
    "u": "yyyy-MM-dd HH:mm:ss'Z'",
    "y": "MMMM yyyy",
    "Y": "MMMM yyyy",
}
_PART = re.compile(
    r"'[^']*'|\"[^\"]*\"|\\.|%?(?:y+|M+|d+|H+|h+|m+|s+|f+|F+|t+|z+|K|g+)|.", re.DOTALL
)


def format_date(moment: datetime, pattern: str = "") -> str:
    """Write a moment by a standard letter or a pattern such as `yyyy-MM-dd`."""
    if not pattern:
        return short_date_and_time(moment)
    if len(pattern) == 1:
        known = _STANDARD.get(pattern)
        if known is None:
            raise failure("Input string was not in a correct format.", "FormatError")
        if callable(known):
            return known(moment)
        pattern = known
    return "".join(_part(part, moment) for part in _PART.findall(pattern))


def _part(part: str, moment: datetime) -> str:
    if part[0] in "'\"":
        return part[1:-1]
    if part[0] == "\\":
        return part[1:]
    part = part.removeprefix("%") or part
    write = _PARTS.get(part[0])
    return part if write is None else write(moment, len(part))


def _year(moment: datetime, count: int) -> str:
    return f"{moment.year % 100:0{count}}" if count < 3 else f"{moment.year:0{count}}"


def _month(moment: datetime, count: int) -> str:
    if count < 3:
        return f"{moment.month:0{count}}"
    return moment.strftime("%b" if count == 3 else "%B")


def _day(moment: datetime, count: int) -> str:
    if count < 3:
        return f"{moment.day:0{count}}"
    return moment.strftime("%a" if count == 3 else "%A")


def _twelve(moment: datetime, count: int) -> str:
    return f"{(moment.hour - 1) % 12 + 1:0{min(count, 2)}}"


def _half(moment: datetime, count: int) -> str:
    return ("AM" if moment.hour < 12 else "PM")[:count]


def _fraction(moment: datetime, count: int) -> str:
    return f"{moment.microsecond * 10:07}"[:count]


def _offset(_: datetime, count: int) -> str:
    """Write the lab's zone, which is UTC."""
    return {1: "+0", 2: "+00"}.get(count, "+00:00")


_PARTS: dict[str, Callable[[datetime, int], str]] = {
    "y": _year,
    "M": _month,
    "d": _day,
    "H": lambda moment, count: f"{moment.hour:0{min(count, 2)}}",
    "h": _twelve,
    "m": lambda moment, count: f"{moment.minute:0{min(count, 2)}}",
    "s": lambda moment, count: f"{moment.second:0{min(count, 2)}}",
    "f": _fraction,
    "F": lambda moment, count: _fraction(moment, count).rstrip("0"),
    "t": _half,
    "z": _offset,
    "K": lambda *_: "",
    "g": lambda *_: "A.D.",
}


_SPAN_PART = re.compile(r"'[^']*'|\"[^\"]*\"|\\.|%?(?:d+|h+|m+|s+|f+)|.", re.DOTALL)


def format_span(span: timedelta, pattern: str = "") -> str:
    r"""Write a time span by `c`, `g` or a pattern such as `hh\:mm`."""
    if pattern in ("", "c", "t", "T"):
        return span_text(span)
    if pattern in ("g", "G"):
        return _general_span(span, is_long=pattern == "G")
    return "".join(_span_part(part, abs(span)) for part in _SPAN_PART.findall(pattern))


def _general_span(span: timedelta, *, is_long: bool) -> str:
    sign, span = "-" if span < timedelta() else "", abs(span)
    hours, rest = divmod(span.seconds, 3600)
    clock, part = f"{rest // 60:02}:{rest % 60:02}", f"{span.microseconds * 10:07}"
    if is_long:
        return f"{sign}{span.days}:{hours:02}:{clock}.{part}"
    days = f"{span.days}:" if span.days else ""
    return f"{sign}{days}{hours}:{clock}.{part}".rstrip("0").removesuffix(".")


def _span_part(part: str, span: timedelta) -> str:
    if part[0] in "'\"":
        return part[1:-1]
    if part[0] == "\\":
        return part[1:]
    part = part.removeprefix("%")
    hours, rest = divmod(span.seconds, 3600)
    values = {"d": span.days, "h": hours, "m": rest // 60, "s": rest % 60}
    if part[:1] == "f":
        return f"{span.microseconds * 10:07}"[: len(part)]
    if part[:1] not in values:
        raise failure("Input string was not in a correct format.", "FormatError")
    return f"{values[part[0]]:0{len(part)}}"
