"""Numbers: their types, `[math]`, and `[convert]`."""

import base64
import binascii
import math
import sys
from collections.abc import Callable
from datetime import datetime
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

from core.shell.types.failing import call_failure, is_option
from core.shell.types.net_type import Context, NetType
from core.shell.types.reference import put
from core.shell.values.comparison import order
from core.shell.values.conversion import as_list, is_true, to_char, to_datetime
from core.shell.values.errors import ScriptError
from core.shell.values.kinds import Byte, Value
from core.shell.values.numbers import (
    limits,
    number_of,
    read_number,
    to_decimal,
    to_double,
    to_whole,
)
from core.shell.values.text import text_of

_BAD_FORMAT = "Input string was not in a correct format."
Convert = Callable[[Value], Value]


def _tried(convert: Convert, text: Value) -> Value:
    """Convert a text, or return None where it is no such number."""
    try:
        return convert(text) if read_number(text_of(text).strip()) is not None else None
    except ScriptError:
        return None


def _type(
    name: str,
    aliases: tuple[str, ...],
    convert: Convert,
    least: Value,
    most: Value,
) -> NetType:
    def parse(_: Context, text: Value, *__: Value) -> Value:
        found = _tried(convert, text) if text_of(text).strip() else None
        if found is None:
            raise call_failure("Parse", 1, _BAD_FORMAT, "FormatException")
        return found

    def try_parse(_: Context, text: Value, *rest: Value) -> bool:
        found = _tried(convert, text) if text_of(text).strip() else None
        return put(rest[-1], found, convert(0))

    return NetType(
        name,
        aliases,
        lambda value, _: convert(value),
        methods={"CompareTo": order},
        static_properties={"MinValue": lambda _: least, "MaxValue": lambda _: most},
        static_methods={"Parse": parse, "TryParse": try_parse},
    )


def _whole(name: str, *aliases: str) -> NetType:
    low, high = limits(name)
    return _type(name, aliases, lambda value: to_whole(value, name), low, high)


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
    _type("System.Double", ("double",), to_double, -_DOUBLES, _DOUBLES),
    _type("System.Single", ("float", "single"), to_double, -_DOUBLES, _DOUBLES),
    _type("System.Decimal", ("decimal",), to_decimal, -_DECIMALS, _DECIMALS),
)


# ---- [math] ----


def _round(_: Context, value: Value, *options: Value) -> Value:
    """Round half to even, or away from zero where that is asked for."""
    number = number_of(value)
    is_away = bool(options) and is_option(options[-1], "AwayFromZero")
    digits = next((int(to_whole(o)) for o in options if not _is_mode(o)), 0)
    if not 0 <= digits <= 28:
        raise call_failure(
            "Round",
            1 + len(options),
            "Rounding digits must be between 0 and 15, inclusive. Parameter name: "
            "digits",
            "ArgumentOutOfRangeException",
        )
    rule = ROUND_HALF_UP if is_away else ROUND_HALF_EVEN
    if isinstance(number, Decimal):
        return number.quantize(Decimal(1).scaleb(-digits), rule)
    if not math.isfinite(number) or abs(number) >= 1e16:
        return float(number)
    scaled = Decimal(number * 10.0**digits).to_integral_value(rule)
    return float(scaled) / 10.0**digits


def _is_mode(option: Value) -> bool:
    return is_option(option, "ToEven", "AwayFromZero")


def _to_whole_number(act: Callable[[float], int]) -> Callable[[Context, Value], Value]:
    """Make Floor, Ceiling or Truncate, which give a double or a decimal."""

    def method(_: Context, value: Value) -> Value:
        number = number_of(value)
        if isinstance(number, Decimal):
            return Decimal(act(number))  # type: ignore[arg-type]
        return float(act(number)) if math.isfinite(number) else float(number)

    return method


def _real(act: Callable[..., float], *, of: int = 1) -> Callable[..., float]:
    """Make a method over doubles: NaN and infinity instead of errors."""

    def method(*numbers: Value) -> float:
        try:
            return float(act(*(to_double(number) for number in numbers)))
        except OverflowError:
            return math.inf
        except (ValueError, ZeroDivisionError):
            return math.nan

    if of == 2:
        return lambda _, first, second: method(first, second)
    return lambda _, value: method(value)


def _logarithm(_: Context, value: Value, base: Value = None) -> float:
    number = to_double(value)
    if number <= 0:
        return -math.inf if number == 0 else math.nan
    return math.log(number) if base is None else math.log(number, to_double(base))


def _greater(_: Context, left: Value, right: Value) -> Value:
    first, second = number_of(left), number_of(right)
    is_double = isinstance(first, float) or isinstance(second, float)
    found = first if first >= second else second
    return float(found) if is_double else found


def _less(_: Context, left: Value, right: Value) -> Value:
    first, second = number_of(left), number_of(right)
    is_double = isinstance(first, float) or isinstance(second, float)
    found = first if first <= second else second
    return float(found) if is_double else found


def _sign(_: Context, value: Value) -> int:
    number = number_of(value)
    return int(number > 0) - int(number < 0)


MATH = NetType(
    "System.Math",
    ("math",),
    static_properties={"E": lambda _: math.e, "PI": lambda _: math.pi},
    static_methods={
        "Abs": lambda _, value: abs(number_of(value)),
        "Atan": _real(math.atan),
        "Ceiling": _to_whole_number(math.ceil),
        "Cos": _real(math.cos),
        "Exp": _real(math.exp),
        "Floor": _to_whole_number(math.floor),
        "Log": _logarithm,
        "Log10": lambda _, value: _logarithm(_, value, 10),
        "Max": _greater,
        "Min": _less,
        "Pow": _real(math.pow, of=2),
        "Round": _round,
        "Sign": _sign,
        "Sin": _real(math.sin),
        "Sqrt": _real(math.sqrt),
        "Tan": _real(math.tan),
        "Truncate": _to_whole_number(math.trunc),
    },
)


# ---- [convert] ----


def _converter(
    method: str, convert: Convert, *, width: int = 0
) -> Callable[..., Value]:
    """Make `ToInt32` and its like; whole numbers may be of the bases 2, 8 and 16.

    A number of another base is two's complement of so many bits; 0 is without a sign.
    """

    def make(_: Context, value: Value, base: Value = None) -> Value:
        count = 1 if base is None else 2
        try:
            if base is None:
                return convert(0 if value is None else value)
            return convert(_signed(int(text_of(value), int(to_whole(base))), width))
        except ValueError:
            raise call_failure(method, count, _BAD_FORMAT, "FormatException") from None
        except ScriptError as error:
            why = error.record.message.partition('Error: "')[2].rstrip('"')
            kind = "OverflowException" if "too large" in why else "FormatException"
            raise call_failure(method, count, why or _BAD_FORMAT, kind) from None

    return make


def _signed(number: int, width: int) -> int:
    return number - (1 << width) if width and number >> (width - 1) == 1 else number


def _to_string(_: Context, value: Value, base: Value = None) -> str:
    if base is None or isinstance(base, str):
        return text_of(value)
    number = int(to_whole(value, "System.Int64"))
    shape = {2: "b", 8: "o", 10: "d", 16: "x"}.get(int(to_whole(base)))
    if shape is None:
        raise call_failure("ToString", 2, "Invalid Base.")
    if number < 0 and shape != "d":
        number += 1 << (32 if number >= -(2**31) else 64)
    return format(number, shape)


def _to_boolean(_: Context, value: Value) -> bool:
    if not isinstance(value, str):
        return is_true(value)
    if value.strip().lower() not in ("true", "false"):
        raise call_failure(
            "ToBoolean",
            1,
            "String was not recognized as a valid Boolean.",
            "FormatException",
        )
    return value.strip().lower() == "true"


def _to_moment(context: Context, value: Value) -> datetime:
    try:
        return to_datetime(value, context.now())
    except ScriptError:
        raise call_failure(
            "ToDateTime",
            1,
            "String was not recognized as a valid DateTime.",
            "FormatException",
        ) from None


def _to_base64(_: Context, data: Value) -> str:
    return base64.b64encode(bytes(int(to_whole(b)) for b in as_list(data))).decode()


def _from_base64(_: Context, text: Value) -> list[Value]:
    try:
        return [Byte(b) for b in base64.b64decode(text_of(text), validate=True)]
    except (binascii.Error, ValueError):
        raise call_failure(
            "FromBase64String",
            1,
            "The input is not a valid Base-64 string.",
            "FormatException",
        ) from None


_SIGNED_BITS = {"Int16": 16, "Int32": 32, "Int64": 64}


def _whole_converter(name: str) -> Callable[..., Value]:
    return _converter(
        f"To{name}",
        lambda value: to_whole(value, f"System.{name}"),
        width=_SIGNED_BITS.get(name, 0),
    )


CONVERT = NetType(
    "System.Convert",
    ("convert",),
    static_methods={
        **{
            f"To{name}": _whole_converter(name)
            for name in ("Byte", "UInt16", "UInt32", "UInt64", *_SIGNED_BITS)
        },
        "FromBase64String": _from_base64,
        "ToBase64String": _to_base64,
        "ToBoolean": _to_boolean,
        "ToChar": lambda _, value: to_char(value),
        "ToDateTime": _to_moment,
        "ToDecimal": _converter("ToDecimal", to_decimal),
        "ToDouble": _converter("ToDouble", to_double),
        "ToString": _to_string,
    },
)

TYPES = (*_WHOLES, *_REALS, MATH, CONVERT)
