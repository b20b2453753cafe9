"""Writes the authors' reference of checks and rules as Markdown, from the records."""

from datetime import datetime
from enum import Enum
from inspect import getdoc
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from core.lessons.checks import CHECKS
from core.lessons.checks.words import Says
from core.lessons.questions import RULES
from core.records import Record

_MANY = 20
"""Values that are too many for a cell of a table."""
_PLAIN = {
    str: "text",
    int: "number",
    bool: "true or false",
    datetime: "date and time",
}


def checks() -> str:
    """Describe every check with its fields."""
    return "\n\n".join(_section(check, "check") for check in CHECKS)


def rules() -> str:
    """Describe every rule that answers a question, with its fields."""
    return "\n\n".join(_section(rule, "rule") for rule in RULES)


def word_of(kind: type[Record], key: str = "check") -> str:
    """Return the word by which a file names a check, or a rule."""
    (word,) = get_args(kind.model_fields[key].annotation)
    return str(word)


def _section(kind: type[Record], key: str) -> str:
    rows = [
        f"| `{name}` | {_values(field.annotation)} | {_meaning(field)} |"
        for name, field in kind.model_fields.items()
        if name != key
    ]
    table = ["| Field | Value | What it says |", "|---|---|---|", *rows]
    said = getdoc(kind) or ""
    return "\n".join([f"### `{word_of(kind, key)}`", "", said, "", *table])


def _meaning(field: FieldInfo) -> str:
    says = next((m for m in field.metadata if isinstance(m, Says)), None)
    parts = [field.description or ""]
    if says is not None:
        parts = [f"{says.yes} / {says.no}" if says.no else says.yes.format("…")]
    if field.is_required():
        parts.append("**needed**")
    elif field.default not in (None, (), "", PydanticUndefined):
        parts.append(f"otherwise `{_written(field.default)}`")
    return "; ".join(part for part in parts if part)


def _written(default: Any) -> str:
    return str(default).lower() if isinstance(default, bool) else str(default)


def _values(annotation: Any) -> str:
    """Say what may stand in a field."""
    if annotation in _PLAIN:
        return _PLAIN[annotation]
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        if len(annotation) > _MANY:
            return f"one of {len(annotation)}; a wrong one is answered with all of them"
        return ", ".join(f"`{member.value}`" for member in annotation)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return f"table of {', '.join(f'`{name}`' for name in annotation.model_fields)}"
    inner = [a for a in get_args(annotation) if a not in {NoneType, Ellipsis}]
    origin = get_origin(annotation)
    if origin in {Union, UnionType}:
        return " or ".join(_values(a) for a in inner)
    if origin is tuple:
        return f"list of {_values(inner[0])}"
    if origin is dict:
        return "table"
    if hasattr(annotation, "__metadata__"):
        return _values(inner[0])
    return ", ".join(f"`{word}`" for word in inner)
