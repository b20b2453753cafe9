"""Records to table rows and back; nested values are kept as JSON text."""

import json
import sqlite3
from collections.abc import Iterable
from typing import TypeVar

from core.errors import RecordDamaged
from core.records import Record

R = TypeVar("R", bound=Record)

JSON_COLUMNS = {
    "registration",
    "own_servers",
    "written_servers",
    "policy",
    "applied",
    "client_license",
    "security_group_members",
    "member_in_domains",
    "stored_credentials",
    "stale_certificates",
    "permitted_accounts",
    "trusts",
    "summary",
    "schedule",
}


def to_row(record: Record, *, without: Iterable[str] = ()) -> dict[str, object]:
    """Turn a record into column values."""
    values = record.model_dump(mode="json", exclude=set(without))
    return {k: _to_column(v) for k, v in values.items()}


def from_row(kind: type[R], row: sqlite3.Row) -> R:
    """Turn a row into a record; RecordDamaged if it breaks the record's rules."""
    fields = kind.model_fields
    try:
        return kind.model_validate(
            {k: _from_column(k, row[k]) for k in row.keys() if k in fields}  # noqa: SIM118
        )
    except (ValueError, OverflowError, RecursionError) as error:
        raise RecordDamaged(kind.__name__) from error


def insert(connection: sqlite3.Connection, table: str, row: dict[str, object]) -> int:
    """Insert one row and return its rowid.

    Names of tables and columns are the schema's, never a person's.
    """
    columns = ", ".join(row)
    places = ", ".join("?" * len(row))
    cursor = connection.execute(
        f"INSERT INTO {table} ({columns}) VALUES ({places})",
        tuple(row.values()),
    )
    return cursor.lastrowid or 0


def update(
    connection: sqlite3.Connection, table: str, key: str, row: dict[str, object]
) -> bool:
    """Write all columns of the row with this key; tell whether there was one."""
    assignments = ", ".join(f"{column} = ?" for column in row)
    cursor = connection.execute(
        f"UPDATE {table} SET {assignments} WHERE {key} = ?",
        (*row.values(), row[key]),
    )
    return cursor.rowcount > 0


def to_json(value: object) -> str:
    """Write a nested value as the JSON text of a column."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _to_column(value: object) -> object:
    if isinstance(value, dict | list):
        return to_json(value)
    return int(value) if isinstance(value, bool) else value


def _from_column(column: str, value: object) -> object:
    if value is None or column not in JSON_COLUMNS:
        return value
    return json.loads(str(value))
