"""Reads a command: programs, marks between them, groups, redirections.

Quotation marks keep blanks and marks; `^` keeps the one after it
(learn.microsoft.com/windows-server/administration/windows-commands/cmd).
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from core.prompt.language.clauses import condition_of, head_of
from core.prompt.language.errors import LineError, Unfinished
from core.prompt.language.tree import (
    AllOf,
    AnyOf,
    For,
    Group,
    If,
    Node,
    Pipe,
    Quiet,
    Redirected,
    Redirection,
    Sequence,
    Simple,
)
from core.prompt.language.words import DELIMITERS

_DEEPEST = 50
"""Commands inside of commands: groups, `if` and `for`."""
_LONGEST = 65_536
"""Characters of one command with all its lines."""
_MARKS = "&|<>"
_NEWLINE = "newline"
_TOO_DEEP = "("


def read(text: str, more: Callable[[], str | None] = lambda: None) -> Node | None:
    """Read one command; None where there is none. LineError where it is wrong.

    Variables are written out already. A group goes on in the lines that `more` gives.
    """
    return Reader(text, more).whole()


class Reader:
    """Goes through a text once; each loop takes a character, or ends."""

    def __init__(self, text: str, more: Callable[[], str | None]) -> None:
        """Begin at the first line."""
        self._text = text
        self._at = 0
        self._more = more
        self._read = len(text)
        self._depth = 0
        """Parentheses that are open."""
        self._nested = 0

    def whole(self) -> Node | None:
        """Read all of it."""
        self.skip()
        if self.char in ("", ":"):  # nothing, or a label
            return None
        found = self._sequence()
        self.skip()
        if self.char:
            raise LineError(self._mark())
        return found

    # ---- characters ----

    @property
    def char(self) -> str:
        """The character at the place; empty at the end of the line."""
        return self._text[self._at : self._at + 1]

    def skip(self) -> None:
        """Go over blanks and what else only parts words."""
        while self.char and self.char in DELIMITERS:
            self._at += 1

    def word(self) -> str:
        """Read a word up to a blank, a mark or a sign that parts; quotes keep all."""
        self.skip()
        found, is_quoted = "", False
        while self.char:
            char = self.char
            if not is_quoted and (char in DELIMITERS + _MARKS or self._closes(char)):
                break
            if char == "^" and not is_quoted:
                char = self._escaped()
            elif char == '"':
                is_quoted = not is_quoted
            found += char
            self._at += 1
        return found

    def peek(self) -> str:
        """Return the word that comes, in lower case, and stay."""
        before = self._at
        found = ""
        self.skip()
        while self.char and self.char not in DELIMITERS + _MARKS + '()^"/':
            found += self.char
            self._at += 1
        self._at = before
        return found.casefold()

    def takes(self, sign: str) -> bool:
        """Go over a sign if it comes, with the blanks before it."""
        before = self._at
        while self.char and self.char in " \t":
            self._at += 1
        if self._text.startswith(sign, self._at):
            self._at += len(sign)
            return True
        self._at = before
        return False

    def until_closed(self) -> str:
        """Read up to the parenthesis that closes; further lines part words, too."""
        found, is_quoted = "", False
        while is_quoted or self.char != ")":
            if not self.char:
                self._next_line()
                found, is_quoted = f"{found} ", False
                continue
            char = self.char
            if char == "^" and not is_quoted:
                char = self._escaped()
            elif char == '"':
                is_quoted = not is_quoted
            found += char
            self._at += 1
        self._at += 1
        return found

    def fail(self) -> LineError:
        """Return the error that what comes may not stand here."""
        self.skip()
        return LineError(self._mark() if self.char else _NEWLINE)

    def _closes(self, char: str) -> bool:
        return char == ")" and self._depth > 0

    def _escaped(self) -> str:
        """Return what `^` keeps; at the end of a line that is the next one's first."""
        self._at += 1
        if not self.char:
            self._next_line()
        return self.char

    def _next_line(self) -> None:
        line = self._more()
        if line is None:
            raise Unfinished(_NEWLINE)
        self._read += len(line)
        if self._read > _LONGEST:
            raise LineError(_NEWLINE)
        self._text, self._at = line, 0

    def _mark(self) -> str:
        """Return the mark or word that comes, as an error names it."""
        for mark in ("&&", "||", ">>"):
            if self._text.startswith(mark, self._at):
                return mark
        if self.char in _MARKS + "()":
            return self.char
        return self.word()

    # ---- commands ----

    def _sequence(self) -> Node:
        """Read commands with `&` between them, or on lines of their own in a group."""
        parts = [self._any_of()]
        while self._goes_on():
            parts.append(self._any_of())
        return parts[0] if len(parts) == 1 else Sequence(tuple(parts))

    def _goes_on(self) -> bool:
        """Go over what parts two commands; False where the last one was read."""
        self.skip()
        if self._is_single("&"):
            self._at += 1
            self.skip()
            if self.char:
                return not self._closes(self.char)
        if self._depth == 0 or self.char:
            return False
        self._skip_lines()
        return not self._closes(self.char)

    def _is_single(self, mark: str) -> bool:
        return self.char == mark and not self._text.startswith(mark * 2, self._at)

    def _skip_lines(self) -> None:
        """Go to the next line of a group that has something; labels are passed over."""
        self.skip()
        while not self.char or self.char == ":":
            self._next_line()
            self.skip()

    def _any_of(self) -> Node:
        parts = self._joined("||", self._all_of)
        return parts[0] if len(parts) == 1 else AnyOf(tuple(parts))

    def _all_of(self) -> Node:
        parts = self._joined("&&", self._pipe)
        return parts[0] if len(parts) == 1 else AllOf(tuple(parts))

    def _pipe(self) -> Node:
        parts = [self._command()]
        self.skip()
        while self._is_single("|"):
            self._at += 1
            parts.append(self._command())
            self.skip()
        return parts[0] if len(parts) == 1 else Pipe(tuple(parts))

    def _joined(self, mark: str, read_one: Callable[[], Node]) -> list[Node]:
        parts = [read_one()]
        self.skip()
        while self._text.startswith(mark, self._at):
            self._at += len(mark)
            parts.append(read_one())
            self.skip()
        return parts

    def _command(self) -> Node:
        """Read one command with its redirections."""
        self.skip()
        if self._depth and not self.char:
            self._skip_lines()
        if self.char == "@":
            while self.char == "@":
                self._at += 1
                self.skip()
            return Quiet(self._command())
        redirections: list[Redirection] = []
        while redirection := self._redirection(""):
            redirections.append(redirection[1])
            self.skip()
        body = self._body(redirections)
        return Redirected(body, tuple(redirections)) if redirections else body

    def _body(self, redirections: list[Redirection]) -> Node:
        if self.char == "(":
            return self._group(redirections)
        word = self.peek()
        if word in _CLAUSES and not self._asks_usage(word):
            self._at += len(word)
            return _CLAUSES[word](self)
        if word == "rem" and not self._asks_usage(word):
            remark, self._text = self._text[self._at :], ""
            return Simple(remark)
        return self._simple(redirections)

    def _asks_usage(self, word: str) -> bool:
        """Tell whether `/?` stands behind a word."""
        following = self._text[self._at + len(word) :].lstrip()
        return following[:2] in ("/?", "-?") and following[2:3] in ("", *" &|<>)")

    def _group(self, redirections: list[Redirection]) -> Group:
        self._at += 1
        self._depth += 1
        with self._inside():
            self._skip_lines()
            body = None if self.char == ")" else self._sequence()
        self.skip()
        if self.char != ")":
            raise LineError(self._mark())
        self._at += 1
        self._depth -= 1
        self.skip()
        while redirection := self._redirection(""):
            redirections.append(redirection[1])
            self.skip()
        return Group(body)

    def _if(self) -> Node:
        condition = condition_of(self)
        with self._inside():
            body = self._any_of()
            self.skip()
            if self.peek() == "else":
                self._at += len("else")
                return If(condition, body, self._with_rest(self._any_of()))
            return If(condition, self._with_rest(body))

    def _for(self) -> Node:
        head = head_of(self)
        with self._inside():
            return For(*head, self._with_rest(self._any_of()))

    @contextmanager
    def _inside(self) -> Iterator[None]:
        """Count a command inside of another one."""
        self._nested += 1
        if self._nested > _DEEPEST:
            raise LineError(_TOO_DEEP)
        yield
        self._nested -= 1

    def _with_rest(self, first: Node) -> Node:
        """Add the commands up to the end of the line: `do` and `else` do them all."""
        parts = [first]
        self.skip()
        while self._is_single("&"):
            self._at += 1
            self.skip()
            if not self.char or self._closes(self.char):
                break
            parts.append(self._any_of())
            self.skip()
        return parts[0] if len(parts) == 1 else Sequence(tuple(parts))

    def _simple(self, redirections: list[Redirection]) -> Simple:
        text, is_quoted, kept = "", False, 0
        while self.char:
            char = self.char
            if not is_quoted and (char in "&|" or self._closes(char)):
                break
            if not is_quoted and char in "<>":
                found = self._redirection(text[kept:])
                assert found is not None
                text = text[:kept] + found[0]
                redirections.append(found[1])
                continue
            if char == "^" and not is_quoted:
                char, kept = self._escaped(), len(text) + 1
                if not char:
                    break
            elif char == '"':
                is_quoted = not is_quoted
            text += char
            self._at += 1
        if not text.strip():
            raise self.fail()
        return Simple(text)

    def _redirection(self, before: str) -> tuple[str, Redirection] | None:
        """Read where something goes; the digit of its handle ends what was before."""
        handle = before[-1:] if before[-1:] in ("0", "1", "2") else ""
        if before[-2:-1] not in ("", *DELIMITERS) or not handle:
            handle = ""
        if not before and self._text[self._at + 1 : self._at + 2] in ("<", ">"):
            handle = self.char if self.char in ("0", "1", "2") else ""
            self._at += len(handle)
        elif handle:
            before = before[:-1]
        if self.char not in ("<", ">"):
            return None
        way = self.char
        self._at += 1
        appends = way == ">" and self.char == ">"
        self._at += appends
        number = int(handle) if handle else int(way == ">")
        if self.char == "&" and self._text[self._at + 1 : self._at + 2] in ("1", "2"):
            joined = int(self._text[self._at + 1])
            self._at += 2
            return before, Redirection(number, joins=joined)
        path = self.word()
        if not path:
            raise self.fail()
        return before, Redirection(number, path.replace('"', ""), appends)


_CLAUSES: dict[str, Callable[[Reader], Node]] = {
    "if": Reader._if,
    "for": Reader._for,
}
