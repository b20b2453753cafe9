"""Operators that compare: the left side decides the type, an array there filters."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from core.shell.values.bag import Bag
from core.shell.values.conversion import is_true, to_datetime, to_timespan
from core.shell.values.errors import ScriptError, failure
from core.shell.values.instance import Instance
from core.shell.values.kinds import Named, Value, is_number, net_name
from core.shell.values.numbers import number_of
from core.shell.values.patterns import is_like
from core.shell.values.text import text_of
from core.shell.values.version import Version, to_version

Compare = Callable[[Value, Value], bool]
Operator = Callable[[Value, Value], Value]

_TODAY = datetime(1, 1, 1)  # for a text that is a time alone; no such is compared


def is_equal(left: Value, right: Value, *, case: bool = False) -> bool:
    """Tell whether two values are equal; the right one is taken as the left's type."""
    if type(left) is int and type(right) is int:
        return left == right
    if left is None or right is None:
        return left is right
    if isinstance(left, bool):
        return left == is_true(right)
    if isinstance(left, Named) and is_number(right):
        return left.number == right
    if isinstance(right, Named) and is_number(left):
        return left == right.number
    if isinstance(left, str):
        return _same_text(left, text_of(right), case=case)
    try:
        return _ordered(left, right, case=case) == 0
    except ScriptError:
        return False


def _same_text(left: str, right: str, *, case: bool) -> bool:
    return left == right if case else left.lower() == right.lower()


def order(left: Value, right: Value, *, case: bool = False) -> int:
    """Return -1, 0 or 1 as the left value is less, equal or greater.

    ScriptError where the two cannot be compared.
    """
    if type(left) is int and type(right) is int:
        return (left > right) - (left < right)
    if left is None or right is None:
        return _order_of_null(left, right)
    return _ordered(left, right, case=case)


def _order_of_null(left: Value, right: Value) -> int:
    """$null is less than anything but a number below zero."""
    if left is None and right is None:
        return 0
    other = right if left is None else left
    is_below = is_number(other) and number_of(other) < 0
    return (1 if is_below else -1) * (1 if left is None else -1)


def _ordered(left: Value, right: Value, *, case: bool) -> int:
    if isinstance(left, str):
        return _order_of_texts(left, text_of(right), case=case)
    if isinstance(left, bool):
        return _sign(left, is_true(right))
    if is_number(left):
        return _sign(number_of(left), number_of(right))
    if isinstance(left, datetime):
        return _sign(left, to_datetime(right, _TODAY))
    if isinstance(left, timedelta):
        return _sign(left, to_timespan(right))
    if isinstance(left, Version):
        return _sign(left.parts, to_version(right).parts)
    if left is right:
        return 0
    if isinstance(left, Instance | Bag) and isinstance(right, str):
        return _order_of_texts(text_of(left), right, case=case)
    raise failure(
        f'Cannot compare "{text_of(left)}" to "{text_of(right)}" because the objects '
        f'are not the same type or the object "{text_of(left)}" does not implement '
        '"IComparable".',
        "NotIcomparable",
        exception="System.Management.Automation.RuntimeException",
    )


def _order_of_texts(left: str, right: str, *, case: bool) -> int:
    """Compare by letters first, and then lower case before upper."""
    if not case:
        return _sign(text_key(left)[0], text_key(right)[0])
    return _sign(text_key(left), text_key(right))


def text_key(text: str) -> tuple[str, str]:
    """Return what texts are sorted by: their letters, and then their case."""
    return text.lower(), text.swapcase()


def _sign(left: Any, right: Any) -> int:
    return int(left > right) - int(left < right)


def operator(name: str, *, case: bool = False) -> Operator:
    """Return a comparison by its name without a dash, such as `eq`."""
    if name in _MEMBERS:
        return _members(name, case=case)
    return _filtering(_compare(name, case=case))


def _compare(name: str, *, case: bool) -> Compare:
    if name == "eq":
        return lambda a, b: is_equal(a, b, case=case)
    if name == "ne":
        return lambda a, b: not is_equal(a, b, case=case)
    if name == "like":
        return lambda a, b: is_like(text_of(a), text_of(b), case=case)
    if name == "notlike":
        return lambda a, b: not is_like(text_of(a), text_of(b), case=case)
    fits = _ORDERS[name]
    return lambda a, b: fits(order(a, b, case=case))


_ORDERS: dict[str, Callable[[int], bool]] = {
    "gt": lambda sign: sign > 0,
    "ge": lambda sign: sign >= 0,
    "lt": lambda sign: sign < 0,
    "le": lambda sign: sign <= 0,
}
_MEMBERS = {"contains", "notcontains", "in", "notin"}
COMPARISONS = frozenset({"eq", "ne", "like", "notlike", *_ORDERS, *_MEMBERS})


def _filtering(compare: Compare) -> Operator:
    def apply(left: Value, right: Value) -> Value:
        if isinstance(left, list):
            return [value for value in left if compare(value, right)]
        return compare(left, right)

    return apply


def _members(name: str, *, case: bool) -> Operator:
    is_wanted = not name.startswith("not")
    member_is_right = name.endswith("contains")

    def apply(left: Value, right: Value) -> Value:
        many, one = (left, right) if member_is_right else (right, left)
        members = many if isinstance(many, list) else [many]
        return any(is_equal(m, one, case=case) for m in members) is is_wanted

    return apply


def same_type(left: Value, right: Value) -> bool:
    """Tell whether two values are of one type."""
    return net_name(left) == net_name(right)
