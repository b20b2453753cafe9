"""What a query asks of an instance: comparisons, joined by AND, OR and NOT."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from core.management.wmi.errors import Wbem, WmiError
from core.management.wmi.model import Instance, Term, WmiClass
from core.management.wmi.values import CimType, Value, converted

OPERATORS: dict[str, Callable[[int], bool]] = {
    "=": lambda order: order == 0,
    "<>": lambda order: order != 0,
    "<": lambda order: order < 0,
    ">": lambda order: order > 0,
    "<=": lambda order: order <= 0,
    ">=": lambda order: order >= 0,
}
"""Comparisons, by where the left side stands before or behind the right one."""


class Condition:
    """What is true of an instance, or not."""

    def holds(self, instance: Instance) -> bool:
        """Tell whether it is true of an instance."""
        raise NotImplementedError

    @property
    def terms(self) -> tuple[Term, ...]:
        """Comparisons without which it is not true."""
        return ()


@dataclass(frozen=True)
class Always(Condition):
    """A query without WHERE, or one about the class that it names anyway."""

    is_true: bool = True

    def holds(self, _: Instance) -> bool:
        return self.is_true


@dataclass(frozen=True)
class Comparison(Condition):
    """A property against a value; a property without one passes no comparison."""

    term: Term

    def holds(self, instance: Instance) -> bool:
        order = _order(instance.get(self.term.name), self.term.value)
        return order is not None and OPERATORS[self.term.operator](order)

    @property
    def terms(self) -> tuple[Term, ...]:
        return (self.term,)


@dataclass(frozen=True)
class IsNull(Condition):
    """A property that is empty."""

    name: str

    def holds(self, instance: Instance) -> bool:
        return instance.get(self.name) is None


@dataclass(frozen=True)
class Like(Condition):
    """A text that fits a pattern with `%`, `_`, `[a-f]` and `[^a-f]`."""

    name: str
    pattern: str

    @cached_property
    def _expression(self) -> re.Pattern[str]:
        return re.compile(_regular(self.pattern), re.IGNORECASE | re.DOTALL)

    def holds(self, instance: Instance) -> bool:
        value = instance.get(self.name)
        return value is not None and self.fits(str(value))

    def fits(self, text: str) -> bool:
        """Tell whether a text fits the pattern."""
        return self._expression.fullmatch(text) is not None


@dataclass(frozen=True)
class Not(Condition):
    """What is not true."""

    of: Condition

    def holds(self, instance: Instance) -> bool:
        return not self.of.holds(instance)


@dataclass(frozen=True)
class All(Condition):
    """Several that are all true."""

    of: tuple[Condition, ...]

    def holds(self, instance: Instance) -> bool:
        return all(part.holds(instance) for part in self.of)

    @property
    def terms(self) -> tuple[Term, ...]:
        return tuple(term for part in self.of for term in part.terms)


@dataclass(frozen=True)
class Any(Condition):
    """Several of which one is true."""

    of: tuple[Condition, ...]

    def holds(self, instance: Instance) -> bool:
        return any(part.holds(instance) for part in self.of)


def comparison(kind: WmiClass, name: str, operator: str, typed: str) -> Condition:
    """Compare a property with a value as it was typed; WmiError where that is wrong."""
    found = kind.property(name)
    if found is None:
        raise invalid(f"{kind.name} has no property {name}.")
    if found.is_array or found.type is CimType.OBJECT:
        raise invalid(f"{found.name} is no single value, so it cannot be compared.")
    try:
        value = converted(typed, found.type)
    except ValueError:
        raise invalid(f"{typed} is no {found.type} as {found.name} is one.") from None
    return Comparison(Term(found.name, operator, value))


def invalid(why: str) -> WmiError:
    """Return the error for a query that cannot be read."""
    return WmiError(Wbem.INVALID_QUERY, why)


def _order(left: Value, right: Value) -> int | None:
    """Compare two values of a type; texts whatever their case."""
    if isinstance(left, str) and isinstance(right, str):
        left, right = left.casefold(), right.casefold()
        return (left > right) - (left < right)
    if isinstance(left, datetime) and isinstance(right, datetime):
        return (left > right) - (left < right)
    if isinstance(left, int) and isinstance(right, int):
        return (left > right) - (left < right)
    return None


def _regular(pattern: str) -> str:
    parts = re.findall(r"\[\^?[^\]]+\]|.", pattern, re.DOTALL)
    return "".join(_part(part) for part in parts)


def _part(part: str) -> str:
    if len(part) > 1:
        inside = re.sub(r"([\\\[&~|])", r"\\\1", part[1:-1])
        return f"[{inside}]"
    return {"%": ".*", "_": "."}.get(part, re.escape(part))
