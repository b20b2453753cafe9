"""The types of numbers, with their members."""

import re
import sys
from collections.abc import Callable
from decimal import Decimal

from core.shell.types.failing import BAD_FORMAT, call_failure, explained
from core.shell.types.net_type import Context, NetType
from core.shell.types.reference import put
from core.shell.values.comparison import order
from core.shell.values.errors import ScriptError
from core.shell.values.kinds import Value
from core.shell.values.numbers import (
    limits,
    number_of,
    to_decimal,
    to_double,
    to_whole,
)
from core.shell.values.text import text_of

_WHOLE = re.compile(r"\s*[+-]?\d{1,400}\s*")
_REAL = re.compile(
    r"\s*[+-]?(?:\d[\d,]{0,400}(?:\.\d{0,400})?|\.\d{1,400})(?:e[+-]?\d{1,4})?\s*", re.I
)
Convert = Callable[[Value], Value]


def _order(left: Value, right: Value) -> int:
    """Compare numbers; NaN is less than all others, as .NET has it."""
    first, second = number_of(left), number_of(right)
    if first != first or second != second:
        return int(first == first) - int(second == second)
    return order(first, second)


def _type(
    name: str,
    aliases: tuple[str, ...],
    convert: Convert,
    least: Value,
    most: Value,
    pattern: re.Pattern[str],
) -> NetType:
    """Make the type of a number; `pattern` is how its texts are written."""

    def try_to_read(text: str) -> Value:
        try:
            return convert(text) if pattern.fullmatch(text) else None
        except ScriptError:
            return None

    def parse(_: Context, text: Value, *__: Value) -> Value:
        if not pattern.fullmatch(text_of(text)):
            raise call_failure("Parse", 1, BAD_FORMAT, "FormatException")
        return explained("Parse", 1, lambda: convert(text))

    def try_parse(_: Context, text: Value, reference: Value, *rest: Value) -> bool:
        found = try_to_read(text_of(text))
        return put(rest[-1] if rest else reference, found, convert(0))

    return NetType(
        name,
        aliases,
        lambda value, _: convert(value),
        methods={"CompareTo": lambda number, other: _order(number, other)},
        static_properties={"MinValue": lambda _: least, "MaxValue": lambda _: most},
        static_methods={"Parse": parse, "TryParse": try_parse},
    )


def _whole(name: str, *aliases: str) -> NetType:
    low, high = limits(name)
    return _type(name, aliases, lambda value: to_whole(value, name), low, high, _WHOLE)


_DOUBLES = sys.float_info.max
_DECIMALS = Decimal(2**96 - 1)
_WHOLES = (
    _whole("System.Int32", "int"),
    _whole("System.Int64", "long"),
    _whole("System.UInt32", "uint", "uint32"),
    _whole("System.UInt64", "ulong", "uint64"),
    _whole("System.Int16", "short", "int16"),
    _whole("System.UInt16", "ushort", "uint16"),
    _whole("System.Byte", "byte"),
)
_REALS = (
    _type("System.Double", ("double",), to_double, -_DOUBLES, _DOUBLES, _REAL),
    _type("System.Single", ("float", "single"), to_double, -_DOUBLES, _DOUBLES, _REAL),
    _type("System.Decimal", ("decimal",), to_decimal, -_DECIMALS, _DECIMALS, _REAL),
)

TYPES = (*_WHOLES, *_REALS)
