"""A text becomes a tree, or the error that PowerShell would show.

Each module of the grammar is functions over a `Reader`; here what stands inside
brackets is tied to what stands around them.
"""

import sys
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import Final, cast

from core.shell.language import commands, expressions, functions
from core.shell.language import statements as statement_list
from core.shell.language.parse_error import ParseError
from core.shell.language.reader import DEPTH, Reader
from core.shell.language.tree import Block, Expression, Place, Script, Statement

LONGEST: Final = 1_000_000
"""How many characters a text may have."""
_CALLS_PER_BRACKET = 16


class _Parser(Reader):
    def expression(self, *, commas: bool = True) -> Expression:
        return expressions.expression(self, commas=commas)

    def pipeline(self) -> Statement:
        return commands.pipeline(self)

    def statement(self) -> Statement:
        return statement_list.statement(self)

    def statements(self) -> Block:
        return statement_list.statements(self)

    def script(self) -> Script:
        return functions.body(self)

    def inside(self, text: str, place: Place) -> Reader:
        return _Parser(text, place, self.depth)


def parse(text: str) -> Script:
    """Read a whole script; raises ParseError with the first thing that is wrong."""
    slices = parse_in_slices(text)
    while True:
        try:
            next(slices)
        except StopIteration as end:
            return cast("Script", end.value)


def parse_in_slices(text: str) -> Generator[None, None, Script]:
    """Read a whole script and pause after each of its outermost statements."""
    if len(text) > LONGEST:
        raise ParseError(
            "ScriptTooLong",
            f"The script has more than {LONGEST:,} characters. Divide it into several.",
            Place(LONGEST, len(text)),
        )
    reader = _Parser(text)
    with _room_for_calls():
        parameters = functions.head(reader)
        blocks = functions.named_blocks(reader)
    if not blocks:
        blocks = {"end": (yield from _outermost(reader))}
    if not reader.at_end:
        reader.unexpected()
    return functions.script(reader, 0, parameters, blocks)


def _outermost(reader: Reader) -> Generator[None, None, Block]:
    start = reader.at
    found: list[Statement] = []
    while True:
        with _room_for_calls():
            one = statement_list.next_statement(reader)
        if one is None:
            return Block(reader.place(start), tuple(found))
        found.append(one)
        yield


@contextmanager
def _room_for_calls() -> Iterator[None]:
    """Let Python call as deep as the deepest brackets need, also from deep inside."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(before + DEPTH * _CALLS_PER_BRACKET)
    try:
        yield
    finally:
        sys.setrecursionlimit(before)
