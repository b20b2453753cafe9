"""Values made into other types: what a cast, a parameter or an operator does."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from core.shell.values.bag import Bag, Table
from core.shell.values.dates import read_date, read_span
from core.shell.values.errors import cast_failure, too_big
from core.shell.values.kinds import MAX_ARRAY, Char, Value, is_number
from core.shell.values.numbers import to_whole
from core.shell.values.text import text_of

_TICKS = 10  # of 100 nanoseconds, in a microsecond
_BEGINNING = datetime(1, 1, 1)


def is_true(value: Value) -> bool:
    """Tell whether a value counts as true: an array of one as its member does."""
    if value is True:
        return True
    if value is None or value is False:
        return False
    if isinstance(value, str):
        return value != "" and value != "\0" if isinstance(value, Char) else value != ""
    if isinstance(value, list):
        return is_true(value[0]) if len(value) == 1 else bool(value)
    return bool(value) if is_number(value) else True


def to_char(value: Value) -> Char:
    """Make a value a character."""
    if isinstance(value, str) and len(value) == 1:
        return Char(value)
    if isinstance(value, str):
        raise cast_failure(
            value, value, "System.Char", "String must be exactly one character long."
        )
    return Char(chr(to_whole(value, "System.UInt16")))


def to_datetime(value: Value, today: datetime) -> datetime:
    """Make a value a moment; a number counts ticks since the year 1."""
    if isinstance(value, datetime):
        return value
    if isinstance(value, list) and len(value) == 1:
        return to_datetime(value[0], today)
    if isinstance(value, str):
        found = read_date(value, today)
        if found is not None:
            return found
        raise cast_failure(
            value,
            value,
            "System.DateTime",
            "The string was not recognized as a valid DateTime.",
        )
    if is_number(value):
        return moment_of_ticks(to_whole(value, "System.Int64"))
    raise cast_failure(value, text_of(value), "System.DateTime")


def moment_of_ticks(ticks: int) -> datetime:
    """Return the moment so many 100 nanoseconds after the year 1 began."""
    try:
        return _BEGINNING + timedelta(microseconds=ticks // _TICKS)
    except OverflowError:
        raise cast_failure(ticks, str(ticks), "System.DateTime") from None


def ticks_of(value: datetime | timedelta) -> int:
    """Return a moment or a span in 100 nanoseconds."""
    span = value - _BEGINNING if isinstance(value, datetime) else value
    return span // timedelta(microseconds=1) * _TICKS


def to_timespan(value: Value) -> timedelta:
    """Make a value a time span; a number counts ticks."""
    if isinstance(value, timedelta):
        return value
    if isinstance(value, str):
        found = read_span(value)
        if found is not None:
            return found
        raise cast_failure(
            value,
            value,
            "System.TimeSpan",
            "String was not recognized as a valid TimeSpan.",
        )
    if is_number(value):
        return timedelta(microseconds=to_whole(value, "System.Int64") // _TICKS)
    raise cast_failure(value, text_of(value), "System.TimeSpan")


def as_list(value: Value) -> list[Value]:
    """Return what `@( )` makes of a value: nothing of $null, an array as it is."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def to_array(value: Value) -> list[Value]:
    """Make a value an array; $null stays $null where a type is asked."""
    return list(value) if isinstance(value, list) else [value]


def collected(values: list[Value]) -> Value:
    """Return output as it is assigned: nothing, the one value, or an array."""
    if not values:
        return None
    return values[0] if len(values) == 1 else values


def limited(values: Iterable[Value]) -> list[Value]:
    """Make an array of not too many members."""
    found: list[Value] = []
    for value in values:
        found.append(value)
        if len(found) > MAX_ARRAY:
            raise too_big("An array", MAX_ARRAY)
    return found


def to_custom(value: Value) -> Value:
    """Make a hash table an object; anything else stays what it is.

    `PSTypeName` is no property of it, but names its type; that name is not kept here.
    """
    if not isinstance(value, Table):
        return value
    named = ((text_of(key), inner) for key, inner in value.items())
    return Bag((name, inner) for name, inner in named if name.lower() != "pstypename")
