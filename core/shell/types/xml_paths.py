"""Paths through an XML document: of XPath what scripts ask.

Steps by name, `*`, `.`, `..`, `//`, `@name` and `text()`, with a place, `last()`, or
comparisons of attributes and elements in brackets.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Protocol

from core.shell.values.errors import failure

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from core.shell.values.kinds import Value

    Test = Callable[["Element", int, int], bool]

_NAME = r"[\w.-]+(?::[\w.-]+)?"
_STEP = re.compile(
    rf"(?P<step>\.\.|\.|\*|text\(\)|@\*|@?{_NAME})(?P<tests>(?:\[[^\[\]]*\])*)"
)
_TEST = re.compile(r"\[([^\[\]]*)\]")
_VALUE = r"(?:'([^']*)'|\"([^\"]*)\"|(-?\d+(?:\.\d+)?))"
_COMPARED = re.compile(rf"(@?{_NAME}|text\(\)|\.)\s*(!?=|<=?|>=?)\s*{_VALUE}")
_CALLED = re.compile(
    rf"(contains|starts-with)\(\s*(@?{_NAME}|text\(\)|\.)\s*,\s*{_VALUE}\s*\)"
)
_PRESENT = re.compile(rf"(not\()?\s*(@?{_NAME})\s*(?(1)\)|)")
_MOST_STEPS = 20


class Element(Protocol):
    """What a path asks of an element."""

    name: str
    attributes: dict[str, str]

    @property
    def parent(self) -> Any: ...

    @property
    def children(self) -> Sequence[Any]: ...

    def elements(self) -> Sequence[Any]: ...

    def read(self, name: str) -> Value: ...

    def inner_text(self) -> str: ...


def select(start: Element, path: str) -> list[Value]:
    """List the nodes that a path leads to; ScriptError where it cannot be read."""
    found: list[Value] = []
    for part in path.split("|"):
        found += _walk(start, part.strip())
    return _once(found)


def _once(nodes: list[Value]) -> list[Value]:
    """Leave nodes out that came before."""
    return [*{id(node): node for node in nodes}.values()]


def _walk(start: Element, path: str) -> list[Value]:
    here: list[Element] = [start]
    if path.startswith("/"):
        while here[0].parent is not None:
            here = [here[0].parent]
    rest = path if path.startswith("/") else f"/{path}"
    nodes: list[Value] = []
    if rest.count("/") > _MOST_STEPS:
        raise _invalid(path)
    while rest:
        is_deep = rest.startswith("//")
        rest = rest[2 if is_deep else 1 :]
        step = _STEP.match(rest)
        if step is None:
            raise _invalid(path)
        rest = rest[step.end() :]
        if rest and not rest.startswith("/"):
            raise _invalid(path)
        if is_deep:
            here = _with_all_below(here)
        nodes = _stepped(here, step, path)
        here = [node for node in nodes if _is_element(node)]  # type: ignore[misc]
    return nodes


def _is_element(node: Value) -> bool:
    return hasattr(node, "children")


def _stepped(here: list[Element], step: re.Match[str], path: str) -> list[Value]:
    name, tests = step["step"], [_test(t, path) for t in _TEST.findall(step["tests"])]
    found: list[Value] = []
    for one in here:
        chosen = _chosen(one, name)
        for test in tests:
            size = len(chosen)
            chosen = [
                node
                for place, node in enumerate(chosen, 1)
                if _is_element(node) and test(node, place, size)  # type: ignore[arg-type]
            ]
        found += chosen
    return _once(found)


def _with_all_below(tops: list[Element]) -> list[Element]:
    """List elements and all in them, each once."""
    found: dict[int, Element] = {}
    waiting = tops[::-1]
    while waiting:
        one = waiting.pop()
        if id(one) not in found:
            found[id(one)] = one
            waiting += one.elements()[::-1]
    return [*found.values()]


def _chosen(one: Element, name: str) -> list[Value]:
    if name == ".":
        return [one]
    if name == "..":
        return [] if one.parent is None else [one.parent]
    if name == "text()":
        return [child for child in one.children if child.name == "#text"]
    if name.startswith("@"):
        listed = one.read("Attributes") if one.attributes else []
        assert isinstance(listed, list)
        return [a for a in listed if name in ("@*", f"@{a.name}")]
    return [child for child in one.elements() if name in ("*", child.name)]


def _test(text: str, path: str) -> Test:
    """Read what stands in brackets."""
    for word, joins in ((" or ", any), (" and ", all)):
        parts = text.split(word)
        if len(parts) > 1:
            tests = [_test(part, path) for part in parts]
            return lambda node, place, size: joins(t(node, place, size) for t in tests)
    plain = text.strip()
    if plain.isdigit():
        return lambda _, place, __: place == int(plain)
    if plain in ("last()", "position()=last()"):
        return lambda _, place, size: place == size
    if found := _CALLED.fullmatch(plain):
        return _called(found)
    if found := _COMPARED.fullmatch(plain):
        return _compared(found)
    if found := _PRESENT.fullmatch(plain):
        name, is_wanted = found[2], found[1] is None
        return lambda node, _, __: bool(_texts(node, name)) is is_wanted
    raise _invalid(path)


def _called(found: re.Match[str]) -> Test:
    wanted = found[3] or found[4] or found[5] or ""
    name = found[2]
    if found[1] == "contains":
        return lambda node, _, __: any(wanted in text for text in _texts(node, name))
    return lambda node, _, __: any(t.startswith(wanted) for t in _texts(node, name))


def _compared(found: re.Match[str]) -> Test:
    name, sign, number = found[1], found[2], found[5]
    wanted = number or found[3] or found[4] or ""
    if number is None and sign in ("=", "!="):
        return lambda node, _, __: any(
            (text == wanted) is (sign == "=") for text in _texts(node, name)
        )
    return lambda node, _, __: any(
        _in_order(text, sign, wanted) for text in _texts(node, name)
    )


def _in_order(text: str, sign: str, wanted: str) -> bool:
    try:
        left, right = float(text), float(wanted)
    except ValueError:
        return False
    return {
        "=": left == right,
        "!=": left != right,
        "<": left < right,
        "<=": left <= right,
        ">": left > right,
        ">=": left >= right,
    }[sign]


def _texts(node: Element, name: str) -> list[str]:
    """Return what is compared: an attribute, texts of elements, or its own."""
    if name in (".", "text()"):
        return [node.inner_text()]
    if name.startswith("@"):
        return [node.attributes[name[1:]]] if name[1:] in node.attributes else []
    same = [child for child in node.elements() if child.name == name]
    return [child.inner_text() for child in same]


def _invalid(path: str) -> Exception:
    return failure(
        f"'{path}' has an invalid token, or is not part of this training.",
        "XPathException",
        "NotSpecified",
        exception="System.Xml.XPath.XPathException",
    )
