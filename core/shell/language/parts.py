"""The parts of an expandable text or word, while it is being read."""

import re

from core.shell.language.characters import DOUBLE
from core.shell.language.parse_error import ParseError
from core.shell.language.reader import Reader
from core.shell.language.tree import (
    Block,
    Expandable,
    Expression,
    SubExpression,
    Text,
)
from core.shell.language.variables import variable

_BRACKETS_AND_QUOTES = re.compile(f"[()]|`(?s:.)|[{DOUBLE}]{{2}}")
_ESCAPED_QUOTE = re.compile(f"`([{DOUBLE}])|[{DOUBLE}]([{DOUBLE}])")


class Parts:
    """Letters, variables and `$( )` in the order in which they stand."""

    def __init__(self, reader: Reader, first: Expression | None = None) -> None:
        """Begin with nothing, or with what is expanded first."""
        self._reader = reader
        self._done: list[Expression] = [first] if first else []
        self._letters: list[str] = []
        self._start = 0

    def add(self, start: int, letters: str) -> None:
        """Add letters, which began at a character."""
        if not self._letters:
            self._start = start
        self._letters.append(letters)

    def expand(self, *, quoted: bool = False) -> bool:
        """Add the variable or `$( )` that comes next, or say that none does."""
        start = self._reader.at
        part = _expanded(self._reader, quoted)
        if part is None:
            return False
        self._close(start)
        self._done.append(part)
        return True

    def extend(self, text: Expandable) -> None:
        """Add the parts of a quoted text inside a word."""
        for part in text.parts:
            if isinstance(part, Text):
                self.add(part.place.start, part.text)
            else:
                self._close(part.place.start)
                self._done.append(part)

    def whole(self, start: int, *, bare: bool = False) -> Text | Expandable:
        """Make the text, which is a literal one where nothing is expanded."""
        place = self._reader.place(start)
        if not self._done:
            return Text(place, "".join(self._letters), bare)
        self._close(self._reader.at)
        return Expandable(place, tuple(self._done), bare)

    def _close(self, end: int) -> None:
        if self._letters:
            place = self._reader.place(self._start, end)
            self._done.append(Text(place, "".join(self._letters)))
            self._letters = []


def _expanded(reader: Reader, quoted: bool) -> Expression | None:
    if not reader.text.startswith("$(", reader.at):
        return variable(reader)
    return (_escaped_sub_expression(reader) if quoted else None) or sub_expression(
        reader
    )


def sub_expression(reader: Reader) -> SubExpression:
    """Read `$( )`, which comes next."""
    start = reader.at
    reader.at += 2
    body = enclosed_statements(reader, start)
    return SubExpression(reader.place(start), body)


def enclosed_statements(reader: Reader, start: int) -> Block:
    """Read the statements of `$( )` or `@( )` and go past its closing bracket."""
    with reader.deeper():
        body = reader.statements()
    if not reader.taken(")"):
        reader.fail(
            "MissingEndParenthesisInSubexpression",
            "Missing closing ')' in subexpression.",
            start if reader.at_end else None,
        )
    return body


def _escaped_sub_expression(reader: Reader) -> SubExpression | None:
    """Read a `$( )` whose quotation marks are escaped as those of a text around it.

    PowerShell takes `"$(f "a")"`, `"$(f ""a"")"` and ``"$(f `"a`")"`` alike. What is no
    statement without the escapes is read as it stands.
    """
    end = _closing_bracket(reader)
    inside = reader.text[reader.at + 2 : end]
    plain = _ESCAPED_QUOTE.sub(r"\1\2", inside)
    if plain == inside:
        return None
    place = reader.place(reader.at, end + 1)
    inner = reader.inside(plain, place)
    try:
        with inner.deeper():
            body = inner.statements()
    except ParseError:
        return None
    if not inner.at_end:
        return None
    reader.at = end + 1
    return SubExpression(place, body)


def _closing_bracket(reader: Reader) -> int:
    """Find the bracket that closes the `$( )` that comes next, by counting."""
    depth = 0
    for found in _BRACKETS_AND_QUOTES.finditer(reader.text, reader.at):
        reader.count_step()
        depth += {"(": 1, ")": -1}.get(found[0], 0)
        if found[0] == ")" and depth == 0:
            return found.start()
    return reader.at
