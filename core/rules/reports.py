"""What a report on the usage of licenses says (domain.md 1.8, 7)."""

from collections.abc import Container, Mapping, Sequence
from datetime import datetime

from core import clock
from core.catalog import (
    Availability,
    LicenseType,
    ProductVersion,
    ReportScope,
)
from core.records import LicensePack, ReportSummary
from core.rules.low_licenses import are_few

Kind = tuple[ProductVersion, LicenseType]


def lists_failed_users(edition: ProductVersion) -> bool:
    """Tell whether reports list users without a license: since 2012 (domain.md 1.8)."""
    return edition > ProductVersion.W2008R2


def availability(installed: int, available: int, *, is_tracked: bool) -> Availability:
    """Say in one word whether licenses are left."""
    if not is_tracked:
        return Availability.NOT_TRACKING
    if available <= 0:
        return Availability.NONE
    is_limited = are_few(installed, available)
    return Availability.LIMITED if is_limited else Availability.AVAILABLE


def summary(
    packs: Sequence[LicensePack],
    issued: Mapping[Kind, int],
    scope: ReportScope,
    *,
    users_are_tracked: bool,
) -> tuple[ReportSummary, ...]:
    """Count the licenses by version and type; devices only where the scope has any."""
    counted = [
        p
        for p in packs
        if p.is_purchased
        and (scope is ReportScope.ALL or p.type is LicenseType.PER_USER)
    ]
    return tuple(
        _line(version, type_, counted, issued, is_tracked=is_tracked)
        for version, type_ in sorted({(p.version, p.type) for p in counted} | {*issued})
        for is_tracked in (users_are_tracked or type_ is not LicenseType.PER_USER,)
    )


def report_name(scope: ReportScope, now: datetime, taken: Container[str]) -> str:
    """Name a report after its day, with a number where the day has several."""
    what = "CAL Usage" if scope is ReportScope.ALL else "Per User CAL Usage"
    name = first = f"{what} {clock.day(now)}"
    number = 1
    while name in taken:
        number += 1
        name = f"{first} ({number})"
    return name


def _line(
    version: ProductVersion,
    type_: LicenseType,
    packs: Sequence[LicensePack],
    issued: Mapping[Kind, int],
    *,
    is_tracked: bool,
) -> ReportSummary:
    same = [p for p in packs if (p.version, p.type) == (version, type_)]
    installed = sum(p.total or 0 for p in same)
    available = sum(p.available or 0 for p in same)
    return ReportSummary(
        version=version,
        type=type_,
        installed=installed,
        issued=issued.get((version, type_), 0),
        availability=availability(installed, available, is_tracked=is_tracked),
    )
