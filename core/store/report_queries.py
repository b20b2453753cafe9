"""Reading reports, and filling them in whole statements: they may be long."""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from core.catalog import LicenseType, ProductVersion
from core.records import Report, ReportRow
from core.store import rows

PAGE = 500
"""Rows of a report that are read at a time."""

ReportTexts = tuple[str, str, str, str, str, str]
"""Kind, name, hardware ID, version, type and date of a row, as the file holds them."""

# Whose licenses count: those of the users of a domain, of an organizational unit.
_IN_SCOPE = """
    (:prefix IS NULL OR substr({user}, 1, length(:prefix)) = :prefix COLLATE NOCASE)
    AND (:unit IS NULL OR EXISTS (
        SELECT 1 FROM user AS u WHERE u.organizational_unit = :unit
        AND u.name = substr({user}, instr({user}, '\\') + 1)))"""
_HAS_TEXT = "(instr(lower(name), lower(:text)) OR instr(hardware_id, lower(:text)))"
# CROSS: first the few license packs, then what each has issued. The other way round
# SQLite looks for the pack of every license.
_IN_USE = """
    FROM license_pack AS p CROSS JOIN issued_license AS i
    ON i.server = p.server AND i.pack_id = p.id
    WHERE p.server = :server AND p.program NOT IN ('built-in', 'temporary')
    AND i.status <> 'revoked' AND i.expires_on > :now"""
# Numbered by a function: row_number() takes half as long as all the rest.
_USERS = f"""
    INSERT INTO report_row
    SELECT :report, next_number(), 'user', user, NULL, version, 'per-user', date
    FROM (SELECT i.user AS user, p.version AS version, max(i.expires_on) AS date
        {_IN_USE} AND p.type = 'per-user' AND i.user IS NOT NULL
        AND {_IN_SCOPE.format(user="i.user")}
        GROUP BY i.user, p.version ORDER BY i.user, p.version)"""
_DEVICES = f"""
    INSERT INTO report_row
    SELECT :report, next_number(), 'device', computer, hardware_id, version,
        'per-device', expires_on
    FROM (SELECT i.computer, i.hardware_id, p.version, i.expires_on
        {_IN_USE} AND p.type = 'per-device' AND i.computer IS NOT NULL
        ORDER BY i.computer, i.id)"""
_FAILED = f"""
    INSERT INTO report_row
    SELECT :report, next_number(), 'failed', user, NULL, version, 'per-user', tried_on
    FROM (SELECT f.user, f.version, f.tried_on FROM failed_issuance AS f
        WHERE f.server = :server AND {_IN_SCOPE.format(user="f.user")}
        ORDER BY f.user, f.tried_on, f.id)"""


class ReportQueries:
    """Reads the reports of license servers."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Read through this connection."""
        self._connection = connection

    def reports(self, server: str) -> list[Report]:
        """List the reports of a server, oldest first."""
        found = self._connection.execute(
            "SELECT * FROM report WHERE server = ? ORDER BY id", (server,)
        )
        return [rows.from_row(Report, r) for r in found]

    def report(self, server: str, report_id: int) -> Report | None:
        """Return one report, or None."""
        row = self._connection.execute(
            "SELECT * FROM report WHERE server = ? AND id = ?", (server, report_id)
        ).fetchone()
        return None if row is None else rows.from_row(Report, row)

    def report_rows(
        self, report_id: int, *, after: int = 0, limit: int = PAGE
    ) -> list[ReportRow]:
        """List the rows of a report by their numbers, one page at a time."""
        found = self._connection.execute(
            "SELECT * FROM report_row WHERE report = ? AND number > ? "
            "ORDER BY number LIMIT ?",
            (report_id, after, limit),
        )
        return [rows.from_row(ReportRow, r) for r in found]

    def report_rows_at(self, report_id: int, numbers: list[int]) -> list[ReportRow]:
        """List the rows of a report that have these numbers."""
        found = self._connection.execute(
            "SELECT * FROM report_row WHERE report = ? "
            "AND number IN (SELECT value FROM json_each(?)) ORDER BY number",
            (report_id, json.dumps(numbers)),
        )
        return [rows.from_row(ReportRow, r) for r in found]

    def report_length(self, report_id: int) -> int:
        """Return the number of rows of a report; they are numbered from 1."""
        found = self._connection.execute(
            "SELECT coalesce(max(number), 0) FROM report_row WHERE report = ?",
            (report_id,),
        )
        return int(found.fetchone()[0])

    def report_numbers(self, report_id: int, text: str) -> list[int]:
        """Number the rows in whose name or hardware ID a text occurs."""
        found = self._connection.execute(
            f"SELECT number FROM report_row WHERE report = :report AND {_HAS_TEXT} "
            "ORDER BY number",
            {"report": report_id, "text": text},
        )
        return [int(number) for (number,) in found.fetchall()]

    def report_number_beginning(
        self, report_id: int, typed: str, text: str, *, first: int
    ) -> int | None:
        """Number the first row from `first` on whose name begins as typed, or None.

        Only rows in which the text occurs count, too.
        """
        row = self._connection.execute(
            f"SELECT number FROM report_row WHERE report = :report AND {_HAS_TEXT} "
            "AND number >= :first "
            "AND substr(name, 1, length(:typed)) = :typed COLLATE NOCASE "
            "ORDER BY number LIMIT 1",
            {"report": report_id, "typed": typed, "text": text, "first": first},
        ).fetchone()
        return None if row is None else int(row[0])

    def report_texts(self, report_id: int) -> Iterator[list[ReportTexts]]:
        """Read a whole report page by page, without making records of its rows."""
        after = 0
        while page := self._connection.execute(
            "SELECT number, kind, name, coalesce(hardware_id, ''), version, type, date "
            "FROM report_row WHERE report = ? AND number > ? ORDER BY number LIMIT ?",
            (report_id, after, PAGE),
        ).fetchall():
            after = page[-1][0]
            yield [
                (kind, name, hardware_id, version, type_, date)
                for _, kind, name, hardware_id, version, type_, date in page
            ]


@dataclass(frozen=True)
class Content:
    """What a report lists."""

    prefix: str | None  # the domain of the users, with its backslash; None: any
    unit: str | None  # their organizational unit; None: any
    users: bool
    devices: bool
    failed: bool


def fill(
    connection: sqlite3.Connection,
    report_id: int,
    server: str,
    now: str,
    content: Content,
) -> None:
    """List in a report what is in use on a server, by whom and until when."""
    facts = {
        "report": report_id,
        "server": server,
        "now": now,
        "prefix": content.prefix,
        "unit": content.unit,
    }
    connection.create_function("next_number", 0, count(1).__next__)
    for statement, is_wanted in (
        (_USERS, content.users),
        (_DEVICES, content.devices),
        (_FAILED, content.failed),
    ):
        if is_wanted:
            connection.execute(statement, facts)


def issued(
    connection: sqlite3.Connection, report_id: int
) -> dict[tuple[ProductVersion, LicenseType], int]:
    """Count the licenses of a report that are in use, by version and type."""
    found = connection.execute(
        "SELECT version, type, count(*) FROM report_row "
        "WHERE report = ? AND kind <> 'failed' GROUP BY version, type",
        (report_id,),
    )
    return {(ProductVersion(v), LicenseType(t)): int(n) for v, t, n in found}
