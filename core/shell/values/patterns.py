"""Patterns of a person: wildcards of `-like`, and regular expressions.

Regular expressions run in the library `regex` under a time limit, for those of a
person may take for ever. It is loaded when the first is used.
"""

import functools
import re
from typing import TYPE_CHECKING, Any

from core.shell.values.errors import ScriptError, failure

if TYPE_CHECKING:
    import regex

TIMEOUT = 0.05
"""Seconds that a regular expression may search."""
_NET_GROUP = re.compile(r"\(\?<([A-Za-z_]\w*)>")
_NET_REFERENCE = re.compile(r"\$(?:(\d+)|\{(\w+)\}|([$&]))")


class Wildcard:
    """A wildcard pattern; what stands between its stars is sought from left to right.

    So no pattern takes long, however many stars it has.
    """

    def __init__(self, pattern: str, *, case: bool) -> None:
        """Read `*`, `?`, `[a-c]`, and the backtick that escapes."""
        flags = re.DOTALL | (0 if case else re.IGNORECASE)
        parts = _between_stars(pattern)
        self._parts = [re.compile("".join(part), flags) for part in parts]
        self._last_length = len(parts[-1])

    def fits(self, text: str) -> bool:
        """Tell whether the whole text fits."""
        first, *rest = self._parts
        if not rest:
            return first.fullmatch(text) is not None
        found = first.match(text)
        *middle, last = rest
        for part in middle:
            if found is None:
                return False
            found = part.search(text, found.end())
        end = len(text) - self._last_length
        is_room = found is not None and found.end() <= end
        return is_room and last.fullmatch(text, end) is not None


@functools.lru_cache(256)
def wildcard(pattern: str, *, case: bool = False) -> Wildcard:
    """Compile a wildcard pattern; ScriptError if it is none."""
    return Wildcard(pattern, case=case)


def _between_stars(pattern: str) -> list[list[str]]:
    """Write what stands between the stars as regular expressions, a mark each."""
    parts: list[list[str]] = [[]]
    place = 0
    while place < len(pattern):
        mark = pattern[place]
        place += 1
        if mark == "*":
            parts.append([])
        elif mark == "?":
            parts[-1].append(".")
        elif mark == "`" and place < len(pattern):
            parts[-1].append(re.escape(pattern[place]))
            place += 1
        elif mark == "[" and "]" in pattern[place + 1 :]:
            end = pattern.index("]", place + 1)
            parts[-1].append(_set(pattern[place:end], pattern))
            place = end + 1
        elif mark == "[":
            raise failure(
                f"The specified wildcard character pattern is not valid: {pattern}",
                "WildcardPatternException",
            )
        else:
            parts[-1].append(re.escape(mark))
    return parts


def _set(inside: str, pattern: str) -> str:
    """Write `[a-c]` as a regular expression."""
    escaped = re.sub(r"([\\^\[&~|])", r"\\\1", inside)
    try:
        re.compile(f"[{escaped}]")
    except re.error:
        raise failure(
            f"The specified wildcard character pattern is not valid: {pattern}",
            "WildcardPatternException",
        ) from None
    return f"[{escaped}]"


def has_wildcard(text: str) -> bool:
    """Tell whether a text is a pattern."""
    return any(mark in text for mark in "*?[")


def is_like(text: str, pattern: str, *, case: bool = False) -> bool:
    """Tell whether a whole text fits a wildcard pattern."""
    return wildcard(pattern, case=case).fits(text)


@functools.lru_cache(256)
def expression(pattern: str, *, case: bool = False) -> "regex.Pattern[str]":
    """Compile a regular expression; ScriptError if it is none."""
    import regex

    flags = regex.VERSION0 | (0 if case else regex.IGNORECASE)
    try:
        return regex.compile(_NET_GROUP.sub(r"(?P<\1>", pattern), flags)
    except (regex.error, RecursionError, OverflowError, MemoryError) as error:
        raise failure(
            f'parsing "{pattern}" - {error}',
            "InvalidRegularExpression",
            "InvalidOperation",
            exception="System.ArgumentException",
        ) from None


def search(pattern: str, text: str, *, case: bool = False) -> "regex.Match[str] | None":
    """Find the first place where a regular expression fits."""
    return timed(expression(pattern, case=case).search, text)


def replace(text: str, pattern: str, by: str, *, case: bool = False) -> str:
    """Replace all that fits; `$1`, `${name}` and `$&` stand for what was found."""
    found = expression(pattern, case=case)

    def put(match: "regex.Match[str]") -> str:
        return _NET_REFERENCE.sub(lambda mark: _referred(match, mark), by)

    return str(timed(found.sub, put, text))


def _referred(match: "regex.Match[str]", mark: re.Match[str]) -> str:
    number, name, sign = mark.groups()
    if sign:
        return "$" if sign == "$" else match.group()
    key = number or name
    try:
        found = match.group(_place(match, int(key)) if key.isdigit() else key)
        return str(found or "")
    except IndexError:
        return mark.group()


def _place(match: "regex.Match[str]", number: int) -> int:
    """Return the place of a group: .NET counts those with names after the others."""
    named = sorted(match.re.groupindex.values())
    plain = [n for n in range(1, match.re.groups + 1) if n not in named]
    places: list[int] = [0, *plain, *named]
    return places[number]


def split(text: str, pattern: str, most: int = 0, *, case: bool = False) -> list[str]:
    """Part a text where a regular expression fits, into at most so many pieces."""
    if most == 1:
        return [text]
    found = timed(expression(pattern, case=case).split, text, max(most - 1, 0))
    return [piece for piece in found if piece is not None]


def timed(act: Any, *arguments: Any) -> Any:
    """Let a compiled expression work, for a short time; ScriptError after it."""
    try:
        return act(*arguments, timeout=TIMEOUT)
    except TimeoutError:
        raise _too_slow() from None


def _too_slow() -> ScriptError:
    return failure(
        "The regular expression takes too long. Ambiguous repetitions, such as "
        "(a+)+, are tried in all their ways; write it with fewer of them.",
        "RegexMatchTimeout",
        "OperationTimeout",
        exception="System.Text.RegularExpressions.RegexMatchTimeoutException",
    )
