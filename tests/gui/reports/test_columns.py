from core.catalog import ProductVersion
from gui.labels.editions import labels_for
from gui.reports.columns import report_columns

COLUMNS = report_columns(labels_for(ProductVersion.W2022))


def test_every_column_says_its_width() -> None:
    assert all(column.width for column in COLUMNS)
