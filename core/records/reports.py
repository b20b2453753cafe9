"""Reports on the usage of licenses."""

from datetime import datetime
from typing import NamedTuple

from pydantic import Field

from core.catalog import (
    Availability,
    LicenseType,
    ProductVersion,
    ReportRowKind,
    ReportScope,
)
from core.clock import LabTime
from core.records.record import Record
from core.text import PlainText


class ReportSummary(Record):
    """Licenses of one version and type in a report (domain.md 1.8)."""

    version: ProductVersion
    type: LicenseType
    installed: int = Field(ge=0)
    issued: int = Field(ge=0)
    availability: Availability


class Report(Record):
    """A report on the usage of licenses, as it was when it was created."""

    id: int = Field(ge=1)  # the journal row of the command that created it
    server: str
    name: str
    created: LabTime
    scope: ReportScope
    organizational_unit: PlainText | None = None
    installed: int = Field(ge=0)  # Per User CALs
    issued: int = Field(ge=0)  # Per User CALs, within the scope
    summary: tuple[ReportSummary, ...] = ()


class ReportRow(Record):
    """One user, device or failed user of a report."""

    report: int
    number: int = Field(ge=1)
    kind: ReportRowKind
    name: str  # of the user or the computer
    hardware_id: str | None = None
    version: ProductVersion
    type: LicenseType
    date: LabTime  # when the license expires; for a failed user, when it was tried


class ReportLine(NamedTuple):
    """A row of a report as it is written to a file: quicker to make than a record."""

    kind: ReportRowKind
    version: ProductVersion
    type: LicenseType
    name: str
    hardware_id: str
    date: datetime  # in UTC
