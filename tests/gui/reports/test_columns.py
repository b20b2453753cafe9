from core.catalog import ProductVersion
from core.commands.reports import CreateReport
from gui.labels.editions import labels_for
from gui.reports.columns import report_columns
from tests.helpers.labs import MakeLab

COLUMNS = report_columns(labels_for(ProductVersion.W2022))
DATES = {"Expires On", "Tried On"}


def test_the_window_and_files_write_the_same_but_for_dates(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    lab.do(CreateReport(server="RDLIC01"))
    (report,) = lab.reports("RDLIC01")
    (lines,) = lab.report_lines(report.id)
    records = lab.report_rows(report.id)
    same = [c for c in COLUMNS if c.title not in DATES]

    assert len(same) == len(COLUMNS) - len(DATES)
    for line, record in zip(lines, records, strict=True):
        assert [c.text(line) for c in same] == [c.text(record) for c in same]


def test_every_column_says_its_width() -> None:
    assert all(column.width for column in COLUMNS)
