"""The columns of a report's rows: in its window, on its sheet and in files."""

from functools import cache

from core.catalog import LicenseType, ProductVersion, ReportRowKind
from core.records import ReportLine, ReportRow, RowFilter
from gui.labels import words
from gui.labels.editions import Labels
from gui.models.columns import Column, moment_column

AnyRow = ReportRow | ReportLine
_FAILED = ReportRowKind.FAILED  # Python 3.11 takes long to find it


def report_columns(labels: Labels) -> tuple[Column[AnyRow], ...]:
    """Describe the columns; a failed user has tried once, what others have ends."""
    text = labels.console
    product, type_ = cache(labels.words.product), cache(labels.words.type)
    return (
        Column(text.listed_as, lambda r: words.REPORT_ROW[r.kind], width=138),
        Column(text.issued_to, lambda r: r.name, width=160),
        Column(text.hardware_id, lambda r: r.hardware_id or "", width=110),
        Column(text.license_version, lambda r: product(r.version), width=150),
        Column(text.license_type, lambda r: type_(r.version, r.type), width=130),
        moment_column(
            text.expires_on, lambda r: None if _failed(r) else r.date, width=120
        ),
        moment_column(
            text.tried_on, lambda r: r.date if _failed(r) else None, width=120
        ),
    )


def row_filter(text: str, labels: Labels) -> RowFilter:
    """Want the rows that have a text in one of their columns, whatever its case."""
    typed = text.casefold()
    kinds = (k for k in ReportRowKind if typed in words.REPORT_ROW[k].casefold())
    products = (
        (version, type_)
        for version in ProductVersion
        for type_ in LicenseType
        if typed in labels.words.product(version).casefold()
        or typed in labels.words.type(version, type_).casefold()
    )
    return RowFilter(text, tuple(kinds), tuple(products))


def _failed(row: AnyRow) -> bool:
    return row.kind is _FAILED
