"""The kinds of values that Python has no plain one for."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from typing import ClassVar, TypeAlias

Value: TypeAlias = object
"""Whatever a script can hold; see the package."""

INT_MIN, INT_MAX = -(2**31), 2**31 - 1
LONG_MIN, LONG_MAX = -(2**63), 2**63 - 1
MAX_ARRAY = 1_000_000
"""Members of an array that a script may have."""
MAX_TEXT = 10_000_000
"""Characters of a text that a script may have."""


class Sized(int):
    """A whole number of another width than a plain one.

    A plain int is an Int32 where it fits, else an Int64.
    """

    net_name: ClassVar[str]
    low: ClassVar[int]
    high: ClassVar[int]
    rank: ClassVar[int]
    """Of two, the width with the higher rank is that of the result."""


class Byte(Sized):
    """Eight bits without a sign."""

    net_name, low, high, rank = "System.Byte", 0, 2**8 - 1, 0


class Int16(Sized):
    """Sixteen bits."""

    net_name, low, high, rank = "System.Int16", -(2**15), 2**15 - 1, 0


class UInt16(Sized):
    """Sixteen bits without a sign."""

    net_name, low, high, rank = "System.UInt16", 0, 2**16 - 1, 0


class UInt32(Sized):
    """Thirty-two bits without a sign: what WMI counts in."""

    net_name, low, high, rank = "System.UInt32", 0, 2**32 - 1, 2


class Int64(Sized):
    """Sixty-four bits, also where the number is small."""

    net_name, low, high, rank = "System.Int64", LONG_MIN, LONG_MAX, 3


class UInt64(Sized):
    """Sixty-four bits without a sign."""

    net_name, low, high, rank = "System.UInt64", 0, 2**64 - 1, 4


class Char(str):
    """One character."""

    __slots__ = ()


class Named(str):
    """A value of an enumeration: its name, and the number behind it."""

    number: int
    net_name: str

    def __new__(cls, name: str, number: int, net_name: str) -> Named:
        """Name a number of an enumeration."""
        named = super().__new__(cls, name)
        named.number = number
        named.net_name = net_name
        return named


class Growing(list[Value]):
    """A list that grows in place, such as an ArrayList; the pipeline unrolls it."""

    net_name = "System.Collections.ArrayList"

    def place_of(self, key: Value) -> Value:
        """Return the place for which a key stands, where the list has names."""
        return key


class GenericList(Growing):
    """A list of `System.Collections.Generic`."""

    net_name = "System.Collections.Generic.List`1[System.Object]"


_NAMES: dict[type, str] = {
    bool: "System.Boolean",
    float: "System.Double",
    Decimal: "System.Decimal",
    str: "System.String",
    Char: "System.Char",
    datetime: "System.DateTime",
    timedelta: "System.TimeSpan",
    list: "System.Object[]",
}


def net_name(value: Value) -> str:
    """Return the full .NET name of a value's type."""
    kind = type(value)
    if kind is int:
        assert isinstance(value, int)
        is_small = INT_MIN <= value <= INT_MAX
        return "System.Int32" if is_small else "System.Int64"
    if kind in _NAMES:
        return _NAMES[kind]
    return str(getattr(value, "net_name", kind.__name__))


def short_name(value: Value) -> str:
    """Return the last part of the name of a value's type, as errors name it."""
    return net_name(value).split("`")[0].rpartition(".")[2]


def is_number(value: Value) -> bool:
    """Tell whether a value counts; a bool does not."""
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)
