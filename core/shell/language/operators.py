"""The operators, how tightly they bind, and which of them mind case.

about_Operator_Precedence: the higher number binds tighter, equal ones go from left to
right.
"""

import re
from typing import NamedTuple

from core.shell.language.characters import DASH
from core.shell.language.reader import Reader

LOWEST = 1
_LOGICAL, _BITWISE, _COMPARISON, _ADDITIVE, _MULTIPLICATIVE, _FORMAT, _RANGE = range(
    LOWEST, LOWEST + 7
)
_NAMED = {
    _LOGICAL: "and or xor",
    _BITWISE: "band bor bxor",
    _COMPARISON: "is isnot as join shl shr",
    _FORMAT: "f",
}
_WITH_CASE = (
    "eq ne gt ge lt le like notlike match notmatch replace contains notcontains in "
    "notin split"
)
_SYMBOL = re.compile(rf"\.\.|[*/%](?!=)|[{DASH}](?![=A-Za-z])|\+(?!=)")
_BEGINS_OPERATOR = frozenset(f"{DASH}.*/%+")
_BEGINS_UNARY = frozenset(f"{DASH}+!")
_NAME = re.compile(rf"[{DASH}]([A-Za-z]++)(?!\w)")
_UNARY = re.compile(
    rf"!|[{DASH}](not|bnot|[ci]?split|join)(?!\w)|\+|[{DASH}](?![A-Za-z])", re.I
)
_UNARY_STEP = re.compile(rf"\+\+|[{DASH}]{{2}}")


class Operator(NamedTuple):
    """An operator between two values."""

    name: str
    strength: int
    case: bool = False


def _by_name() -> dict[str, Operator]:
    found = {
        name: Operator(name, strength)
        for strength, names in _NAMED.items()
        for name in names.split()
    }
    for name in _WITH_CASE.split():
        found[name] = found[f"i{name}"] = Operator(name, _COMPARISON)
        found[f"c{name}"] = Operator(name, _COMPARISON, case=True)
    return found


_BY_NAME = _by_name()
_BY_SYMBOL = {
    "..": Operator("..", _RANGE),
    "*": Operator("*", _MULTIPLICATIVE),
    "/": Operator("/", _MULTIPLICATIVE),
    "%": Operator("%", _MULTIPLICATIVE),
    "+": Operator("+", _ADDITIVE),
} | {dash: Operator("-", _ADDITIVE) for dash in DASH}


def take_operator(reader: Reader, strength: int) -> Operator | None:
    """Go past an operator that binds at least so tightly, if one comes next."""
    if reader.next not in _BEGINS_OPERATOR:
        return None
    if found := reader.sees(_SYMBOL):
        operator = _BY_SYMBOL.get(found[0])
    elif found := reader.sees(_NAME):
        operator = _BY_NAME.get(found[1].lower())
    else:
        return None
    if operator is None or operator.strength < strength:
        return None
    reader.at = found.end()
    return operator


def take_unary(reader: Reader) -> Operator | None:
    """Go past an operator before a value, if one comes next; `++` is a step."""
    if reader.next not in _BEGINS_UNARY:
        return None
    if found := reader.take(_UNARY_STEP):
        return Operator("++" if found[0] == "++" else "--", LOWEST)
    found = reader.take(_UNARY)
    if found is None:
        return None
    if found[1]:
        name = found[1].lower()
        return _BY_NAME.get(name) or Operator(name, LOWEST)
    return Operator({"!": "not", "+": "+"}.get(found[0], "-"), LOWEST)


def sees_unary(reader: Reader) -> bool:
    """Say whether an operator before a value comes next."""
    return reader.sees(_UNARY) is not None
