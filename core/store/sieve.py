"""Which rows surely hold to the rules of their record, said by SQLite itself.

To build a record of each of a million rows takes seven seconds. The rules of a field
that can be said in SQL are said there; a row is proven if all of its fields are, and
every other row is judged by its record, as ever. What is proven here is valid there,
never the other way round.
"""

import sqlite3
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from annotated_types import Ge
from pydantic.fields import FieldInfo

from core.clock import LabTime
from core.records import Record
from core.text import MAX_LENGTH, Name, PlainText

NOT_PROVEN = "0"

_INTEGER = "typeof({c}) = 'integer'"
_TEXT = "typeof({c}) = 'text'"
# As it is written here; what is added lets SQLite reckon: it turns an impossible day
# into another one.
_TIME = (
    f"{_TEXT} AND {{c}} >= '1000' AND {{c}} < '9000'"
    " AND strftime('%Y-%m-%dT%H:%M:%SZ', {c}, '+0 days') = {c}"
)
_KEY_LENGTH = 25
"""Characters of a genuine key: a shorter text cannot be, or contain, one."""
# Of letters that are seen and are the same in every form of Unicode: ASCII, no NUL.
_SHORT_TEXT = (
    f"{_TEXT} AND {{c}} NOT GLOB '*[^ -~]*' AND trim({{c}}) = {{c}}"
    f" AND length(CAST({{c}} AS BLOB)) = length({{c}})"
    f" AND length({{c}}) < {min(_KEY_LENGTH, MAX_LENGTH)}"
)
_RULES = tuple(
    (get_args(annotated), rule)
    for annotated, rule in (
        (LabTime, _TIME),
        (PlainText, _SHORT_TEXT),
        (Name, f"{_SHORT_TEXT} AND {{c}} <> ''"),
    )
)
"""By what is annotated, and with what."""


def proof(connection: sqlite3.Connection, table: str, kind: type[Record]) -> str:
    """Write an SQL expression that is 1 only for rows that are valid records.

    Names of tables and columns are the schema's, never a person's.
    """
    validators = kind.__pydantic_decorators__
    if validators.model_validators or validators.field_validators:
        return NOT_PROVEN
    found = connection.execute(f"SELECT name FROM pragma_table_info('{table}')")
    columns = {str(name) for (name,) in found}
    fields = kind.model_fields
    if any(f.is_required() and name not in columns for name, f in fields.items()):
        return NOT_PROVEN
    proofs = [_of_field(f, name) for name, f in fields.items() if name in columns]
    return f"ifnull({' AND '.join(f'({p})' for p in proofs)}, 0)"


def _of_field(field: FieldInfo, column: str) -> str:
    kinds = _kinds(field.annotation)
    (kind,) = kinds - {NoneType}
    said = _said(kind, field.metadata).format(c=f'"{column}"')
    return f'"{column}" IS NULL OR {said}' if NoneType in kinds else said


def _kinds(annotation: Any) -> set[Any]:
    is_union = get_origin(annotation) in {Union, UnionType}
    return set(get_args(annotation)) if is_union else {annotation}


def _said(kind: Any, metadata: list[Any]) -> str:
    """Say the rule of a value that is there, or that it cannot be said."""
    if get_origin(kind) is Annotated:
        kind, *inner = get_args(kind)
        metadata = [*inner, *metadata]
    for annotated, rule in _RULES:
        if annotated == (kind, *metadata):
            return rule
    if not isinstance(kind, type):
        return NOT_PROVEN
    if kind is int and all(isinstance(m, Ge) for m in metadata):
        return " AND ".join([_INTEGER, *(f"{{c}} >= {m.ge}" for m in metadata)])
    if metadata:
        return NOT_PROVEN
    if kind is bool:
        return f"{_INTEGER} AND {{c}} IN (0, 1)"
    if issubclass(kind, Enum):
        return f"{{c}} IN ({', '.join(_literal(member.value) for member in kind)})"
    return _TEXT if kind is str else NOT_PROVEN


def _literal(value: object) -> str:
    return str(value) if isinstance(value, int) else f"'{value}'"
