"""Rows of reports: as records, and as lines for files."""

import pytest

from core.commands.reports import CreateReport
from core.errors import LabDamaged
from core.lab import Lab
from core.records import ReportLine
from tests.helpers.labs import MakeLab, report_rows, sql


@pytest.fixture
def lab(make_lab: MakeLab) -> Lab:
    lab = make_lab("office")
    lab.do(CreateReport(server="RDLIC01"))
    return lab


def test_a_line_says_what_the_record_says(lab: Lab) -> None:
    (report,) = lab.reports("RDLIC01")
    (lines,) = lab.report_lines(report.id)

    assert lines == [
        ReportLine(r.kind, r.version, r.type, r.name, r.hardware_id or "", r.date)
        for r in report_rows(lab, report.id)
    ]


@pytest.mark.parametrize(
    "damage", ["kind = 'x'", "version = '1999'", "type = 'x'", "date = 'x'"]
)
def test_a_line_that_breaks_the_rules_is_damage(lab: Lab, damage: str) -> None:
    (report,) = lab.reports("RDLIC01")
    sql(lab).execute(f"UPDATE report_row SET {damage}")

    with pytest.raises(LabDamaged, match="a ReportRow that breaks its rules"):
        list(lab.report_lines(report.id))
