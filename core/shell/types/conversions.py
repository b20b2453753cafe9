"""`[convert]`: values made into others, with .NET's own errors."""

import base64
import binascii
from collections.abc import Callable
from datetime import datetime

from core.shell.types.encodings import bytes_of
from core.shell.types.failing import BAD_FORMAT, call_failure, explained, parse_bool
from core.shell.types.net_type import Context, NetType
from core.shell.values.conversion import is_true, to_char, to_datetime
from core.shell.values.errors import ScriptError
from core.shell.values.kinds import Byte, Value
from core.shell.values.numbers import to_decimal, to_double, to_whole
from core.shell.values.text import text_of

Convert = Callable[[Value], Value]


def _converter(
    method: str, convert: Convert, *, width: int = 0
) -> Callable[..., Value]:
    """Make `ToInt32` and its like; whole numbers may be of the bases 2, 8 and 16.

    A number of another base is two's complement of so many bits; 0 is without a sign.
    """

    def make(_: Context, value: Value, base: Value = None) -> Value:
        count = 1 if base is None else 2
        if base is None:
            given = 0 if value is None else value
            return explained(method, count, lambda: convert(given))
        try:
            number = int(text_of(value), int(to_whole(base)))
        except ValueError:
            raise call_failure(method, count, BAD_FORMAT, "FormatException") from None
        return explained(method, count, lambda: convert(_signed(number, width)))

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
    return parse_bool("ToBoolean", value) if isinstance(value, str) else is_true(value)


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
    return base64.b64encode(bytes_of(data)).decode()


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


TYPES = (
    NetType(
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
    ),
)
