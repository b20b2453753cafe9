"""Time spans, with their members."""

from collections.abc import Callable
from datetime import timedelta

from core.shell.types.failing import call_failure
from core.shell.types.net_type import Context, NetType
from core.shell.types.reference import put
from core.shell.values.conversion import ticks_of, to_timespan
from core.shell.values.dates import read_span
from core.shell.values.kinds import Int64, Value
from core.shell.values.numbers import to_double, to_whole
from core.shell.values.text import text_of


def _parts(span: timedelta) -> tuple[int, int, int, int, int]:
    """Return days, hours, minutes, seconds and milliseconds, all with the sign."""
    rest, micro = divmod(abs(span) // timedelta(microseconds=1), 1_000_000)
    minutes, seconds = divmod(rest, 60)
    hours, minutes = divmod(minutes, 60)
    sign = -1 if span < timedelta(0) else 1
    days, hours = divmod(hours, 24)
    numbers = days, hours, minutes, seconds, micro // 1000
    days, hours, minutes, seconds, milli = (sign * number for number in numbers)
    return days, hours, minutes, seconds, milli


def _part(place: int) -> Callable[[timedelta], int]:
    return lambda span: _parts(span)[place]


def _total(**unit: int) -> Callable[[timedelta], float]:
    return lambda span: span / timedelta(**unit)


def _span_failure(method: str, count: int) -> Exception:
    return call_failure(
        method,
        count,
        "TimeSpan overflowed because the duration is too long.",
        "OverflowException",
    )


def _from(unit: str, method: str) -> Callable[[Context, Value], timedelta]:
    def make(_: Context, count: Value) -> timedelta:
        try:
            return timedelta(**{unit: to_double(count)})
        except (OverflowError, ValueError):
            raise _span_failure(method, 1) from None

    return make


def _new_span(_: Context, *numbers: Value) -> timedelta:
    whole = [int(to_whole(number, "System.Int64")) for number in numbers[:5]]
    if len(whole) == 1:
        return to_timespan(whole[0])
    if len(whole) == 3:
        whole.insert(0, 0)
    names = ("days", "hours", "minutes", "seconds", "milliseconds")
    try:
        return timedelta(**dict(zip(names, whole, strict=False)))
    except OverflowError:
        raise _span_failure(".ctor", len(numbers)) from None


def _parse_span(_: Context, text: Value) -> timedelta:
    found = read_span(text_of(text))
    if found is None:
        raise call_failure(
            "Parse",
            1,
            "String was not recognized as a valid TimeSpan.",
            "FormatException",
        )
    return found


def _combined(sign: int, method: str) -> Callable[[timedelta, Value], timedelta]:
    def combine(span: timedelta, other: Value) -> timedelta:
        try:
            return span + sign * to_timespan(other)
        except OverflowError:
            raise _span_failure(method, 1) from None

    return combine


TYPES = (
    NetType(
        "System.TimeSpan",
        ("timespan",),
        lambda value, _: None if value is None else to_timespan(value),
        new=_new_span,
        properties={
            "Ticks": lambda span: Int64(ticks_of(span)),
            "Days": _part(0),
            "Hours": _part(1),
            "Milliseconds": _part(4),
            "Minutes": _part(2),
            "Seconds": _part(3),
            "TotalDays": _total(days=1),
            "TotalHours": _total(hours=1),
            "TotalMilliseconds": _total(milliseconds=1),
            "TotalMinutes": _total(minutes=1),
            "TotalSeconds": _total(seconds=1),
        },
        methods={
            "Add": _combined(1, "Add"),
            "CompareTo": lambda span, other: (
                int(span > to_timespan(other)) - int(span < to_timespan(other))
            ),
            "Duration": lambda span: abs(span),
            "Negate": lambda span: -span,
            "Subtract": _combined(-1, "Subtract"),
        },
        static_properties={
            "MaxValue": lambda _: timedelta.max,
            "MinValue": lambda _: timedelta.min,
            "Zero": lambda _: timedelta(0),
        },
        static_methods={
            "FromDays": _from("days", "FromDays"),
            "FromHours": _from("hours", "FromHours"),
            "FromMilliseconds": _from("milliseconds", "FromMilliseconds"),
            "FromMinutes": _from("minutes", "FromMinutes"),
            "FromSeconds": _from("seconds", "FromSeconds"),
            "FromTicks": lambda _, ticks: to_timespan(
                int(to_whole(ticks, "System.Int64"))
            ),
            "Parse": _parse_span,
            "TryParse": lambda _, text, ref: put(
                ref, read_span(text_of(text)), timedelta()
            ),
        },
    ),
)
