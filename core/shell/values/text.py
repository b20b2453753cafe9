"""A value as text: in a string (invariant), and as the window shows it (en-US)."""

from datetime import datetime, timedelta
from decimal import Decimal

from core.shell.values.bag import Bag, Table
from core.shell.values.errors import ErrorRecord, too_big
from core.shell.values.instance import Instance
from core.shell.values.kinds import MAX_TEXT, Value, net_name


def text_of(value: Value) -> str:
    """Return a value as a cast to text and an expandable string write it."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, list):
        return joined(value, " ")
    return _scalar(value)


def joined(values: list[Value], separator: str) -> str:
    """Join the texts of values; ScriptError if that gets too long."""
    texts = [_scalar_or_name(value) for value in values]
    if sum(map(len, texts)) + len(separator) * len(texts) > MAX_TEXT:
        raise too_big("A text", MAX_TEXT)
    return separator.join(texts)


def _scalar_or_name(value: Value) -> str:
    """Write a member of an array; an array in an array is only named."""
    return net_name(value) if isinstance(value, list) else text_of(value)


def _scalar(value: Value) -> str:
    if isinstance(value, bool):
        return "True" if value else "False"
    if isinstance(value, int):
        return int.__repr__(value)
    if isinstance(value, float):
        return number_text(value)
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, datetime):
        return f"{value:%m/%d}/{value.year:04} {value:%H:%M:%S}"
    if isinstance(value, timedelta):
        return span_text(value)
    return _object_text(value)


def _object_text(value: Value) -> str:
    if isinstance(value, Instance):
        return value.text()
    if isinstance(value, ErrorRecord):
        return value.message
    if isinstance(value, Bag) and _is_custom(value):
        inner = "; ".join(f"{n}={_inner(v)}" for n, v in value.items())
        return f"@{{{inner}}}"
    return net_name(value)


def _is_custom(bag: Bag) -> bool:
    """Tell whether an object is a script's own, or made of properties of another."""
    return bag.net_name.endswith("PSCustomObject") or bag.net_name[:9] == "Selected."


def _inner(value: Value) -> str:
    """Write a property of an object that is written itself; no deeper."""
    return "" if isinstance(value, Bag) else _scalar_or_name(value)


def number_text(value: float) -> str:
    """Write a double with up to 15 digits, as .NET Framework does."""
    if value != value:
        return "NaN"
    if value in (float("inf"), float("-inf")):
        return "Infinity" if value > 0 else "-Infinity"
    text = format(value, ".15G")
    return "0" if text == "-0" else text


def exact_text(value: float) -> str:
    """Write a double so that it is read as the same one: 15 digits, or 17."""
    text = number_text(value)
    return text if float(text) == value else format(value, ".17G")


def span_text(value: timedelta) -> str:
    """Write a time span: `1.02:03:04.5000000`."""
    sign = "-" if value < timedelta(0) else ""
    rest, micro = divmod(abs(value) // timedelta(microseconds=1), 1_000_000)
    minutes, seconds = divmod(rest, 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    head = f"{days}." if days else ""
    tail = f".{micro * 10:07}" if micro else ""
    return f"{sign}{head}{hours:02}:{minutes:02}:{seconds:02}{tail}"


def shown_text(value: Value) -> str:
    """Write a value in a column or a list: dates as they are written in en-US."""
    if isinstance(value, datetime):
        return short_date_and_time(value)
    if isinstance(value, list):
        return f"{{{', '.join(_member_text(v) for v in value[:4])}{_more(value)}}}"
    if isinstance(value, Table):
        pairs = [text_of(key) for key in value.keys()]  # noqa: SIM118
        return f"{{{', '.join(pairs[:4])}{_more(pairs)}}}"
    return text_of(value)


def _member_text(value: Value) -> str:
    return shown_text(value) if not isinstance(value, list) else net_name(value)


def _more(values: list[Value] | list[str]) -> str:
    return "..." if len(values) > 4 else ""


def short_date_and_time(value: datetime) -> str:
    """Write a moment as en-US does: `12/1/2026 2:38:00 PM`."""
    return f"{value.month}/{value.day}/{value.year:04} {clock_time(value)}"


def long_date_and_time(value: datetime) -> str:
    """Write a moment in words: `Tuesday, December 1, 2026 2:38:00 PM`."""
    day = f"{value:%A}, {value:%B} {value.day}, {value.year:04}"
    return f"{day} {clock_time(value)}"


def clock_time(value: datetime, *, with_seconds: bool = True) -> str:
    """Write the time of day as en-US does: `2:38:00 PM`."""
    seconds = f":{value.second:02}" if with_seconds else ""
    half = "AM" if value.hour < 12 else "PM"
    return f"{(value.hour - 1) % 12 + 1}:{value.minute:02}{seconds} {half}"
