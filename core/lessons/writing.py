"""Writes a lesson as the text of its file, as an author would lay it out."""

import json
from collections.abc import Iterator
from typing import Any

from core.lessons.records import Lesson

_TABLES = {"step", "choice", "objective", "path", "harm"}
"""What is written as tables with headers of their own; the rest stands on one line."""


def text_of(lesson: Lesson) -> str:
    """Return the text of a file from which the same lesson is read."""
    fields = lesson.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    fields = {"schema": 1, **fields}
    variables = fields.pop("variables", {})
    head = {k: v for k, v in fields.items() if k not in _TABLES}
    lines = [*_lines(head)]
    if variables:
        lines += ["", "[variables]", *_lines(variables)]
    lines += _tables({k: v for k, v in fields.items() if k in _TABLES}, "")
    return "\n".join(lines) + "\n"


def _tables(lists: dict[str, Any], above: str) -> Iterator[str]:
    for name, rows in lists.items():
        for row in rows:
            yield ""
            yield f"[[{above}{name}]]"
            yield from _lines({k: v for k, v in row.items() if k not in _TABLES})
            inner = {k: v for k, v in row.items() if k in _TABLES}
            yield from _tables(inner, f"{above}{name}.")


def _lines(fields: dict[str, Any]) -> Iterator[str]:
    for name, value in fields.items():
        yield f"{_key(name)} = {_value(value)}"


def _in_order(fields: dict[str, Any]) -> list[tuple[str, Any]]:
    """Put the word that says what it is before what is said of it."""
    return sorted(fields.items(), key=lambda field: field[0] != "check")


def _value(value: Any) -> str:
    if isinstance(value, dict):
        inner = ", ".join(f"{_key(k)} = {_value(v)}" for k, v in _in_order(value))
        return f"{{ {inner} }}" if inner else "{}"
    if isinstance(value, list):
        return f"[{', '.join(_value(v) for v in value)}]"
    return _string(value) if isinstance(value, str) else json.dumps(value)


def _key(name: str) -> str:
    is_bare = name.replace("_", "").replace("-", "").isalnum() and name.isascii()
    return name if is_bare else _string(name)


def _string(text: str) -> str:
    """Quote a text; what JSON escapes TOML reads the same, and DEL needs it, too."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
