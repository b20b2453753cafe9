"""Reports of any length, and sheets of any rows."""

from collections.abc import Iterable, Sequence

from core.commands.reports import CreateReport
from core.lab import Lab
from core.records import Report
from gui.models.sheet import Row, Sheet, sliced
from tests.helpers.labs import sql

SERVER = "RDLIC01"
_LICENSES = """
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :users)
    INSERT INTO issued_license
        (server, pack_id, user, status, issued_on, expires_on)
    SELECT 'RDLIC01', 3, printf('CORP\\user%06d', i * 7919 % :users + 1), 'active',
        '2026-11-01T08:30:00Z', '2026-12-31T08:30:00Z' FROM n"""  # in no order


def issue_licenses(lab: Lab, users: int) -> None:
    """Let so many users of an office have a license, and no device."""
    sql(lab).execute("BEGIN")
    sql(lab).execute("DELETE FROM issued_license")
    sql(lab).execute(_LICENSES, {"users": users})
    sql(lab).execute("COMMIT")


def long_report(lab: Lab, users: int) -> Report:
    """Create a report in an office where so many users have a license."""
    issue_licenses(lab, users)
    lab.do(CreateReport(server=SERVER))
    return lab.reports(SERVER)[-1]


def sheet(
    rows: Sequence[Row], *, above: Iterable[Row] = (), title: str = "A list"
) -> Sheet:
    """Make a sheet of a header and rows."""
    header, *below = rows
    return Sheet(title, header, len(below), lambda: sliced(below), tuple(above))
