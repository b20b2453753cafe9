"""Operators that reckon: `+ - * / %`, the bitwise ones, and the range."""

import math
from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Context, Decimal
from typing import Any

from core.shell.values.bag import Table
from core.shell.values.conversion import to_timespan
from core.shell.values.errors import ScriptError, failure, too_big
from core.shell.values.kinds import (
    INT_MAX,
    INT_MIN,
    LONG_MAX,
    LONG_MIN,
    MAX_ARRAY,
    MAX_TEXT,
    Char,
    Int64,
    Sized,
    Value,
    is_number,
    net_name,
)
from core.shell.values.numbers import (
    MAX_DECIMAL,
    Number,
    number_of,
    to_decimal,
    to_whole,
)
from core.shell.values.text import text_of

_EXACT = Context(prec=60)
"""Room for the whole quotient of the greatest decimal and the least one."""


def add(left: Value, right: Value) -> Value:
    """Add numbers, join texts and arrays; the left side decides."""
    if type(left) is int and type(right) is int:
        return _plain(left + right, left, right)
    if isinstance(left, str):
        return _text(left + text_of(right))
    if isinstance(left, list):
        return _array([*left, *(right if isinstance(right, list) else [right])])
    if left is None:
        return right
    if isinstance(left, Table) and isinstance(right, Table):
        return _joined_tables(left, right)
    if isinstance(left, datetime | timedelta):
        return _moved(left, to_timespan(right), 1)
    return _reckon(left, right, "+", lambda a, b: a + b)


def subtract(left: Value, right: Value) -> Value:
    """Subtract numbers, or moments and spans."""
    if type(left) is int and type(right) is int:
        return _plain(left - right, left, right)
    if isinstance(left, datetime) and isinstance(right, datetime):
        return left - right
    if isinstance(left, datetime | timedelta):
        return _moved(left, to_timespan(right), -1)
    return _reckon(left, right, "-", lambda a, b: a - b)


def multiply(left: Value, right: Value) -> Value:
    """Multiply numbers; repeat a text or an array."""
    if type(left) is int and type(right) is int:
        return _plain(left * right, left, right)
    if isinstance(left, str):
        times = _times(right)
        if len(left) * times > MAX_TEXT:
            raise too_big("A text", MAX_TEXT)
        return str(left) * times
    if isinstance(left, list):
        times = _times(right)
        if len(left) * times > MAX_ARRAY:
            raise too_big("An array", MAX_ARRAY)
        return list(left) * times
    return _reckon(left, right, "*", lambda a, b: a * b)


def divide(left: Value, right: Value) -> Value:
    """Divide; whole numbers that divide evenly stay whole."""
    a, b = _numbers(left, right, "/")
    if isinstance(a, int) and isinstance(b, int):
        if b == 0:
            raise _by_zero()
        if a % b == 0:
            return _fit(a // b, a, b)
        return a / b
    return _divided(a, b)


def remainder(left: Value, right: Value) -> Value:
    """Return what a division leaves, with the sign of the left side."""
    if type(left) is int and type(right) is int and left >= 0 and right > 0:
        return left % right
    a, b = _numbers(left, right, "%")
    if isinstance(a, int) and isinstance(b, int):
        if b == 0:
            raise _by_zero()
        rest = abs(a) % abs(b)
        return _fit(rest if a >= 0 else -rest, a, b)
    if isinstance(a, Decimal) or isinstance(b, Decimal):
        if b == 0:
            raise _by_zero()
        return _EXACT.remainder(to_decimal(a), to_decimal(b))
    return math.fmod(a, b) if b and math.isfinite(a) else math.nan


def negate(value: Value) -> Value:
    """Return the negative of a number."""
    if isinstance(value, timedelta):
        return -value
    return subtract(0, value)


def bitwise(operator: str) -> Callable[[Value, Value], Value]:
    """Return one of `band`, `bor`, `bxor`, `shl` and `shr`."""
    act = _BITWISE[operator]

    def reckon(left: Value, right: Value) -> Value:
        a = to_whole(left, "System.Int64")
        b = to_whole(right, "System.Int64")
        is_shift = operator in ("shl", "shr")
        bits = 32 if _is_small(a) and (is_shift or _is_small(b)) else 64
        return _signed(act(int(a), int(b) % bits if is_shift else int(b)), bits)

    return reckon


def complement(value: Value) -> Value:
    """Return a number with all its bits turned."""
    return ~int(to_whole(value, "System.Int64"))


def numbers_between(first: Value, last: Value) -> list[Value]:
    """Count from one whole number to another, up or down."""
    start, end = int(to_whole(first)), int(to_whole(last))
    if abs(end - start) >= MAX_ARRAY:
        raise too_big("An array", MAX_ARRAY)
    return list(range(start, end + 1) if end >= start else range(start, end - 1, -1))


_BITWISE: dict[str, Callable[[int, int], int]] = {
    "band": lambda a, b: a & b,
    "bor": lambda a, b: a | b,
    "bxor": lambda a, b: a ^ b,
    "shl": lambda a, b: a << b,
    "shr": lambda a, b: a >> b,
}


def _is_small(number: int) -> bool:
    return INT_MIN <= number <= INT_MAX


def _signed(number: int, bits: int) -> int:
    """Keep so many bits of a number, the first of them as its sign."""
    if INT_MIN <= number <= INT_MAX or (bits == 64 and LONG_MIN <= number <= LONG_MAX):
        return number
    rest = number % (1 << bits)
    return rest - (1 << bits) if rest >> (bits - 1) else rest


def _text(text: str) -> str:
    if len(text) > MAX_TEXT:
        raise too_big("A text", MAX_TEXT)
    return text


def _array(values: list[Value]) -> list[Value]:
    if len(values) > MAX_ARRAY:
        raise too_big("An array", MAX_ARRAY)
    return values


def _times(value: Value) -> int:
    times = int(to_whole(value))
    if times < 0:
        raise failure("The number of repetitions cannot be negative.")
    return times


def _joined_tables(left: Table, right: Table) -> Table:
    both = left.copy()
    for key, value in right.items():
        if key in both:
            raise failure(
                f"Item has already been added. Key in dictionary: '{text_of(key)}'  "
                f"Key being added: '{text_of(key)}'",
            )
        both.put(key, value)
    return both


def _moved(
    start: datetime | timedelta, span: timedelta, sign: int
) -> datetime | timedelta:
    try:
        return start + sign * span
    except OverflowError:
        raise failure(
            "The added or subtracted value results in an un-representable DateTime."
        ) from None


def _numbers(left: Value, right: Value, operator: str) -> tuple[Number, Number]:
    for side in (left, right):
        if not (side is None or isinstance(side, str | bool) or is_number(side)):
            raise _no_operator(side, operator)
    if isinstance(left, Char):
        raise _no_operator(left, operator)
    return number_of(left), number_of(right)


def _no_operator(value: Value, operator: str) -> ScriptError:
    names = {"+": "Addition", "-": "Subtraction", "*": "Multiply", "/": "Division"}
    return failure(
        f"Method invocation failed because [{net_name(value)}] does not contain a "
        f"method named 'op_{names.get(operator, 'Modulus')}'.",
        "MethodNotFound",
        target=f"op_{names.get(operator, 'Modulus')}",
    )


def _reckon(
    left: Value, right: Value, operator: str, act: Callable[[Any, Any], Any]
) -> Value:
    a, b = _numbers(left, right, operator)
    if isinstance(a, int) and isinstance(b, int):
        return _fit(int(act(int(a), int(b))), a, b)
    if isinstance(a, Decimal) or isinstance(b, Decimal):
        return _in_range(act(to_decimal(a), to_decimal(b)))
    return float(act(float(a), float(b)))


def _in_range(number: Decimal) -> Decimal:
    """Return a decimal, which is never infinite; ScriptError where it is too large."""
    if abs(number) > MAX_DECIMAL:
        raise failure("Value was either too large or too small for a Decimal.")
    return number


def _fit(result: int, a: int, b: int) -> Value:
    """Return a whole number in the width of both sides, or as a double beyond it.

    What two longs overflow is a double as well (about_Arithmetic_Operators).
    """
    widths = [type(n) for n in (a, b) if isinstance(n, Sized) and n.rank > 0]
    if widths:
        width = max(widths, key=lambda w: w.rank)
        if width.rank == 2 and not all(_is_unsigned(n) for n in (a, b)):
            width = Int64
        if width.low <= result <= width.high:
            return width(result)
        return float(result)
    return _plain(result, a, b)


def _plain(result: int, a: int, b: int) -> int | float:
    """Return a plain number as it is, but as a double where two ints overflow."""
    if INT_MIN <= result <= INT_MAX:
        return result
    if INT_MIN <= a <= INT_MAX and INT_MIN <= b <= INT_MAX:
        return float(result)
    return result if LONG_MIN <= result <= LONG_MAX else float(result)


def _is_unsigned(number: int) -> bool:
    return isinstance(number, Sized) and number.low == 0


def _divided(a: Number, b: Number) -> Number:
    if isinstance(a, Decimal) or isinstance(b, Decimal):
        if b == 0:
            raise _by_zero()
        return _in_range(to_decimal(a) / to_decimal(b))
    if b == 0:
        return math.nan if a == 0 or math.isnan(a) else math.copysign(math.inf, a)
    return float(a) / float(b)


def _by_zero() -> ScriptError:
    error = failure("Attempted to divide by zero.", "RuntimeException", "NotSpecified")
    error.record.inner = "System.DivideByZeroException"
    return error
