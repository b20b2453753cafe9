"""The columns of a report's rows: in its window, on its sheet and in files."""

from functools import cache

from core.catalog import LicenseType, ProductVersion, ReportRowKind
from core.records import ReportLine
from gui.labels import words
from gui.labels.editions import Labels
from gui.models.columns import Column, moment_column

_FAILED = ReportRowKind.FAILED  # Python 3.11 takes long to find it


def report_columns(labels: Labels) -> tuple[Column[ReportLine], ...]:
    """Describe the columns; a failed user has tried once, what others have ends."""
    text = labels.console
    product, type_ = cache(labels.words.product), cache(labels.words.type)
    types = {
        f"{version} {one}": type_(version, one)
        for version in ProductVersion
        for one in LicenseType
    }
    return (
        Column(
            text.listed_as,
            lambda r: words.REPORT_ROW[r.kind],
            width=138,
            by="kind",
            words=words.REPORT_ROW,
        ),
        Column(text.issued_to, lambda r: r.name, width=160, by="name"),
        Column(
            text.hardware_id,
            lambda r: r.hardware_id or "",
            width=110,
            by="hardware_id",
        ),
        Column(
            text.license_version,
            lambda r: product(r.version),
            width=150,
            by="version",
            words={version: product(version) for version in ProductVersion},
        ),
        Column(
            text.license_type,
            lambda r: type_(r.version, r.type),
            width=130,
            by="type",
            words=types,
        ),
        moment_column(
            text.expires_on,
            lambda r: None if _failed(r) else r.date,
            width=120,
            by="expires_on",
        ),
        moment_column(
            text.tried_on,
            lambda r: r.date if _failed(r) else None,
            width=120,
            by="tried_on",
        ),
    )


def _failed(row: ReportLine) -> bool:
    return row.kind is _FAILED
