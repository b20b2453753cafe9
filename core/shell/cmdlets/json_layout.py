"""JSON as Windows PowerShell 5.1 writes it: what is escaped, and where lines begin.

What stands in a bracket begins four characters right of it, wherever that stands, and
two blanks follow a colon. PowerShell 7 writes otherwise.
"""

from __future__ import annotations

import json
import re
from typing import TypeAlias

Json: TypeAlias = "str | list[Json] | dict[str, Json]"
"""A text that is written already, an array, or an object by its written names."""

_ESCAPED = re.compile("['<>&\x85\u2028\u2029]")
MARGIN = 4
"""How far what stands in a bracket begins right of it."""


def quoted(text: str) -> str:
    """Write a text; what would end a script of a web page is escaped, too."""
    plain = json.dumps(text, ensure_ascii=False)
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", plain)


def laid_out(value: Json, *, is_short: bool = False, column: int = 0) -> str:
    """Write a value in one line, or as it is read best, from a column on."""
    return _short(value) if is_short else "".join(_long(value, column))


def _short(value: Json) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return f"[{','.join(map(_short, value))}]"
    inside = ",".join(f"{name}:{_short(inner)}" for name, inner in value.items())
    return f"{{{inside}}}"


def _long(value: Json, column: int) -> list[str]:
    """Write a value that begins at a column, in pieces."""
    if isinstance(value, str):
        return [value]
    start, end = "[]" if isinstance(value, list) else "{}"
    within = column + MARGIN
    pieces = [start, "\r\n"]
    heads = [""] * len(value)
    members = value if isinstance(value, list) else [*value.values()]
    if isinstance(value, dict):
        heads = [f"{name}:  " for name in value]
    for place, (head, member) in enumerate(zip(heads, members, strict=True)):
        pieces += [",\r\n" if place else "", " " * within, head]
        pieces += _long(member, within + len(head))
    return [*pieces, "\r\n", " " * column, end]
