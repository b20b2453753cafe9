"""A report as a sheet to save, to print or to show: the same lines everywhere."""

from collections.abc import Iterator, Sequence

from core import clock
from core.catalog import ReportScope
from core.lab import Lab
from core.records import Report, ReportLine
from gui.labels import words
from gui.labels.dates import moment
from gui.labels.editions import Labels
from gui.models.columns import Column
from gui.models.sheet import Row, Sheet
from gui.reports.columns import report_columns

_HARDWARE_ID = 40
"""Characters of a hardware ID (domain.md 3.2)."""


def report_sheet(
    report: Report, lab: Lab, labels: Labels, *, for_people: bool = False
) -> Sheet:
    """Describe what is saved of a report; dates are ISO 8601, or as on screen."""
    text, columns = labels.console, report_columns(labels)

    def slices() -> Iterator[list[Row]]:
        texts = [column.writer(for_people=for_people) for column in columns]
        for page in lab.report_lines(report.id):
            yield [[text(line) for text in texts] for line in page]

    return Sheet(
        title=report.name,
        above=(
            (text.report, report.name),
            (
                text.created_on,
                moment(report.created) if for_people else clock.iso(report.created),
            ),
            (text.scope, words.report_scope(report)),
            (text.report_installed, str(report.installed)),
            (text.report_issued, str(report.issued)),
            *summary_lines(report, labels),
        ),
        header=[column.title for column in columns],
        count=lab.report_length(report.id),
        slices=slices,
        typical=_typical(columns, text.hardware_id)
        if report.scope is ReportScope.ALL
        else (),
    )


def _typical(columns: Sequence[Column[ReportLine]], hardware_id: str) -> tuple[Row]:
    """Fill in the hardware ID: devices stand below the users."""
    return (["0" * _HARDWARE_ID * (c.title == hardware_id) for c in columns],)


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
