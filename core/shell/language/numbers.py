"""Numbers as they are written: `7`, `1.5`, `0x1F`, `2L`, `3d`, `64KB`, `1e3`.

An integer takes the first type that holds it: int, long, decimal, double
(about_Numeric_Literals).
"""

import re
from decimal import ROUND_HALF_EVEN, Context, Decimal
from math import isinf

from core.shell.language.characters import DASH, WORD_END
from core.shell.language.reader import Reader
from core.shell.language.tree import Number, NumberKind

_LITERAL = (
    rf"(?P<sign>[{DASH}+])?"
    r"(?:0x(?P<hex>[0-9a-f]++)|(?P<real>(?:[0-9]++(?:\.(?!\.)[0-9]*+)?|\.[0-9]++)"
    rf"(?:e[{DASH}+]?[0-9]++)?))"
    r"(?P<suffix>[ld])?(?P<unit>[kmgtp]b)?"
)
_IN_EXPRESSION = re.compile(rf"{_LITERAL}(?!\w)", re.I)
_AS_ARGUMENT = re.compile(rf"{_LITERAL}(?=[{WORD_END}]|\Z)", re.I)
_BEGINS_NUMBER = frozenset(f"{DASH}+.0123456789")
_UNITS = {"": 1} | {f"{u}b": 1024**n for n, u in enumerate("kmgtp", start=1)}
_LARGEST_DECIMAL = Decimal(2**96 - 1)
_CONTEXT = Context(prec=60, traps=[])  # more digits than any of the types can hold
_PLAIN_DASH = re.compile(f"[{DASH}]")
_Worth = tuple[int | float | Decimal, NumberKind]


def number(reader: Reader) -> Number | None:
    """Read a number of an expression, with its sign, if one comes next."""
    return _read(reader, _IN_EXPRESSION)


def number_argument(reader: Reader) -> Number | None:
    """Read an argument that is a number to its end, if one comes next."""
    return _read(reader, _AS_ARGUMENT)


def sees_number(reader: Reader) -> bool:
    """Say whether a number comes next in an expression."""
    return reader.next in _BEGINS_NUMBER and reader.sees(_IN_EXPRESSION) is not None


def _read(reader: Reader, pattern: re.Pattern[str]) -> Number | None:
    if reader.next not in _BEGINS_NUMBER:
        return None
    start = reader.at
    found = reader.take(pattern)
    if found is None:
        return None
    value = _value(found)
    if value is None:
        reader.fail(
            "BadNumericConstant",
            f"The numeric constant {found[0]} is not valid.",
            start,
            incomplete=False,
        )
    return Number(reader.place(start), *value, found[0])


def _value(found: re.Match[str]) -> _Worth | None:
    suffix = (found["suffix"] or "").lower()
    factor = _UNITS[(found["unit"] or "").lower()]
    if found["sign"] not in (None, "+"):
        factor = -factor
    exact = _exact(found, suffix)
    if exact is None:
        return None
    exact = _CONTEXT.multiply(exact, factor)
    if suffix == "d":
        return (exact, NumberKind.DECIMAL) if abs(exact) <= _LARGEST_DECIMAL else None
    if suffix == "l":
        return _long(exact)
    if found["real"] and not found["real"].isdecimal():
        return _double(exact)
    return _smallest(exact)


def _exact(found: re.Match[str], suffix: str) -> Decimal | None:
    if not found["hex"]:
        return _CONTEXT.create_decimal(_PLAIN_DASH.sub("-", found["real"]))
    digits = found["hex"].lstrip("0") or "0"
    if len(digits) > 16:
        return None
    return Decimal(_signed(int(digits, 16), (64,) if suffix else (32, 64)))


def _signed(value: int, widths: tuple[int, ...]) -> int:
    """Read 8 or 16 hexadecimal digits as two's complement, as PowerShell does."""
    for bits in widths:
        if value >> (bits - 1) == 1:
            return value - (1 << bits)
    return value


def _long(exact: Decimal) -> _Worth | None:
    if abs(exact) > _LARGEST_DECIMAL:
        return None
    whole = int(exact.to_integral_value(ROUND_HALF_EVEN))
    return (whole, NumberKind.LONG) if _fits(whole, 64) else None


def _smallest(exact: Decimal) -> _Worth | None:
    if abs(exact) > _LARGEST_DECIMAL:
        return _double(exact)
    whole = int(exact)
    for bits, kind in ((32, NumberKind.INT), (64, NumberKind.LONG)):
        if _fits(whole, bits):
            return whole, kind
    return exact, NumberKind.DECIMAL


def _fits(whole: int, bits: int) -> bool:
    return -(1 << (bits - 1)) <= whole < 1 << (bits - 1)


def _double(exact: Decimal) -> _Worth | None:
    value = float(exact)
    return None if isinf(value) else (value, NumberKind.DOUBLE)
