"""Trees of any shape that a text can have: a test writes them and reads them again."""

from collections.abc import Callable, Sequence
from random import Random
from typing import TypeVar

from core.shell.language import tree as t
from core.shell.language.operators import LOWEST

T = TypeVar("T")

_HERE = t.Place(0, 0)
_NAMES = ("a", "x_1", "\u00e4", "Name")
_LETTERS = "a1 '\"`$(){}[];,|&<>#@-\u2013\u201c\u2019=.:%?\u00e9\u3000"
_FIRST_OF_WORD = "a'\"`$(){}[];,|&<>#@-\u2013\u201c\u2019=:%?\u00e9"
_IN_EXPANDABLE = "a $`'\u2019"
_NUMBERS = (
    t.Number(_HERE, 7, t.NumberKind.INT, "7"),
    t.Number(_HERE, 1.5, t.NumberKind.DOUBLE, "1.5"),
    t.Number(_HERE, 31, t.NumberKind.INT, "0x1F"),
    t.Number(_HERE, 2, t.NumberKind.LONG, "2L"),
)
_VARIABLES = tuple(
    t.Variable(_HERE, name, scope)
    for name in ("a", "_", "?", "a b", "x{y}", "x`")
    for scope in ("", "env", "script")
)
_TYPES = ("int", "string[]", "System.Math")
_OPERATORS = (
    *(["and", "or"], ["band", "bxor"], ["eq", "like", "split", "join", "replace"]),
    *(["+", "-"], ["*", "/", "%"], ["f"], [".."]),
)
"""From the loosest to the tightest."""


class Trees:
    """Makes trees; a depth is how many brackets may yet stand in each other."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)

    def choose(self, values: Sequence[T]) -> T:
        return self._random.choice(values)

    def one_of(self, *makers: Callable[[], T]) -> T:
        return self.choose(makers)()

    def several(
        self, most: int, make: Callable[[], T], least: int = 0
    ) -> tuple[T, ...]:
        return tuple(make() for _ in range(self._random.randint(least, most)))

    def text(self, letters: str, most: int, least: int = 0) -> str:
        return "".join(self.several(most, lambda: self.choose(letters), least))

    def script(self) -> t.Script:
        """Make a whole script."""
        return t.Script(_HERE, None, None, None, self.block(3))

    # ---- expressions ----

    def name(self) -> t.Text:
        return t.Text(_HERE, self.choose(_NAMES), bare=True)

    def quoted(self) -> t.Text:
        return t.Text(_HERE, self.text(_LETTERS, 6))

    def expandable(self) -> t.Expandable:
        """Draw letters and variables in turn.

        No double quotation mark stands in it: in `$( )` it may be read as escaped.
        """
        parts: list[t.Expression] = []
        for _ in range(self._random.randint(1, 3)):
            parts.append(t.Text(_HERE, self.text(_IN_EXPANDABLE, 4, 1)))
            inner: t.Expression = self.choose(_VARIABLES)
            if self.choose((True, False)):
                statement = t.Pipeline(_HERE, (t.Value(_HERE, inner),))
                inner = t.SubExpression(_HERE, t.Block(_HERE, (statement,)))
            parts.append(inner)
        return t.Expandable(_HERE, tuple(parts[self._random.randint(0, 1) :]))

    def simple(self) -> t.Expression:
        return self.one_of(
            self.quoted,
            self.expandable,
            lambda: self.choose(_VARIABLES),
            lambda: self.choose(_NUMBERS),
        )

    def primary(self, depth: int) -> t.Expression:
        if depth == 0:
            return self.simple()
        deeper = depth - 1
        return self.one_of(
            self.simple,
            lambda: t.Paren(_HERE, self.pipeline(deeper)),
            lambda: t.Array(_HERE, self.block(deeper)),
            lambda: t.SubExpression(_HERE, self.block(deeper)),
            lambda: self.script_block(deeper),
            lambda: self.hash_table(deeper),
            lambda: t.Index(_HERE, self.primary(deeper), self.expression(deeper)),
            lambda: t.Member(_HERE, self.target(deeper), self.member_name()),
            lambda: t.Member(_HERE, self.type(), self.member_name(), static=True),
            lambda: self.call(deeper),
        )

    def target(self, depth: int) -> t.Expression:
        """Make what may have a member; the full stop behind 7 belongs to the number."""
        found = self.primary(depth)
        return self.choose(_VARIABLES) if isinstance(found, t.Number) else found

    def member_name(self) -> t.Expression:
        return self.one_of(self.name, self.quoted, lambda: self.choose(_VARIABLES))

    def type(self) -> t.TypeLiteral:
        return t.TypeLiteral(_HERE, self.choose(_TYPES))

    def call(self, depth: int) -> t.Call:
        arguments = self.several(2, lambda: self.binary(depth, LOWEST, commas=False))
        return t.Call(_HERE, self.target(depth), self.member_name(), arguments)

    def script_block(self, depth: int) -> t.ScriptBlock:
        script = t.Script(_HERE, None, None, None, self.block(depth))
        return t.ScriptBlock(_HERE, script)

    def hash_table(self, depth: int) -> t.HashTable:
        names = self._random.sample(_NAMES, self._random.randint(0, 2))
        entries = (
            t.Entry(_HERE, t.Text(_HERE, name, bare=True), self.statement(depth))
            for name in names
        )
        return t.HashTable(_HERE, tuple(entries))

    def unary(self, depth: int) -> t.Expression:
        if depth == 0:
            return self.primary(0)
        operators = ("not", "bnot", "-", "split", "join")
        return self.one_of(
            lambda: self.primary(depth),
            lambda: t.Unary(_HERE, self.choose(operators), self.unary(depth - 1)),
            lambda: t.Cast(_HERE, self.type(), self.unary(depth - 1)),
            lambda: t.Step(
                _HERE,
                self.choose(_VARIABLES),
                self.choose((1, -1)),
                self.choose((True, False)),
            ),
        )

    def operand(self, depth: int, *, commas: bool) -> t.Expression:
        if commas and self._random.randint(0, 3) == 0:
            return t.CommaList(_HERE, self.several(3, lambda: self.unary(depth), 1))
        return self.unary(depth)

    def binary(self, depth: int, strength: int, *, commas: bool) -> t.Expression:
        """Draw an expression whose operators bind at least so tightly."""
        if depth == 0 or strength > len(_OPERATORS) or self.choose((True, False)):
            return self.operand(depth, commas=commas)
        level = self._random.randint(strength, len(_OPERATORS))
        operator = self.choose(_OPERATORS[level - 1])
        left = self.binary(depth - 1, level, commas=commas)
        right = self.binary(depth - 1, level + 1, commas=commas)
        return t.Binary(_HERE, operator, left, right)

    def expression(self, depth: int) -> t.Expression:
        return self.binary(depth, LOWEST, commas=True)

    # ---- statements ----

    def word(self) -> t.Text:
        first = self.choose(_FIRST_OF_WORD)
        return t.Text(_HERE, first + self.text(_LETTERS, 4), bare=True)

    def argument(self, depth: int) -> t.Expression:
        if depth == 0:
            return self.one_of(self.word, self.simple)
        return self.one_of(
            self.word,
            self.simple,
            lambda: self.script_block(depth - 1),
            lambda: self.hash_table(depth - 1),
            lambda: t.CommaList(_HERE, self.several(3, lambda: self.argument(0), 2)),
        )

    def element(self, depth: int) -> t.Element:
        name = self.choose(_NAMES)
        makers: tuple[Callable[[], t.Element], ...] = (
            lambda: self.argument(depth),
            lambda: t.NamedParameter(_HERE, name),
            lambda: t.NamedParameter(_HERE, name, self.argument(depth)),
            lambda: t.Splat(_HERE, t.Variable(_HERE, name)),
        )
        return self.choose(makers)()

    def command(self, depth: int) -> t.Command:
        name = self.choose(("Get-X", "a.exe", "%", "?"))
        elements = self.several(3, lambda: self.element(depth))
        return t.Command(_HERE, t.Text(_HERE, name, bare=True), elements)

    def pipeline(self, depth: int) -> t.Pipeline:
        first: t.Command | t.Value = self.command(depth)
        if self.choose((True, False)):
            first = t.Value(_HERE, self.expression(depth))
        return t.Pipeline(_HERE, (first, *self.several(1, lambda: self.command(depth))))

    def block(self, depth: int) -> t.Block:
        return t.Block(_HERE, self.several(2, lambda: self.statement(depth)))

    def clause(self, depth: int) -> t.Clause:
        return t.Clause(_HERE, self.pipeline(depth), self.block(depth))

    def statement(self, depth: int) -> t.Statement:
        if depth == 0:
            return self.pipeline(0)
        deeper = depth - 1
        operators = ("=", "+=", "%=")
        return self.one_of(
            lambda: self.pipeline(depth),
            lambda: t.Assign(
                _HERE,
                self.choose(_VARIABLES),
                self.choose(operators),
                self.statement(deeper),
            ),
            lambda: t.If(
                _HERE,
                self.several(2, lambda: self.clause(deeper), 1),
                self.one_of(lambda: self.block(deeper), lambda: None),
            ),
            lambda: t.ForEach(
                _HERE,
                self.choose(_VARIABLES),
                self.pipeline(deeper),
                self.block(deeper),
                self.choose(_NAMES),
            ),
        )
