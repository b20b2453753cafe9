"""Dates read by an exact pattern, as `ParseExact` does in the culture en-US."""

import re
from datetime import datetime, timedelta

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_SHORT_DAYS = "Mon|Tue|Wed|Thu|Fri|Sat|Sun"
_STANDARD = {
    "d": "M/d/yyyy",
    "D": "dddd, MMMM d, yyyy",
    "g": "M/d/yyyy h:mm tt",
    "G": "M/d/yyyy h:mm:ss tt",
    "o": "yyyy-MM-ddTHH:mm:ss.fffffff",
    "s": "yyyy-MM-ddTHH:mm:ss",
    "t": "h:mm tt",
    "T": "h:mm:ss tt",
    "u": "yyyy-MM-dd HH:mm:ss'Z'",
}
_PART = re.compile(
    r"'[^']*'|\"[^\"]*\"|\\.|%?(?:y+|M+|d+|H+|h+|m+|s+|f+|F+|t+|z+|K)|.", re.DOTALL
)
_DIGITS: dict[str, str] = {
    **dict.fromkeys(("M", "d", "H", "h", "m", "s"), r"\d{1,2}"),
    **{letter * 2: r"\d{2}" for letter in ("M", "d", "H", "h", "m", "s", "y")},
    "y": r"\d{1,2}",
    "yyyy": r"\d{4}",
}
_WORDS = {
    "MMMM": "|".join(_MONTHS),
    "MMM": "|".join(month[:3] for month in _MONTHS),
    "dddd": _DAYS,
    "ddd": _SHORT_DAYS,
    "tt": "AM|PM",
    "t": "A|P",
    "zzz": r"[+-]\d{2}:\d{2}",
    "zz": r"[+-]\d{2}",
    "z": r"[+-]\d{1,2}",
    "K": r"Z|[+-]\d{2}:\d{2}|",
}


def parse_exactly(text: str, pattern: str, today: datetime) -> datetime | None:
    """Read a date that is written exactly so; None if it is not.

    What the pattern leaves out is today, and midnight; a zone moves the time to UTC.
    """
    pattern = _STANDARD.get(pattern, pattern)
    names: list[str] = []
    parts = [_expression(part, names) for part in _PART.findall(pattern)]
    found = re.fullmatch("".join(parts), text, re.IGNORECASE)
    if found is None:
        return None
    values = dict(zip(names, found.groups(), strict=True))
    try:
        return _moment(values, today)
    except (ValueError, OverflowError):
        return None


def _expression(part: str, names: list[str]) -> str:
    if part[0] in "'\"":
        return re.escape(part[1:-1])
    if part[0] == "\\" and len(part) > 1:
        return re.escape(part[1:])
    part = part.removeprefix("%") or part
    if part[0] in "fF":
        inside = rf"\d{{{len(part)}}}" if part[0] == "f" else rf"\d{{0,{len(part)}}}"
        names.append("f")
        return f"({inside})"
    inside = _WORDS.get(part) or _DIGITS.get(part) or ""
    if not inside:
        return re.escape(part)
    names.append(part)
    return f"({inside})"


def _moment(values: dict[str, str], today: datetime) -> datetime:
    year, month, day = _date(values, today)
    moment = datetime(
        year,
        month,
        day,
        _hour(values),
        _number(values, "mm", "m"),
        _number(values, "ss", "s"),
        int((values.get("f") or "0").ljust(7, "0")) // 10,
    )
    return moment - _offset(values)


def _date(values: dict[str, str], today: datetime) -> tuple[int, int, int]:
    has_date = any(name[0] in "yMd" for name in values if name not in ("ddd", "dddd"))
    if not has_date:
        return today.year, today.month, today.day
    return _year(values, today), _month(values), _number(values, "dd", "d", default=1)


def _number(values: dict[str, str], *names: str, default: int = 0) -> int:
    return next((int(values[name]) for name in names if name in values), default)


def _year(values: dict[str, str], today: datetime) -> int:
    if "yyyy" in values:
        return int(values["yyyy"])
    short = _number(values, "yy", "y", default=-1)
    if short < 0:
        return today.year
    return short + (2000 if short < 30 else 1900)


def _month(values: dict[str, str]) -> int:
    word = values.get("MMMM") or values.get("MMM")
    if word is None:
        return _number(values, "MM", "M", default=1)
    return [month[:3].lower() for month in _MONTHS].index(word[:3].lower()) + 1


def _hour(values: dict[str, str]) -> int:
    if "HH" in values or "H" in values:
        return _number(values, "HH", "H")
    hour = _number(values, "hh", "h")
    half = (values.get("tt") or values.get("t") or "").lower()
    return hour % 12 + (12 if half.startswith("p") else 0) if half else hour


def _offset(values: dict[str, str]) -> timedelta:
    text = next((values[n] for n in ("zzz", "zz", "z", "K") if values.get(n)), "Z")
    if text in ("Z", "z"):
        return timedelta(0)
    hours, _, minutes = text[1:].partition(":")
    span = timedelta(hours=int(hours), minutes=int(minutes or 0))
    return -span if text[0] == "-" else span
