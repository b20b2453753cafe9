"""WQL: `SELECT … FROM class WHERE …`, as its documentation describes it.

Grammar: learn.microsoft.com/windows/win32/wmisdk/wql-sql-for-wmi, and the pages about
WHERE and LIKE below it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from core.management.wmi.conditions import (
    All,
    Always,
    Any,
    Condition,
    IsNull,
    Like,
    Not,
    comparison,
    invalid,
)
from core.management.wmi.model import WmiClass
from core.management.wmi.schema import is_meta

_TOKEN = re.compile(
    r"""\s*(?:(?P<text>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')
    |(?P<number>[+-]?[0-9]+)(?![\w.])
    |(?P<word>[A-Za-z_][A-Za-z0-9_]*)
    |(?P<sign><=|>=|<>|!=|[=<>(),*.])
    |(?P<end>$))""",
    re.VERBOSE,
)
_DEPTH = 100
_COMPARED = {"=", "<>", "!=", "<", ">", "<=", ">="}
_TURNED = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}
_CLASS = "__class"


class _Token(NamedTuple):
    kind: str
    text: str

    @property
    def word(self) -> str:
        """What it says, in lower case, where it is a word or a sign."""
        return self.text.casefold() if self.kind in {"word", "sign"} else ""


@dataclass(frozen=True)
class Query:
    """What is asked for; no properties stand for all of them."""

    kind: WmiClass
    properties: tuple[str, ...]
    where: Condition


def parse(text: str, find: Callable[[str], WmiClass]) -> Query:
    """Read a query; WmiError says what is wrong with it, or what `find` cannot find."""
    reader = _Reader(_tokens(text))
    reader.take("select")
    wanted = [] if reader.takes("*") else reader.names()
    reader.take("from")
    kind = find(reader.name())
    for name in wanted:
        if kind.property(name) is None and not name.startswith("__"):
            raise invalid(f"{kind.name} has no property {name}.")
    where = reader.condition(kind) if reader.takes("where") else Always()
    reader.end()
    return Query(kind, tuple(wanted), where)


def condition(text: str, kind: WmiClass) -> Condition:
    """Read what stands behind WHERE; WmiError says what is wrong with it."""
    reader = _Reader(_tokens(text))
    read = reader.condition(kind)
    reader.end()
    return read


def _tokens(text: str) -> list[_Token]:
    found: list[_Token] = []
    place = 0
    while True:
        match = _TOKEN.match(text, place)
        if match is None:
            raise invalid(f"It cannot be read at: {text[place:].strip()[:20]}")
        kind = match.lastgroup or ""
        found.append(_Token(kind, match[kind]))
        if kind == "end":
            return found
        place = match.end()


class _Reader:
    """Goes through the parts of a query."""

    def __init__(self, tokens: list[_Token]) -> None:
        self._tokens = tokens
        self._place = 0
        self._depth = 0

    def takes(self, word: str) -> bool:
        """Take a word if it comes next; tell whether it did."""
        if self._tokens[self._place].word != word:
            return False
        self._place += 1
        return True

    def take(self, word: str) -> None:
        """Take a word that has to come next."""
        if not self.takes(word):
            raise self._unexpected(word.upper())

    def name(self) -> str:
        """Take a name."""
        token = self._tokens[self._place]
        if token.kind != "word":
            raise self._unexpected("a name")
        self._place += 1
        return token.text

    def names(self) -> list[str]:
        """Take names with commas between."""
        found = [self.name()]
        while self.takes(","):
            found.append(self.name())
        return found

    def end(self) -> None:
        """Refuse what stands behind the end."""
        if self._tokens[self._place].kind != "end":
            raise self._unexpected("the end")

    def condition(self, kind: WmiClass) -> Condition:
        """Take what is joined by OR."""
        self._depth += 1
        if self._depth > _DEPTH:
            raise invalid(f"Parentheses are nested more than {_DEPTH} deep.")
        parts = [self._all_of(kind)]
        while self.takes("or"):
            parts.append(self._all_of(kind))
        self._depth -= 1
        return parts[0] if len(parts) == 1 else Any(tuple(parts))

    def _all_of(self, kind: WmiClass) -> Condition:
        parts = [self._one(kind)]
        while self.takes("and"):
            parts.append(self._one(kind))
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def _one(self, kind: WmiClass) -> Condition:
        is_turned = False
        while self.takes("not"):
            is_turned = not is_turned
        if self.takes("("):
            read = self.condition(kind)
            self.take(")")
        else:
            read = self._comparison(kind)
        return Not(read) if is_turned else read

    def _comparison(self, kind: WmiClass) -> Condition:
        token = self._tokens[self._place]
        if token.kind != "word" or token.word in {"true", "false", "null"}:
            typed = self._value()
            operator = self._operator()
            return _compared(kind, self.name(), _TURNED.get(operator, operator), typed)
        name = self.name()
        if self.takes("is"):
            return self._is_null(kind, name)
        negated = self.takes("not")
        if self.takes("like"):
            like = _like(kind, name, self._value())
            return Not(like) if negated else like
        if negated:
            raise self._unexpected("LIKE")
        if is_meta(kind) and self.takes("isa"):
            return _compared(kind, name, "=", self._value())
        return _compared(kind, name, self._operator(), self._value())

    def _is_null(self, kind: WmiClass, name: str) -> Condition:
        negated = self.takes("not")
        self.take("null")
        null = IsNull(_known(kind, name))
        return Not(null) if negated else null

    def _operator(self) -> str:
        sign = self._tokens[self._place].text
        if sign not in _COMPARED:
            raise self._unexpected("a comparison")
        self._place += 1
        return "<>" if sign == "!=" else sign

    def _value(self) -> str:
        """Take a text, a number, TRUE or FALSE."""
        token = self._tokens[self._place]
        is_switch = token.word in {"true", "false"}
        if token.kind not in {"text", "number"} and not is_switch:
            raise self._unexpected("a value")
        self._place += 1
        if token.kind == "text":
            return re.sub(r"\\(.)", r"\1", token.text[1:-1])
        return token.text

    def _unexpected(self, wanted: str) -> Exception:
        found = self._tokens[self._place].text or "the end"
        wanted = wanted[0].upper() + wanted[1:]
        return invalid(f"{wanted} was expected where {found} stands.")


def _known(kind: WmiClass, name: str) -> str:
    found = kind.property(name)
    if found is None:
        raise invalid(f"{kind.name} has no property {name}.")
    return found.name


def _compared(kind: WmiClass, name: str, operator: str, typed: str) -> Condition:
    if not _asks_class(kind, name):
        return comparison(kind, name, operator, typed)
    is_this = typed.casefold() == kind.name.casefold()
    return Always(is_this is (operator == "="))


def _like(kind: WmiClass, name: str, pattern: str) -> Condition:
    if not _asks_class(kind, name):
        return Like(_known(kind, name), pattern)
    return Always(Like(name, pattern).fits(kind.name))


def _asks_class(kind: WmiClass, name: str) -> bool:
    """Tell whether a condition is about the class of an instance, which is known."""
    return name.casefold() == _CLASS and not is_meta(kind)
