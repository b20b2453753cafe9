"""Questions about reports; they may be long."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import cache

from core import clock
from core.catalog import LicenseType, ProductVersion, ReportRowKind
from core.errors import RecordDamaged
from core.records import Report, ReportLine, ReportRow
from core.store import rows
from core.store.queries.lab import LabQueries

PAGE = 500
"""Rows of a report that are read at a time."""


_LINES = (
    "SELECT number, kind, version, type, name, coalesce(hardware_id, ''), date "
    "FROM report_row WHERE report = ?"
)


class ReportQueries(LabQueries):
    """Reads the reports of license servers."""

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

    def report_lines_at(
        self, report_id: int, numbers: Sequence[int]
    ) -> dict[int, ReportLine]:
        """Read the rows of a report that have these numbers."""
        found = self._connection.execute(
            f"{_LINES} AND number IN (SELECT value FROM json_each(?))",
            (report_id, json.dumps([*numbers])),
        ).fetchall()
        return {row["number"]: _line(row) for row in found}

    def report_length(self, report_id: int) -> int:
        """Return the number of rows of a report; they are numbered from 1."""
        found = self._connection.execute(
            "SELECT coalesce(max(number), 0) FROM report_row WHERE report = ?",
            (report_id,),
        )
        return int(found.fetchone()[0])

    def report_lines_of(
        self, report_id: int, kind: ReportRowKind, *, start: int, count: int
    ) -> list[ReportLine]:
        """Read so many rows of one kind, or with -1 all, from the one at `start`."""
        found = self._connection.execute(
            f"{_LINES} AND kind = ? ORDER BY number LIMIT ? OFFSET ?",
            (report_id, kind, count, start),
        ).fetchall()
        return [_line(row) for row in found]

    def report_lines(self, report_id: int) -> Iterator[list[ReportLine]]:
        """Read a whole report page by page, without making records of its rows."""
        after = 0
        while page := self._connection.execute(
            f"{_LINES} AND number > ? ORDER BY number LIMIT ?", (report_id, after, PAGE)
        ).fetchall():
            after = page[-1]["number"]
            yield [_line(row) for row in page]


def _line(row: sqlite3.Row) -> ReportLine:
    _, kind, version, type_, name, hardware_id, date = row
    return ReportLine(*_known(kind, version, type_), name, hardware_id, _time(date))


def _time(text: str) -> datetime:
    try:
        return clock.parse(text)
    except (ValueError, OverflowError) as error:
        raise RecordDamaged(ReportRow.__name__) from error


@cache
def _known(
    kind: str, version: str, type_: str
) -> tuple[ReportRowKind, ProductVersion, LicenseType]:
    """Read what many rows have in common; once, for there may be 100,000 of them."""
    try:
        return ReportRowKind(kind), ProductVersion(version), LicenseType(type_)
    except ValueError as error:
        raise RecordDamaged(ReportRow.__name__) from error
