r"""What findstr looks for: few marks, in time that only grows with the line.

They are `.` `*` `^` `$` `[class]` `[^class]` `[a-z]` `\x` `\<` `\>`
(learn.microsoft.com/windows-server/administration/windows-commands/findstr).
"""

from collections.abc import Callable
from dataclasses import dataclass

_MARKS = frozenset(".*^$[]\\")
Test = Callable[[str, int], int]
"""Tells how many characters fit at a place: one, none (0), or that none do (-1)."""


@dataclass(frozen=True)
class _Piece:
    fits: Test
    repeats: bool = False  # a star follows


@dataclass(frozen=True)
class Pattern:
    """A pattern that was read."""

    pieces: tuple[_Piece, ...]
    plain: str = ""
    """Its text, where it has no mark: most are sought so, and in far less time."""
    ignores_case: bool = False

    def is_in(self, line: str) -> bool:
        """Tell whether it is found anywhere in a line."""
        if self.plain:
            text = self.plain
            return (text.lower() in line.lower()) if self.ignores_case else text in line
        end = len(self.pieces)
        states: set[int] = set()
        for place in range(len(line) + 1):
            states = self._reached(states | {0}, line, place)
            if end in states:
                return True
            states = {
                state if self.pieces[state].repeats else state + 1
                for state in states
                if self.pieces[state].fits(line, place) == 1
            }
        return False

    def _reached(self, states: set[int], line: str, place: int) -> set[int]:
        """Add what is reached without a character."""
        found, waiting = set(states), [*states]
        while waiting:
            state = waiting.pop()
            if state == len(self.pieces):
                continue
            piece = self.pieces[state]
            passes = piece.repeats or piece.fits(line, place) == 0
            if passes and state + 1 not in found:
                found.add(state + 1)
                waiting.append(state + 1)
        return found


def literal(text: str, *, ignores_case: bool) -> Pattern:
    """Look for a text as it stands."""
    pieces = tuple(_Piece(_one(c, ignores_case)) for c in text)
    return Pattern(pieces, text, ignores_case)


def expression(text: str, *, ignores_case: bool) -> Pattern:
    """Look for a text with marks."""
    if not set(text) & _MARKS:
        return literal(text, ignores_case=ignores_case)
    pieces: list[_Piece] = []
    place = 0
    while place < len(text):
        if text[place] == "*" and pieces:
            pieces[-1] = _Piece(pieces[-1].fits, repeats=True)
            place += 1
            continue
        test, place = _test(text, place, ignores_case)
        pieces.append(_Piece(test))
    return Pattern(tuple(pieces))


def _test(text: str, place: int, ignores_case: bool) -> tuple[Test, int]:
    char, after = text[place], text[place + 1 : place + 2]
    if char == "\\" and after:
        edge = {"<": _word_begins, ">": _word_ends}.get(after)
        return edge or _one(after, ignores_case), place + 2
    if char == "[" and (end := text.find("]", place + 2)) > 0:
        return _class(text[place + 1 : end], ignores_case), end + 1
    if char == "^" and place == 0:
        return (lambda _, at: 0 if at == 0 else -1), place + 1
    if char == "$" and not after:
        return (lambda line, at: 0 if at == len(line) else -1), place + 1
    if char == ".":
        return (lambda line, at: 1 if at < len(line) else -1), place + 1
    return _one(char, ignores_case), place + 1


def _one(char: str, ignores_case: bool) -> Test:
    if not ignores_case:
        return lambda line, at: 1 if line[at : at + 1] == char else -1
    wanted = char.casefold()
    return lambda line, at: 1 if line[at : at + 1].casefold() == wanted else -1


def _class(inside: str, ignores_case: bool) -> Test:
    is_other = inside.startswith("^") and len(inside) > 1
    wanted = inside[1:] if is_other else inside
    members: set[str] = set()
    ranges: list[tuple[str, str]] = []
    place = 0
    while place < len(wanted):
        if wanted[place + 1 : place + 2] == "-" and place + 2 < len(wanted):
            ranges.append((wanted[place], wanted[place + 2]))
            place += 3
        else:
            members.add(wanted[place])
            place += 1

    def has(char: str) -> bool:
        return char in members or any(low <= char <= high for low, high in ranges)

    def fits(line: str, at: int) -> int:
        char = line[at : at + 1]
        forms = {char, char.lower(), char.upper()} if ignores_case else {char}
        return 1 if char and any(map(has, forms)) is not is_other else -1

    return fits


def _word_begins(line: str, at: int) -> int:
    inside, before = line[at : at + 1].isalnum(), line[max(at - 1, 0) : at].isalnum()
    return 0 if inside and not before else -1


def _word_ends(line: str, at: int) -> int:
    inside, before = line[at : at + 1].isalnum(), line[max(at - 1, 0) : at].isalnum()
    return 0 if before and not inside else -1
