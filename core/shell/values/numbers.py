"""Numbers: read from text, and made to fit a type."""

import re
from decimal import ROUND_HALF_EVEN, Decimal

from core.shell.values.errors import ScriptError, cast_failure
from core.shell.values.kinds import (
    INT_MAX,
    INT_MIN,
    LONG_MAX,
    LONG_MIN,
    Byte,
    Char,
    Int16,
    Int64,
    Named,
    Sized,
    UInt16,
    UInt32,
    UInt64,
    Value,
)
from core.shell.values.text import text_of

Number = int | float | Decimal

_DECIMAL = re.compile(r"[+-]?(?:\d[\d,]*\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
_HEX = re.compile(r"([+-]?)0[xX]([0-9a-fA-F]+)")
_MULTIPLIED = re.compile(r"(.+?)([kmgtp])b", re.IGNORECASE)
_POWERS = {"k": 10, "m": 20, "g": 30, "t": 40, "p": 50}
_BAD_FORMAT = "Input string was not in a correct format."
_MOST_DIGITS = 400

MAX_DECIMAL = +Decimal(2**96 - 1)
"""The greatest decimal, in the digits that decimals reckon with."""

WIDTHS: dict[str, type[Sized] | type[int]] = {
    "System.Int32": int,
    "System.Int64": Int64,
    "System.UInt32": UInt32,
    "System.UInt64": UInt64,
    "System.Int16": Int16,
    "System.UInt16": UInt16,
    "System.Byte": Byte,
}
"""The whole numbers by their full names."""


def read_number(text: str) -> Number | None:
    """Read a number as an operator reads text: `5`, `1.5`, `0x1F`, `2kb`; else None."""
    text = text.strip()
    if not text:
        return 0
    if len(text) > _MOST_DIGITS:
        return None
    if found := _HEX.fullmatch(text):
        value = int(found[2], 16)
        if value > UInt64.high:
            return None
        return -value if found[1] == "-" else value
    if found := _MULTIPLIED.fullmatch(text):
        base = read_number(found[1])
        return None if base is None else base * 2 ** _POWERS[found[2].lower()]
    if not _DECIMAL.fullmatch(text):
        return None
    plain = text.replace(",", "")
    if plain.lstrip("+-").isdigit() and LONG_MIN <= int(plain) <= LONG_MAX:
        return int(plain)
    return float(plain)


def number_of(value: Value) -> Number:
    """Return a value as the number that an operator takes it for."""
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, int | float | Decimal):
        return value
    if value is None:
        return 0
    if isinstance(value, Char):
        return ord(value)
    if isinstance(value, Named):
        return value.number
    if isinstance(value, str):
        found = read_number(value)
        if found is not None:
            return found
        raise cast_failure(value, value, "System.Int32", _BAD_FORMAT)
    raise cast_failure(value, text_of(value), "System.Int32")


def to_whole(value: Value, kind: str = "System.Int32") -> int:
    """Make a value a whole number of a type; half goes to even, nothing overflows."""
    if isinstance(value, list):
        value = _single(value, kind)
    width = WIDTHS[kind]
    number = _number(value, kind)
    if isinstance(number, int):
        whole = int(number)
    elif number != number or abs(number) == float("inf"):
        raise _overflow(value, kind)
    else:
        whole = int(Decimal(number).to_integral_value(ROUND_HALF_EVEN))
    low, high = limits(kind)
    if not low <= whole <= high:
        raise _overflow(value, kind)
    return whole if width is int else width(whole)


def limits(kind: str) -> tuple[int, int]:
    """Return the least and the greatest number of a type."""
    width = WIDTHS[kind]
    return (width.low, width.high) if issubclass(width, Sized) else (INT_MIN, INT_MAX)


def to_double(value: Value) -> float:
    """Make a value a double."""
    if isinstance(value, list):
        value = _single(value, "System.Double")
    return float(_number(value, "System.Double"))


_WITH_PLACES = re.compile(r"\s*[+-]?[0-9]{1,20}\.[0-9]{1,8}\s*")


def to_decimal(value: Value) -> Decimal:
    """Make a value a decimal; ScriptError where it is too large, or no number."""
    if isinstance(value, str) and _WITH_PLACES.fullmatch(value):
        return Decimal(value.strip())  # with the noughts at its end
    number = _number(value, "System.Decimal")
    found = Decimal(text_of(number)) if isinstance(number, float) else Decimal(number)
    if not found.is_finite() or abs(found) > MAX_DECIMAL:
        raise _overflow(value, "System.Decimal")
    return found


def _single(value: list[Value], kind: str) -> Value:
    if len(value) == 1:
        return value[0]
    raise cast_failure(value, text_of(value), kind)


def _number(value: Value, kind: str) -> Number:
    if isinstance(value, str) and not isinstance(value, Char | Named):
        found = read_number(value)
        if found is None:
            raise cast_failure(value, value, kind, _BAD_FORMAT)
        return found
    try:
        return number_of(value)
    except ScriptError:
        shown = text_of(value)
        raise cast_failure(
            value,
            shown,
            kind,
            "" if not isinstance(value, str) else _BAD_FORMAT,
        ) from None


def _overflow(value: Value, kind: str) -> ScriptError:
    name = kind.removeprefix("System.")
    article = "an" if name[0] in "IU" else "a"
    if name == "Byte":
        name = "unsigned byte"
        article = "an"
    return cast_failure(
        value,
        text_of(value),
        kind,
        f"Value was either too large or too small for {article} {name}.",
    )
