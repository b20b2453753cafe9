"""A line of `wmic`: switches, a class or path, a condition, and what is done."""

import re
from dataclasses import dataclass, field, replace
from enum import StrEnum

_TYPED_QUOTES = re.compile("[\u201c\u201d\u201e]")
_SWITCH = re.compile(r'\s*/(\w+)(?::((?:"[^"]*"|[^\s"])+))?')
_TARGET = re.compile(r'\s*(?:path|class)\s+((?:"[^"]*"|[^\s"])+)', re.IGNORECASE)
_VERB = re.compile(r"(get|call|set)(?=\s|$|/)", re.IGNORECASE)
_NAMES = re.compile(r"\s*(\*|\w+(?:\s*,\s*\w+)*)?\s*", re.ASCII)
_ASSIGNED = re.compile(r"\s*(\w+)\s*=(.*)", re.DOTALL)
_SINGLE = re.compile(r'"([^"]*)"')


class Format(StrEnum):
    """How instances are written."""

    TABLE = "table"
    LIST = "list"
    CSV = "csv"


class Verb(StrEnum):
    """What is done with them."""

    GET = "get"
    CALL = "call"
    SET = "set"


@dataclass(frozen=True)
class WmicLine:
    """What was typed, taken apart."""

    kind: str
    where: str = ""
    keys: tuple[str, ...] = ()  # comparisons that a path is made of
    verb: Verb = Verb.GET
    names: tuple[str, ...] = ()  # of properties; none: all
    method: str = ""
    values: tuple[str, ...] = ()  # that a method is called with
    changes: dict[str, str] = field(default_factory=dict)
    format: Format = Format.TABLE
    namespace: str = r"root\cimv2"
    nodes: tuple[str, ...] = ()


def read(typed: str) -> WmicLine | None:
    """Read what follows the program's name; None where it is no line of it."""
    text = _TYPED_QUOTES.sub('"', typed)
    switches, text = _switches(text)
    found = _TARGET.match(text)
    if found is None or not switches.keys() <= {"namespace", "node"}:
        return None
    kind, keys = _path(found[1])
    where, rest = _condition(text[found.end() :])
    if where is None:
        return None
    line = WmicLine(
        kind=kind,
        keys=keys,
        where=where,
        namespace=switches.get("namespace", WmicLine.namespace),
        nodes=tuple(filter(None, switches.get("node", "").split(","))),
    )
    return _with_verb(line, rest)


def _switches(text: str) -> tuple[dict[str, str], str]:
    found: dict[str, str] = {}
    while (match := _SWITCH.match(text)) is not None:
        found[match[1].casefold()] = (match[2] or "").replace('"', "")
        text = text[match.end() :]
    return found, text


def _path(text: str) -> tuple[str, tuple[str, ...]]:
    """Part `Class.Key="a",Other=3` into the class and comparisons; `=@` has none."""
    kind, dot, keys = text.partition(".")
    if not dot:
        return kind.removesuffix("=@").strip('"'), ()
    parts = re.findall(r'(?:"[^"]*"|[^,"])+', keys)
    return kind.strip('"'), tuple(parts)


def _condition(text: str) -> tuple[str | None, str]:
    """Return what stands behind WHERE, and the rest from the verb on; None is wrong."""
    match = re.match(r"\s*where(?=[\s(\"])", text, re.IGNORECASE)
    if match is None:
        return "", text
    place = _verb_place(text, match.end())
    where = text[match.end() : place].strip()
    whole = _SINGLE.fullmatch(where)
    where = whole[1] if whole else where
    return where or None, text[place:]


def _verb_place(text: str, start: int) -> int:
    """Find the verb, outside quotation marks and parentheses."""
    depth, is_quoted = 0, False
    for place in range(start, len(text)):
        char = text[place]
        is_quoted ^= char == '"'
        if not is_quoted:
            depth += (char == "(") - (char == ")")
            begins = text[place - 1].isspace() or text[place - 1] in ')"'
            if depth <= 0 and begins and _VERB.match(text, place):
                return place
    return len(text)


def _with_verb(line: WmicLine, text: str) -> WmicLine | None:
    if not text.strip():
        return line
    found = _VERB.match(text.lstrip())
    if found is None:
        return None
    rest = text.lstrip()[found.end() :]
    verb = Verb(found[1].casefold())
    if verb is Verb.GET:
        return _with_get(line, rest)
    if verb is Verb.SET:
        return _with_set(line, rest)
    name, _, given = rest.strip().partition(" ")
    values = _values(given) if given.strip() else ()
    return replace(line, verb=verb, method=name, values=values) if name else None


def _with_get(line: WmicLine, text: str) -> WmicLine | None:
    found = _NAMES.match(text)
    assert found is not None  # it may be empty
    typed = found[1] or "*"
    names = () if typed == "*" else tuple(part.strip() for part in typed.split(","))
    switches, rest = _switches(text[found.end() :])
    shape = _format(switches)
    if rest.strip() or shape is None:
        return None
    return replace(line, names=names, format=shape)


def _format(switches: dict[str, str]) -> Format | None:
    """Return the format that is asked for; None where it is no one's."""
    wanted = {**switches}
    if "value" in wanted:
        return Format.LIST if wanted == {"value": ""} else None
    shape = wanted.pop("format", Format.TABLE).casefold().removesuffix(".xsl")
    return Format(shape) if not wanted and shape in [*Format] else None


def _with_set(line: WmicLine, text: str) -> WmicLine | None:
    changes: dict[str, str] = {}
    for part in _parts(text):
        found = _ASSIGNED.fullmatch(part)
        if found is None:
            return None
        changes[found[1]] = _unquoted(found[2].strip())
    return replace(line, verb=Verb.SET, changes=changes) if changes else None


def _values(text: str) -> tuple[str, ...]:
    return tuple(_unquoted(part.strip()) for part in _parts(text))


def _parts(text: str) -> list[str]:
    """Part a text at its commas, but for those in quotation marks."""
    return re.findall(r'(?:"(?:\\.|[^"\\])*"|[^,"])+', text)


def _unquoted(text: str) -> str:
    is_quoted = len(text) > 1 and text[0] == text[-1] == '"'
    return text[1:-1].replace('\\"', '"') if is_quoted else text
