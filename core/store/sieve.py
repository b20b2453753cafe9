"""Which rows surely hold to the rules of their record, said by SQLite itself.

To build a record of each of a million rows takes seven seconds. The rules of a field
that can be said in SQL are said there; a row is proven if all of its fields are, and
every other row is judged by its record, as ever. What is proven here is valid there,
never the other way round. What the type of a column in a STRICT table says already is
left to the look at pages, which finds a value of another type.
"""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from annotated_types import Ge
from pydantic.fields import FieldInfo

from core.clock import LabTime
from core.records import Record
from core.store import rows
from core.text import MAX_LENGTH, Name, PlainText

PROVEN, NOT_PROVEN = "1", "0"

# As it is written here. What SQLite takes for a time needs a look at what it lets pass:
# another form, an hour 24, a 30th of February, and what follows a NUL. Days that not
# each month has, it has to reckon: that is dear, and what is added lets it do so.
_TIME = (
    "{text} AND ("
    "({c} GLOB '[1-8]???-??-[0-2]?T[01]?:??:??Z'"
    " OR {c} GLOB '[1-8]???-??-[0-2]?T2[0-3]:??:??Z')"
    " AND {c} NOT GLOB '????-02-29*' AND julianday({c}) IS NOT NULL"
    " AND length(CAST({c} AS BLOB)) = 20"
    " OR {c} >= '1000' AND {c} < '9000'"
    " AND strftime('%Y-%m-%dT%H:%M:%SZ', {c}, '+0 days') = {c})"
)
_KEY_LENGTH = 25
"""Characters of a genuine key: a shorter text cannot be, or contain, one."""
# Of letters that are seen and are the same in every form of Unicode: ASCII, no NUL.
_SHORT_TEXT = (
    "{text} AND {c} NOT GLOB '*[^ -~]*' AND trim({c}) = {c}"
    " AND length(CAST({c} AS BLOB)) = length({c})"
    f" AND length({{c}}) < {min(_KEY_LENGTH, MAX_LENGTH)}"
)
_JSON_TEXT = "{text} AND {c} NOT GLOB '*[^ -~]*'"
"""SQLite lets control characters and half characters pass, which no JSON may have."""
_HAS_NO_NUL = r"instr({c}, '\u0000') = 0"
"""SQLite reads a text in JSON to its first NUL."""
_RULES = tuple(
    (get_args(annotated), rule)
    for annotated, rule in (
        (LabTime, _TIME),
        (PlainText, _SHORT_TEXT),
        (Name, f"{_SHORT_TEXT} AND {{c}} <> ''"),
    )
)
"""By what is annotated, and with what."""


@dataclass(frozen=True)
class _Column:
    """What a rule is said of."""

    c: str
    type: str = ""
    """The only one that it can have, or NULL, in the words of SQLite."""

    def said(self, rule: str) -> str:
        """Fill a rule in."""
        return rule.format(c=self.c, text=self._is("text"), integer=self._is("integer"))

    def _is(self, wanted: str) -> str:
        if self.type == wanted:
            return f"{self.c} IS NOT NULL"
        return f"typeof({self.c}) = '{wanted}'"


@dataclass(frozen=True)
class _Part(_Column):
    """A part of the JSON text in a column; a list, read from there, is a text."""

    json_type: str = ""

    def _is(self, wanted: str) -> str:
        return f"{self.json_type} = 'text'" if wanted == "text" else super()._is(wanted)


def proof(connection: sqlite3.Connection, table: str, kind: type[Record]) -> str:
    """Write an SQL expression that is 1 only for rows that are valid records.

    Names of tables and columns are the schema's, never a person's.
    """
    found = connection.execute(
        "SELECT c.name, iif(l.strict, lower(c.type), '')"
        f" FROM pragma_table_list('{table}') AS l, pragma_table_info('{table}') AS c"
    )
    columns = {str(name): _Column(f'"{name}"', str(typed)) for name, typed in found}
    fields = kind.model_fields
    if any(f.is_required() and name not in columns for name, f in fields.items()):
        return NOT_PROVEN
    return _proven(_of_fields(kind, columns))


def _proven(condition: str) -> str:
    """Ask in the one way in which SQLite asks no further once it is decided."""
    return f"CASE WHEN {condition} THEN 1 ELSE 0 END"


def _of_fields(kind: type[Record], values: Mapping[str, _Column]) -> str:
    validators = kind.__pydantic_decorators__
    if validators.model_validators or validators.field_validators:
        return NOT_PROVEN
    proofs = [
        _of_field(field, name, values[name])
        for name, field in kind.model_fields.items()
        if name in values
    ]
    return " AND ".join(f"({p})" for p in proofs)


def _of_field(field: FieldInfo, name: str, value: _Column) -> str:
    kinds = _kinds(field.annotation)
    (kind,) = kinds - {NoneType}
    if isinstance(kind, type) and issubclass(kind, Record):
        said = _of_json(kind, value) if name in rows.JSON_COLUMNS else NOT_PROVEN
    else:
        said = value.said(_rule(kind, field.metadata, is_part=isinstance(value, _Part)))
    if NoneType not in kinds:
        return said
    return (
        PROVEN if said == f"{value.c} IS NOT NULL" else f"{value.c} IS NULL OR {said}"
    )


def _of_json(kind: type[Record], value: _Column) -> str:
    """Say it of JSON that is written as ours is: each field once, in its order."""
    if isinstance(value, _Part) or kind.model_computed_fields:
        return NOT_PROVEN
    parts = {
        name: _Part(
            f"{value.c} ->> '$.{name}'", json_type=f"json_type({value.c}, '$.{name}')"
        )
        for name in kind.model_fields
    }
    written = ", ".join(f"'{name}', {value.c} -> '$.{name}'" for name in parts)
    is_ours = f"{{c}} = json_object({written}) AND {_HAS_NO_NUL}"
    as_written = f"{is_ours} AND {_of_fields(kind, parts)}"
    return value.said(
        f"CASE WHEN {{text}} AND json_valid({{c}}) THEN {_proven(as_written)} END"
    )


def _kinds(annotation: Any) -> set[Any]:
    is_union = get_origin(annotation) in {Union, UnionType}
    return set(get_args(annotation)) if is_union else {annotation}


def _rule(kind: Any, metadata: list[Any], *, is_part: bool) -> str:
    """Return the rule of a value that is there, or that it cannot be said."""
    if get_origin(kind) is Annotated:
        kind, *inner = get_args(kind)
        metadata = [*inner, *metadata]
    for annotated, rule in _RULES:
        if annotated == (kind, *metadata):
            return rule
    if not isinstance(kind, type):
        return NOT_PROVEN
    if kind is int and all(isinstance(m, Ge) for m in metadata):
        return " AND ".join(["{integer}", *(f"{{c}} >= {m.ge}" for m in metadata)])
    if metadata:
        return NOT_PROVEN
    if kind is bool:
        return "{integer} AND {c} IN (0, 1)"
    if issubclass(kind, Enum):
        return f"{{c}} IN ({', '.join(_literal(member.value) for member in kind)})"
    if kind is str:
        return _JSON_TEXT if is_part else "{text}"
    return NOT_PROVEN


def _literal(value: object) -> str:
    return str(value) if isinstance(value, int) else f"'{value}'"
