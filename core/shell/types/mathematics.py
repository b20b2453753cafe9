"""`[math]`: its results are doubles, but for decimals and for Abs, Max and Min."""

import math
from collections.abc import Callable
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

from core.shell.types.failing import call_failure, is_option
from core.shell.types.net_type import Context, NetType
from core.shell.values.comparison import order
from core.shell.values.kinds import Value
from core.shell.values.numbers import number_of, to_double, to_whole


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


def _logarithm(_: Context, value: Value, base: Value = math.e) -> float:
    number, bottom = to_double(value), to_double(base)
    if not bottom > 0 or bottom == 1 or not number >= 0:
        return math.nan
    if number == 0:
        return -math.inf
    return math.log(number) if base is math.e else math.log(number, bottom)


def _one_of(wanted: int) -> Callable[[Context, Value, Value], Value]:
    """Make Max (1) or Min (-1); NaN wins, and one double makes both so."""

    def choose(_: Context, left: Value, right: Value) -> Value:
        first, second = number_of(left), number_of(right)
        if first != first or second != second:
            return math.nan
        found = second if order(second, first) == wanted else first
        is_double = isinstance(first, float) or isinstance(second, float)
        return float(found) if is_double else found

    return choose


def _sign(_: Context, value: Value) -> int:
    number = number_of(value)
    return int(number > 0) - int(number < 0)


TYPES = (
    NetType(
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
            "Max": _one_of(1),
            "Min": _one_of(-1),
            "Pow": _real(math.pow, of=2),
            "Round": _round,
            "Sign": _sign,
            "Sin": _real(math.sin),
            "Sqrt": _real(math.sqrt),
            "Tan": _real(math.tan),
            "Truncate": _to_whole_number(math.trunc),
        },
    ),
)
