"""Moments, with their members; the lab's time is UTC."""

import calendar
from collections.abc import Callable
from datetime import datetime, timedelta

from core.shell.types.date_patterns import parse_exactly
from core.shell.types.enumerations import DAYS
from core.shell.types.failing import call_failure
from core.shell.types.net_type import Context, NetType
from core.shell.types.reference import put
from core.shell.values.conversion import (
    as_list,
    moment_of_ticks,
    ticks_of,
    to_datetime,
    to_timespan,
)
from core.shell.values.date_formats import format_date
from core.shell.values.dates import read_date
from core.shell.values.kinds import Int64, Named, Value
from core.shell.values.numbers import to_double, to_whole
from core.shell.values.text import long_date_and_time, text_of

_FIRST_FILE_TIME = datetime(1601, 1, 1)
"""Where the file times of Windows begin."""
_TICKS = 10
_NOT_A_DATE = "String was not recognized as a valid DateTime."
_LAST = datetime.max.replace(microsecond=999_999)


def _out_of_range(method: str, count: int) -> Exception:
    return call_failure(
        method,
        count,
        "The added or subtracted value results in an un-representable DateTime.",
        "ArgumentOutOfRangeException",
    )


def _moved(unit: str, method: str) -> Callable[[datetime, Value], datetime]:
    """Make the method that adds so many of a unit."""

    def add(moment: datetime, count: Value) -> datetime:
        try:
            return moment + timedelta(**{unit: to_double(count)})
        except (OverflowError, ValueError):
            raise _out_of_range(method, 1) from None

    return add


def _add_months(moment: datetime, count: Value, method: str = "AddMonths") -> datetime:
    whole = int(to_whole(count))
    year, month = divmod(moment.year * 12 + moment.month - 1 + whole, 12)
    if not 1 <= year <= 9999:
        raise _out_of_range(method, 1)
    day = min(moment.day, calendar.monthrange(year, month + 1)[1])
    return moment.replace(year=year, month=month + 1, day=day)


def _add_years(moment: datetime, count: Value) -> datetime:
    return _add_months(moment, int(to_whole(count)) * 12, "AddYears")


def _add_ticks(moment: datetime, count: Value) -> datetime:
    return _add_span(moment, int(to_whole(count, "System.Int64")))


def _add_span(moment: datetime, span: Value) -> datetime:
    try:
        return moment + to_timespan(span)
    except OverflowError:
        raise _out_of_range("Add", 1) from None


def _subtract(moment: datetime, other: Value) -> Value:
    if isinstance(other, timedelta):
        return _add_span(moment, -other)
    return moment - to_datetime(other, moment)


def _compare(left: datetime, right: Value) -> int:
    other = to_datetime(right, left)
    return int(left > other) - int(left < other)


def _day_of_week(moment: datetime) -> Named:
    number = moment.isoweekday() % 7
    return Named(DAYS[number], number, "System.DayOfWeek")


def _file_time(moment: datetime) -> Value:
    return Int64((moment - _FIRST_FILE_TIME) // timedelta(microseconds=1) * _TICKS)


def _from_file_time(_: Context, ticks: Value) -> datetime:
    since = int(to_whole(ticks, "System.Int64"))
    return moment_of_ticks(since + int(ticks_of(_FIRST_FILE_TIME)))


def _date_text(pattern: str) -> Callable[[datetime], str]:
    return lambda moment: format_date(moment, pattern)


def _to_string(moment: datetime, pattern: Value = "", _: Value = None) -> str:
    return format_date(moment, pattern if isinstance(pattern, str) else "")


# ---- static members ----


def _parse(context: Context, text: Value, *_: Value) -> datetime:
    found = read_date(text_of(text), context.now())
    if found is None:
        raise call_failure("Parse", 1, _NOT_A_DATE, "FormatException")
    return found


def _exactly(context: Context, text: Value, patterns: Value) -> datetime | None:
    for pattern in as_list(patterns):
        found = parse_exactly(text_of(text), text_of(pattern), context.now())
        if found is not None:
            return found
    return None


def _parse_exact(
    context: Context, text: Value, patterns: Value, _: Value = None, __: Value = None
) -> datetime:
    found = _exactly(context, text, patterns)
    if found is None:
        raise call_failure("ParseExact", 3, _NOT_A_DATE, "FormatException")
    return found


def _try_parse(context: Context, text: Value, reference: Value, *rest: Value) -> bool:
    found = read_date(text_of(text), context.now())
    return put(rest[-1] if rest else reference, found, datetime.min)


def _try_parse_exact(
    context: Context,
    text: Value,
    patterns: Value,
    _: Value,
    __: Value,
    reference: Value,
) -> bool:
    return put(reference, _exactly(context, text, patterns), datetime.min)


def _new_moment(_: Context, *numbers: Value) -> datetime:
    if len(numbers) == 1:
        return moment_of_ticks(int(to_whole(numbers[0], "System.Int64")))
    whole = [int(to_whole(number)) for number in numbers[:7]]
    if len(whole) == 7:
        whole[6] *= 1000
    try:
        return datetime(*whole)  # type: ignore[arg-type]
    except (ValueError, TypeError):
        raise call_failure(
            ".ctor",
            len(numbers),
            "Year, Month, and Day parameters describe an un-representable DateTime.",
            "ArgumentOutOfRangeException",
        ) from None


def _days_in_month(_: Context, year: Value, month: Value) -> int:
    number = int(to_whole(month))
    if not 1 <= number <= 12:
        raise call_failure(
            "DaysInMonth",
            2,
            "Month must be between one and twelve. Parameter name: month",
            "ArgumentOutOfRangeException",
        )
    return calendar.monthrange(int(to_whole(year)), number)[1]


TYPES = (
    NetType(
        "System.DateTime",
        ("datetime",),
        lambda value, context: (
            None if value is None else to_datetime(value, context.now())
        ),
        new=_new_moment,
        properties={
            "Date": lambda moment: datetime(moment.year, moment.month, moment.day),
            "Day": lambda moment: moment.day,
            "DayOfWeek": _day_of_week,
            "DayOfYear": lambda moment: moment.timetuple().tm_yday,
            "Hour": lambda moment: moment.hour,
            "Kind": lambda _: Named("Local", 2, "System.DateTimeKind"),
            "Millisecond": lambda moment: moment.microsecond // 1000,
            "Minute": lambda moment: moment.minute,
            "Month": lambda moment: moment.month,
            "Second": lambda moment: moment.second,
            "Ticks": lambda moment: Int64(ticks_of(moment)),
            "TimeOfDay": lambda moment: (
                moment - datetime(moment.year, moment.month, moment.day)
            ),
            "Year": lambda moment: moment.year,
            "DateTime": long_date_and_time,
        },
        methods={
            "Add": _add_span,
            "AddDays": _moved("days", "AddDays"),
            "AddHours": _moved("hours", "AddHours"),
            "AddMilliseconds": _moved("milliseconds", "AddMilliseconds"),
            "AddMinutes": _moved("minutes", "AddMinutes"),
            "AddMonths": lambda moment, count: _add_months(moment, count),
            "AddSeconds": _moved("seconds", "AddSeconds"),
            "AddTicks": _add_ticks,
            "AddYears": _add_years,
            "CompareTo": _compare,
            "IsDaylightSavingTime": lambda _: False,
            "Subtract": _subtract,
            "ToFileTime": _file_time,
            "ToFileTimeUtc": _file_time,
            "ToLocalTime": lambda moment: moment,
            "ToLongDateString": _date_text("D"),
            "ToLongTimeString": _date_text("T"),
            "ToShortDateString": _date_text("d"),
            "ToShortTimeString": _date_text("t"),
            "ToString": _to_string,
            "ToUniversalTime": lambda moment: moment,
        },
        static_properties={
            "MaxValue": lambda _: _LAST,
            "MinValue": lambda _: datetime.min,
            "Now": lambda context: context.now(),
            "Today": lambda context: context.now().replace(
                hour=0, minute=0, second=0, microsecond=0
            ),
            "UtcNow": lambda context: context.now(),
        },
        static_methods={
            "Compare": lambda context, left, right: _compare(
                to_datetime(left, context.now()), right
            ),
            "DaysInMonth": _days_in_month,
            "FromFileTime": _from_file_time,
            "FromFileTimeUtc": _from_file_time,
            "IsLeapYear": lambda _, year: calendar.isleap(int(to_whole(year))),
            "Parse": _parse,
            "ParseExact": _parse_exact,
            "SpecifyKind": lambda _, moment, __: moment,
            "TryParse": _try_parse,
            "TryParseExact": _try_parse_exact,
        },
    ),
)
