"""Questions about reports; they may be long."""

import json
from collections.abc import Iterator
from datetime import datetime
from functools import cache

from core import clock
from core.catalog import LicenseType, ProductVersion, ReportRowKind
from core.errors import RecordDamaged
from core.records import Report, ReportLine, ReportRow, RowFilter
from core.store import rows
from core.store.queries.lab import LabQueries

PAGE = 500
"""Rows of a report that are read at a time."""

_IS_WANTED = """(instr(lower(name), lower(:text)) OR instr(hardware_id, lower(:text))
    OR instr(substr(replace(date, 'T', ' '), 1, 16), :text)
    OR kind IN (SELECT value FROM json_each(:kinds))
    OR version || ' ' || type IN (SELECT value FROM json_each(:products)))"""


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

    def report_numbers(self, report_id: int, wanted: RowFilter) -> list[int]:
        """Number the rows that are wanted."""
        found = self._connection.execute(
            f"SELECT number FROM report_row WHERE report = :report AND {_IS_WANTED} "
            "ORDER BY number",
            {"report": report_id, **_facts(wanted)},
        )
        return [int(number) for (number,) in found.fetchall()]

    def report_number_beginning(
        self, report_id: int, typed: str, wanted: RowFilter, *, first: int
    ) -> int | None:
        """Number the first row from `first` on whose name begins as typed, or None.

        Only rows that are wanted count.
        """
        row = self._connection.execute(
            f"SELECT number FROM report_row WHERE report = :report AND {_IS_WANTED} "
            "AND number >= :first "
            "AND substr(name, 1, length(:typed)) = :typed COLLATE NOCASE "
            "ORDER BY number LIMIT 1",
            {"report": report_id, "typed": typed, "first": first, **_facts(wanted)},
        ).fetchone()
        return None if row is None else int(row[0])

    def report_lines(self, report_id: int) -> Iterator[list[ReportLine]]:
        """Read a whole report page by page, without making records of its rows."""
        after = 0
        while page := self._connection.execute(
            "SELECT number, kind, version, type, name, coalesce(hardware_id, ''), date "
            "FROM report_row WHERE report = ? AND number > ? ORDER BY number LIMIT ?",
            (report_id, after, PAGE),
        ).fetchall():
            after = page[-1]["number"]
            yield [
                ReportLine(
                    *_known(kind, version, type_), name, hardware_id, _time(date)
                )
                for _, kind, version, type_, name, hardware_id, date in page
            ]


def _facts(wanted: RowFilter) -> dict[str, str]:
    return {
        "text": wanted.text,
        "kinds": json.dumps(wanted.kinds),
        "products": json.dumps([" ".join(product) for product in wanted.products]),
    }


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
