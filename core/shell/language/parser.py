"""A text becomes a tree, or the error that PowerShell would show.

Each module of the grammar is functions over a `Reader`; here what stands inside
brackets is tied to what stands around them.
"""

from contextlib import AbstractContextManager
from typing import Final

from core.shell.language import commands, expressions, functions
from core.shell.language import statements as statement_list
from core.shell.language.call_room import room_for
from core.shell.language.parse_error import ParseError
from core.shell.language.reader import DEPTH, Reader
from core.shell.language.tree import Block, Expression, Place, Script, Statement

LONGEST: Final = 1_000_000
"""How many characters a text may have."""
AT_ONCE: Final = 8_000
"""How many of them are read without a pause."""
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
    if len(text) > LONGEST:
        raise ParseError(
            "ScriptTooLong",
            f"The script has more than {LONGEST:,} characters. Divide it into several.",
            Place(LONGEST, len(text)),
        )
    reader = _Parser(text)
    with room_to_read():
        found = functions.body(reader)
    if not reader.at_end:
        reader.unexpected()
    return found


def room_to_read() -> AbstractContextManager[None]:
    """Let Python call as deep as the deepest brackets need, also from deep inside."""
    return room_for(DEPTH * _CALLS_PER_BRACKET)
