"""What a report lists: sorted first, and then written; it may be long."""

import sqlite3
from collections import Counter
from dataclasses import dataclass

from core.catalog import (
    LicenseProgram,
    LicenseStatus,
    LicenseType,
    ProductVersion,
    ReportRowKind,
)
from core.records import LicensePack
from core.store import slices
from core.store.slices import Steps, through

# Whose licenses count: those of the users of a domain, of an organizational unit.
_IN_SCOPE = """
    (:prefix IS NULL OR substr({user}, 1, length(:prefix)) = :prefix COLLATE NOCASE)
    AND (:unit IS NULL OR EXISTS (
        SELECT 1 FROM user AS u WHERE u.organizational_unit = :unit
        AND u.name = substr({user}, instr({user}, '\\') + 1)))"""
_OF_PACK = """
    issued_license WHERE server = :server AND pack_id = :pack AND status = :status"""
_SORTED = """
    CREATE TEMP TABLE listed (
        name TEXT, rank TEXT, id INTEGER, hardware_id TEXT, version TEXT, date TEXT,
        PRIMARY KEY (name, rank, id)
    ) WITHOUT ROWID"""
_USERS = f"""
    INSERT INTO listed SELECT user, :version, 0, NULL, :version, expires_on
    FROM {_OF_PACK} AND id > :after AND id <= :until
    AND expires_on > :now AND user IS NOT NULL
    AND {_IN_SCOPE.format(user="issued_license.user")}
    ON CONFLICT DO UPDATE SET date = max(date, excluded.date)"""
_DEVICES = f"""
    INSERT INTO listed SELECT computer, '', id, hardware_id, :version, expires_on
    FROM {_OF_PACK} AND id > :after AND id <= :until
    AND expires_on > :now AND computer IS NOT NULL"""
_FAILED = f"""
    INSERT INTO listed SELECT user, tried_on, id, NULL, version, tried_on
    FROM failed_issuance WHERE server = :server AND id > :after AND id <= :until
    AND {_IN_SCOPE.format(user="failed_issuance.user")}"""
_BEHIND = "FROM listed WHERE (name, rank, id) > (:name, :rank, :id)"
# Numbered by a function: row_number() takes half as long as all the rest.
_WRITTEN = f"""
    INSERT INTO report_row
    SELECT :report, next_number(version), :kind, name, hardware_id, version, :type, date
    FROM (SELECT * {_BEHIND} ORDER BY name, rank, id LIMIT :rows)"""
_TYPES = {
    ReportRowKind.USER: LicenseType.PER_USER,
    ReportRowKind.DEVICE: LicenseType.PER_DEVICE,
    ReportRowKind.FAILED: LicenseType.PER_USER,
}
_COUNTED = [status for status in LicenseStatus if status is not LicenseStatus.REVOKED]
_NEVER_LISTED = {LicenseProgram.BUILT_IN, LicenseProgram.TEMPORARY}
Issued = dict[tuple[ProductVersion, LicenseType], int]


@dataclass(frozen=True)
class Content:
    """What a report lists."""

    prefix: str | None  # the domain of the users, with its backslash; None: any
    unit: str | None  # their organizational unit; None: any
    kinds: tuple[ReportRowKind, ...]


class _Numbering:
    """Numbers the rows that are written, and counts them by version."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self._last = 0

    def __call__(self, version: str) -> int:
        self.counts[version] += 1
        self._last += 1
        return self._last


def fill(
    connection: sqlite3.Connection,
    report_id: int,
    server: str,
    packs: list[LicensePack],
    now: str,
    content: Content,
) -> Steps[Issued]:
    """List in a report what is in use on a server, by whom and until when.

    Return how many licenses that are, by version and type.
    """
    values = {
        "server": server,
        "now": now,
        "prefix": content.prefix,
        "unit": content.unit,
    }
    numbering = _Numbering()
    connection.create_function("next_number", 1, numbering)
    issued: Issued = {}
    for kind in content.kinds:
        connection.execute(_SORTED)
        if kind is ReportRowKind.FAILED:
            source = "failed_issuance WHERE server = :server"
            yield from through(connection, source, "id", _FAILED, values)
        else:
            yield from _sort_issued(connection, kind, packs, values)
        yield from _write(connection, report_id, kind)
        if kind is not ReportRowKind.FAILED:
            for version, count in numbering.counts.items():
                issued[ProductVersion(version), _TYPES[kind]] = count
        numbering.counts.clear()
        connection.execute("DROP TABLE listed")
    return issued


def _sort_issued(
    connection: sqlite3.Connection,
    kind: ReportRowKind,
    packs: list[LicensePack],
    values: dict[str, str | None],
) -> Steps[None]:
    """Sort users or devices by inserting; those of a pack come in an index's order."""
    statement = _USERS if kind is ReportRowKind.USER else _DEVICES
    for pack in packs:
        if pack.type is not _TYPES[kind] or pack.program in _NEVER_LISTED:
            continue
        for status in _COUNTED:
            facts = {"pack": pack.id, "version": pack.version, "status": status}
            yield from through(
                connection, _OF_PACK, "id", statement, {**values, **facts}
            )


def _write(
    connection: sqlite3.Connection, report_id: int, kind: ReportRowKind
) -> Steps[None]:
    """Write what is sorted into the report, in its order."""
    facts = {"report": report_id, "kind": kind, "type": _TYPES[kind]}
    last: tuple[str, str, int] | None = ("", "", -1)
    while last is not None:
        place = dict(zip(("name", "rank", "id"), last, strict=True))
        last = connection.execute(
            f"SELECT name, rank, id {_BEHIND} ORDER BY name, rank, id "
            "LIMIT 1 OFFSET :rows - 1",
            {**place, "rows": slices.ROWS},
        ).fetchone()
        connection.execute(_WRITTEN, {**facts, **place, "rows": slices.ROWS})
        if last is not None:
            yield slices.ROWS
