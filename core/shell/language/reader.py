"""A text and how far it is read; what the modules of the grammar have in common.

There are no tokens: what a character means depends on whether an expression or an
argument is being read, and only the grammar knows that.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, NoReturn

from core.shell.language.characters import BLANK, NEW_LINE, WORD_END
from core.shell.language.parse_error import ParseError
from core.shell.language.pieces import current_pace
from core.shell.language.tree import Block, Expression, Place, Script, Statement

DEPTH: Final = 150
"""How deep brackets may stand in each other."""

CHAIN: Final = 450
"""How many operators or members may follow each other in one expression."""

_REMARK = rf"<#(?s:.*?)#>|#[^\r\n]*+|`(?:{NEW_LINE}|[{BLANK}])"
_SKIPPED = re.compile(rf"(?:[{BLANK}]++|{_REMARK})*+")
_SKIPPED_LINES = re.compile(rf"(?:[{BLANK}\r\n]++|{_REMARK})*+")
_SEPARATORS = re.compile(rf"(?:[{BLANK}\r\n;]++|{_REMARK})*+")
_BEGINS_SKIPPED = frozenset(f"{BLANK}\r\n;#`<")
"""Most often nothing is skipped, and a look at one character is quicker than a search.
"""
_SHOWN = re.compile(rf"&&|\|\||[^{WORD_END}]+|(?s:.)")
_NEWER = {
    sign: f"Unexpected token '{sign}': {what} came with PowerShell 7"
    for sign, what in {
        "&&": "joining pipelines with it",
        "||": "joining pipelines with it",
        "??": "the operator for null values",
        "?.": "asking a member of what may be null",
        "?": "the operator '? :'",
    }.items()
}
_STATEMENT_END = frozenset("\r\n;)}")


class Reader(ABC):
    """A text that is read from left to right."""

    def __init__(self, text: str, within: Place | None = None, depth: int = 0) -> None:
        """Begin before the first character; all of it may stand for one place."""
        self.text: Final = text
        self.at = 0
        self.depth = depth
        self._within = within
        self._pace = current_pace()

    # ---- what stands higher in the grammar, and inside brackets again ----

    @abstractmethod
    def expression(self, *, commas: bool = True) -> Expression:
        """Read an expression, where a comma may make a list or has another meaning."""

    @abstractmethod
    def pipeline(self) -> Statement:
        """Read a pipeline or an assignment."""

    @abstractmethod
    def statement(self) -> Statement:
        """Read any statement."""

    @abstractmethod
    def statements(self) -> Block:
        """Read statements up to a closing bracket or the end."""

    @abstractmethod
    def script(self) -> Script:
        """Read parameters, named blocks or statements up to a brace or the end."""

    @abstractmethod
    def inside(self, text: str, place: Place) -> "Reader":
        """Make a reader for what stands in this place once its escapes are undone."""

    # ---- looking ----

    @property
    def next(self) -> str:
        """Show the next character, or nothing at the end."""
        return self.text[self.at : self.at + 1]

    @property
    def at_end(self) -> bool:
        """Whether all is read."""
        return self.at >= len(self.text)

    @property
    def at_statement_end(self) -> bool:
        """Whether nothing can follow in this statement."""
        return self.at_end or self.text[self.at] in _STATEMENT_END

    def ends_at(self, closing: str) -> bool:
        """Whether one of these characters comes next, or nothing."""
        return self.at_end or self.text[self.at] in closing

    def sees(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Hold a pattern against what comes next."""
        return pattern.match(self.text, self.at)

    # ---- going on ----

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Go past a pattern, if it comes next."""
        self.count_step()
        found = pattern.match(self.text, self.at)
        if found is not None:
            self.at = found.end()
        return found

    def count_step(self) -> None:
        """Count a step of reading, which may be a pause."""
        if self._pace is not None:
            self._pace.step()

    def taken(self, characters: str) -> bool:
        """Go past these characters, if they come next."""
        found = self.text.startswith(characters, self.at)
        if found:
            self.at += len(characters)
        return found

    def skip(self) -> None:
        """Go past blanks and remarks in this line."""
        if self.next in _BEGINS_SKIPPED:
            self._skip(_SKIPPED)

    def skip_lines(self) -> None:
        """Go past blanks, remarks and line ends."""
        if self.next in _BEGINS_SKIPPED:
            self._skip(_SKIPPED_LINES)

    def skip_separators(self) -> None:
        """Go past all that may stand between two statements."""
        if self.next in _BEGINS_SKIPPED:
            self._skip(_SEPARATORS)

    def _skip(self, pattern: re.Pattern[str]) -> None:
        self.take(pattern)
        if self.text.startswith("`", self.at) and self.at + 1 == len(self.text):
            self.fail(
                "UnexpectedToken",
                "Unexpected token '`': no line follows the backtick.",
                incomplete=True,
            )
        if self.text.startswith("<#", self.at):
            self.fail(
                "MissingTerminatorMultiLineComment",
                "The terminator '#>' is missing from the multiline comment.",
                self.at,
                incomplete=True,
            )

    @contextmanager
    def deeper(self) -> Iterator[None]:
        """Go one bracket deeper, if that is not too deep."""
        if self.depth == DEPTH:
            self.fail(
                "ScriptTooComplicated",
                f"The script is nested more than {DEPTH} levels deep. Divide it into "
                "functions.",
            )
        self.depth += 1
        yield
        self.depth -= 1

    def count_chain(self, length: int) -> None:
        """Refuse too many operators or members in a row: each stands in the next."""
        if length > CHAIN:
            self.fail(
                "ScriptTooComplicated",
                f"More than {CHAIN} operators follow each other in one expression. "
                "Divide it into several assignments.",
            )

    # ---- telling ----

    def place(self, start: int, end: int | None = None) -> Place:
        """Say from where a piece goes to an end, or to here."""
        return self._within or Place(start, self.at if end is None else end)

    def fail(
        self,
        error_id: str,
        message: str,
        start: int | None = None,
        *,
        incomplete: bool | None = None,
    ) -> NoReturn:
        """Say what is wrong, from a character to here, or with the next word."""
        if incomplete is None:
            incomplete = self.at_end
        place = Place(self.at, self.at + len(self.word)) if start is None else None
        raise ParseError(
            error_id,
            message,
            place or Place(start or 0, max(self.at, (start or 0) + 1)),
            incomplete=incomplete,
        )

    def unexpected(self) -> NoReturn:
        """Say that the next word cannot stand here."""
        newer = _NEWER.get(self.word[:2]) or _NEWER.get(self.word[:1])
        if newer:
            self.fail("UnexpectedToken", f"{newer}, and is not part of this training.")
        self.fail(
            "UnexpectedToken",
            f"Unexpected token '{self.word}' in expression or statement.",
        )

    @property
    def word(self) -> str:
        """Show what comes next, as an error names it."""
        found = self.sees(_SHOWN)
        return found[0] if found else ""
