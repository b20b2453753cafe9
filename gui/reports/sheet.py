"""A report as a sheet to save, to print or to show: the same lines everywhere."""

from collections.abc import Iterator

from core import clock
from core.catalog import LicenseType, ProductVersion, ReportRowKind, ReportScope
from core.errors import RecordDamaged
from core.lab import Lab
from core.records import Report
from gui.labels import words
from gui.labels.editions import Labels
from gui.models.sheet import Row, Sheet

_HARDWARE_ID = 40
"""Characters of a hardware ID (domain.md 3.2)."""


def report_sheet(report: Report, lab: Lab, labels: Labels) -> Sheet:
    """Describe what is saved of a report; dates are ISO 8601 in UTC."""
    text = labels.console

    def slices() -> Iterator[list[Row]]:
        line = RowWriter(labels)
        for page in lab.report_texts(report.id):
            yield [line.write(*row) for row in page]

    return Sheet(
        title=report.name,
        above=(
            (text.report, report.name),
            (text.created_on, clock.iso(report.created)),
            (text.scope, words.report_scope(report)),
            (text.report_installed, str(report.installed)),
            (text.report_issued, str(report.issued)),
            *summary_lines(report, labels),
        ),
        header=row_titles(labels),
        count=lab.report_length(report.id),
        slices=slices,
        typical=(("", "", "0" * _HARDWARE_ID),)
        if report.scope is ReportScope.ALL
        else (),
    )


def summary_lines(report: Report, labels: Labels) -> list[Row]:
    """Write the summary by version and type, under its titles."""
    text = labels.console
    titles = (
        text.license_version,
        text.license_type,
        text.installed,
        text.issued,
        text.availability,
    )
    return [
        titles,
        *(
            (
                labels.words.product(x.version),
                labels.words.type(x.version, x.type),
                str(x.installed),
                str(x.issued),
                words.AVAILABILITY[x.availability],
            )
            for x in report.summary
        ),
    ]


def row_titles(labels: Labels) -> Row:
    """Name the columns of a report's rows."""
    text = labels.console
    return (
        text.listed_as,
        text.issued_to,
        text.hardware_id,
        text.license_version,
        text.license_type,
        text.expires_on,
        text.tried_on,
    )


class RowWriter:
    """Writes rows; the words of each kind, version and type are looked up once."""

    def __init__(self, labels: Labels) -> None:
        self._labels = labels
        self._known: dict[tuple[str, str, str], tuple[str, str, str, bool]] = {}

    def write(
        self, kind: str, name: str, hardware: str, version: str, type_: str, date: str
    ) -> Row:
        """Write one row; a failed user has a date of the attempt, others of the end."""
        key = (kind, version, type_)
        if key not in self._known:
            self._known[key] = self._look_up(*key)
        listed, product, license_type, has_failed = self._known[key]
        dates = ("", date) if has_failed else (date, "")
        return (listed, name, hardware, product, license_type, *dates)

    def _look_up(
        self, kind: str, version: str, type_: str
    ) -> tuple[str, str, str, bool]:
        try:
            listed, product = ReportRowKind(kind), ProductVersion(version)
            license_type = LicenseType(type_)
        except ValueError as error:
            raise RecordDamaged("ReportRow") from error
        say = self._labels.words
        return (
            words.REPORT_ROW[listed],
            say.product(product),
            say.type(product, license_type),
            listed is ReportRowKind.FAILED,
        )
