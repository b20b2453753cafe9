"""Writes variables out: `%NAME%`, `%1` of a batch file, `%i` of `for`, and `!NAME!`.

They are what cmd makes of a line before and while it is run
(learn.microsoft.com/windows-server/administration/windows-commands/set_1, call, for).
"""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

Lookup = Callable[[str], str | None]
"""Gives the value of a variable, whatever the case of its name."""
Described = Callable[[str, str], str]
"""Writes the value of an argument with modifiers, such as `dp` or `nx`."""

_SLICE = re.compile(r"~(-?\d{0,5})(?:,(-?\d{1,5}))?")
_MODIFIED = re.compile(r"~([fdpnxsatz]*)", re.IGNORECASE)


class Arguments(NamedTuple):
    """What a batch file was called with."""

    words: tuple[str, ...]
    """From `%0`, its name, on; quotation marks as they were typed."""
    rest: str
    """`%*`."""
    described: Described


def expanded(line: str, lookup: Lookup, arguments: Arguments | None = None) -> str:
    """Write out what stands between percent signs.

    At the prompt what is not set stays as typed; a batch file, which has arguments,
    drops it and reads `%%` as one sign.
    """
    found, at = [], 0
    while (sign := line.find("%", at)) >= 0:
        found.append(line[at:sign])
        at = sign + 1
        if arguments is not None:
            text, end = _argument(line, at, arguments)
            if text is not None:
                found.append(text)
                at = end
                continue
        text, end = _named(line, at, "%", lookup)
        if text is not None:
            found.append(text)
            at = end
        elif arguments is None:
            found.append("%")
        else:
            at = end
    return "".join(found) + line[at:]


def delayed(text: str, lookup: Lookup) -> str:
    """Write out what stands between exclamation marks, once a line is run."""
    if "!" not in text:
        return text
    found, at = [], 0
    while at < len(text):
        char = text[at]
        at += 1
        if char == "^":
            found.append(text[at : at + 1])
            at += 1
        elif char == "!":
            value, end = _named(text, at, "!", lookup)
            found.append(value or "")
            at = end
        else:
            found.append(char)
    return "".join(found)


def looped(text: str, values: Mapping[str, str], described: Described) -> str:
    """Write out `%i` and `%~nxi` for the variables of the loops around a command."""
    if not values or "%" not in text:
        return text
    found, at = [], 0
    while (sign := text.find("%", at)) >= 0:
        found.append(text[at:sign])
        value, end = _of_loop(text, sign + 1, values, described)
        found.append("%" if value is None else value)
        at = end
    return "".join(found) + text[at:]


def _of_loop(
    text: str, at: int, values: Mapping[str, str], described: Described
) -> tuple[str | None, int]:
    if text[at : at + 1] in values:
        return values[text[at]], at + 1
    modified = _MODIFIED.match(text, at)
    for end in range(modified.end() if modified else at, at, -1):
        letter = text[end : end + 1]  # the longest run of modifiers with a letter left
        if letter in values:
            return described(values[letter], text[at + 1 : end].lower()), end + 1
    return None, at


def _argument(line: str, at: int, arguments: Arguments) -> tuple[str | None, int]:
    """Read `%%`, `%*`, `%1` or `%~dp0`."""
    char = line[at : at + 1]
    if char == "%":
        return "%", at + 1
    if char == "*":
        return arguments.rest, at + 1
    if char and char in "0123456789":
        return _word(arguments, int(char)), at + 1
    modified = _MODIFIED.match(line, at)
    end = modified.end() if modified else at
    if modified and line[end : end + 1] in set("0123456789"):
        word = _word(arguments, int(line[end]))
        return arguments.described(word, modified[1].lower()), end + 1
    return None, at


def _word(arguments: Arguments, number: int) -> str:
    words = arguments.words
    return words[number] if number < len(words) else ""


def _named(line: str, at: int, sign: str, lookup: Lookup) -> tuple[str | None, int]:
    """Read a name and its closing sign; None, and where to go on, where it is none."""
    closing = line.find(sign, at)
    if closing < 0:
        return None, at
    inside = line[at:closing]
    name, colon, how = inside.partition(":")
    value = lookup(inside if not (colon and how) else name) if name else None
    if value is None:
        return None, at + len(name) + 1 if colon and how else closing + 1
    return (value if not how else _changed(value, how)), closing + 1


def _changed(value: str, how: str) -> str:
    """Write a part of a value, `~-4,2`, or one with a text replaced, `x=y`."""
    if found := _SLICE.fullmatch(how):
        return _slice(value, int(found[1] or 0), found[2])
    old, equals, new = how.partition("=")
    if not equals or not old:
        return value
    if old.startswith("*") and len(old) > 1:  # all up to it
        place = value.casefold().find(old[1:].casefold())
        return value if place < 0 else new + value[place + len(old) - 1 :]
    return re.sub(re.escape(old), lambda _: new, value, flags=re.IGNORECASE)


def _slice(text: str, start: int, length: str | None) -> str:
    first = max(len(text) + start, 0) if start < 0 else start
    if length is None:
        return text[first:]
    count = int(length)
    return text[first : count if count < 0 else first + count]
