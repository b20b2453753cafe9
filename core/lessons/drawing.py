"""Draws a lesson's values by a seed, and puts them where its file refers to them."""

import re
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from random import Random
from typing import Any

from pydantic import ValidationError

from core.lessons.reasons import reason
from core.lessons.values import Between, Pick

MAX_REFERENCES = 100
"""How many variables one text may refer to."""
MAX_LENGTH = 100_000
"""How many characters a variable may stand for."""
_ONE = re.compile(r"\{([a-z_0-9]+)\}")
_Raw = dict[str, Any]
Place = tuple[str | int, ...]
"""The keys and numbers that lead to a field, as pydantic gives them."""


class Undrawable(Exception):
    """A value cannot be drawn; `field` says where in the file."""

    def __init__(self, field: Place, text: str) -> None:
        """Keep where and what."""
        super().__init__(text)
        self.field = field


def drawn(raw: _Raw, seed: int) -> _Raw:
    """Return a lesson's fields with all values drawn that need no lab.

    What is made of the lab (a license server ID) stays a `{name}` and is filled when
    the lab is there. Undrawable names what refers to itself or to nothing.
    """
    described = raw.get("variables", {})
    if not isinstance(described, dict):
        return raw  # the record's check says so
    values = _Values(described, Random(f"{seed}:lesson"))
    for field, text in _texts(raw, ()):
        referred = _ONE.findall(text)
        if len(referred) > MAX_REFERENCES:
            raise Undrawable(field, f"A text has at most {MAX_REFERENCES} variables.")
        for name in referred:
            if name not in described:
                raise Undrawable(field, f"There is no variable {name}.")
    simple = values.simple()
    filled: _Raw = _fill({k: v for k, v in raw.items() if k != "variables"}, simple)
    return {**filled, "variables": values.all(simple)}


class _Values:
    """The variables of one lesson."""

    def __init__(self, described: _Raw, random: Random) -> None:
        self._described = described
        self._order = _in_order(described)
        self._drawn = {name: _draw(name, v, random) for name, v in described.items()}

    def simple(self) -> dict[str, str | int]:
        """Give the texts and numbers that stand for themselves, filled."""
        settled: dict[str, str | int] = {}
        for name in self._order:
            value = self._drawn[name]
            if isinstance(value, str):
                value = _filled(value, settled)
                if len(value) > MAX_LENGTH:
                    reason = f"It stands for more than {MAX_LENGTH:,} characters."
                    raise Undrawable(("variables", name), reason)
            if isinstance(value, str | int):
                settled[name] = value
        return settled

    def all(self, simple: dict[str, str | int]) -> _Raw:
        """Give every variable, with what is drawn put into the others."""
        filled = {name: _fill(value, simple) for name, value in self._drawn.items()}
        return {**filled, **simple}


def _in_order(described: _Raw) -> list[str]:
    """Put variables after those that they refer to; Undrawable names a circle."""
    referring = {
        name: [other for other in _referred(value) if other in described]
        for name, value in described.items()
    }
    try:
        return list(TopologicalSorter(referring).static_order())
    except CycleError as error:
        *circle, _ = reversed(error.args[1])  # who refers comes first
        names = list(described)
        at = circle.index(min(circle, key=names.index))
        told = " → ".join([*circle[at:], *circle[:at], circle[at]])
        raise Undrawable(
            ("variables", circle[at]), f"It refers to itself: {told}."
        ) from None


def _referred(described: Any) -> Iterator[str]:
    if isinstance(described, dict) and isinstance(described.get("of"), str):
        yield described["of"]
    for _, text in _texts(described, ()):
        yield from _ONE.findall(text)


def _draw(name: str, described: Any, random: Random) -> Any:
    """Draw a value if it is one that is drawn."""
    if not isinstance(described, dict) or not {"pick", "between"} & described.keys():
        return described
    kind = Pick if "pick" in described else Between
    try:
        return random.choice(kind.model_validate(described).values)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        raise Undrawable(("variables", name, *first["loc"]), reason(first)) from None


def _texts(
    value: Any, field: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(value, str):
        yield field, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield field, str(key)
            yield from _texts(inner, (*field, key))
    elif isinstance(value, list | tuple):
        for i, inner in enumerate(value):
            yield from _texts(inner, (*field, i))


def _fill(value: Any, simple: dict[str, str | int]) -> Any:
    if isinstance(value, str):
        return _filled(value, simple)
    if isinstance(value, dict):
        return {_filled(k, simple): _fill(v, simple) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_fill(v, simple) for v in value]
    return value


def _filled(text: str, simple: dict[str, str | int]) -> str:
    """Fill a text; a field that wants a number reads it from its text."""
    return _ONE.sub(lambda m: str(simple.get(m[1], m[0])), text)
