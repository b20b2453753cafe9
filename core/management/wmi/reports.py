"""Win32_TSLicenseReport: reports, and what is fetched of them (domain.md 1.7)."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from core.catalog import ReportRowKind, ReportScope, Rights
from core.commands.reports import CreateReport, DeleteReport
from core.errors import Refused
from core.management.wmi.codes import REPORT_SCOPES
from core.management.wmi.entries import (
    DEVICE_ENTRY,
    FAILED_ENTRY,
    FAILED_SUMMARY_ENTRY,
    SUMMARY_ENTRY,
    USER_ENTRY,
    FailedOfDomain,
)
from core.management.wmi.errors import NO_MORE_DATA, Wbem
from core.management.wmi.model import (
    ALWAYS,
    CIMV2,
    SINCE_2012,
    UNTIL_2008_R2,
    Arguments,
    Call,
    Instance,
    Method,
    Needs,
    Parameter,
    Property,
    Span,
    Term,
    WmiClass,
    whole,
)
from core.management.wmi.site import Site
from core.management.wmi.values import CimType, Value
from core.records import Report
from core.store.queries import Queries

_SCOPE_OF = {number: scope for scope, number in REPORT_SCOPES.items()}
_NAME = Parameter("FileName", CimType.STRING)
_UNIT = "OU="
_ALL = -1  # of the rest
Fetch = Callable[[Queries, Report, int, int], Sequence[object]]
"""Read so many entries of a report from a place on."""


def _reports(site: Site, _: Sequence[Term]) -> Iterator[list[Report]]:
    yield site.lab.reports(site.licensing.name)


def _scope_type(report: Report) -> Value:
    return REPORT_SCOPES.get(report.scope)


def _scope_value(report: Report) -> Value:
    unit = report.organizational_unit
    return f"{_UNIT}{unit}" if unit else ""


def _newest(server: str, lab: Queries, refused: Refused | None) -> dict[str, Value]:
    return {} if refused else {_NAME.name: lab.reports(server)[-1].name}


def _generate_all(site: Site, _: object, __: Arguments) -> Call:
    """Count per user and per device together."""
    server = site.licensing.name
    return Call(command=CreateReport(server=server), after=partial(_newest, server))


def _generate(site: Site, _: object, given: Arguments) -> Call:
    """Count the users of the domain, of an organizational unit, or of all domains."""
    server = site.licensing.name
    scope = _SCOPE_OF[whole(given, "ScopeType")]
    unit = None
    if scope is ReportScope.ORGANIZATIONAL_UNIT:
        typed = str(given["ScopeValue"] or "")
        if typed[: len(_UNIT)].upper() != _UNIT or typed == _UNIT:
            return Call.error(
                Wbem.INVALID_PARAMETER, "ScopeValue names a unit, as in OU=Sales."
            )
        unit = typed[len(_UNIT) :]
    command = CreateReport(server=server, scope=scope, organizational_unit=unit)
    return Call(command=command, after=partial(_newest, server))


def _delete(site: Site, report: Report, _: Arguments) -> Call:
    return Call(command=DeleteReport(server=site.licensing.name, report=report.id))


def _rows(kind: ReportRowKind) -> Fetch:
    return lambda lab, report, start, count: lab.report_lines_of(
        report.id, kind, start=start, count=count
    )


def _summary(_: Queries, report: Report, start: int, count: int) -> Sequence[object]:
    return _part(report.summary, start, count)


def _failures(lab: Queries, report: Report, start: int, count: int) -> Sequence[object]:
    """Count the users without a license by their domains."""
    lines = lab.report_lines_of(report.id, ReportRowKind.FAILED, start=0, count=_ALL)
    counted = Counter(line.name.rpartition("\\")[0] for line in lines)
    found = [FailedOfDomain(*item) for item in sorted(counted.items())]
    return _part(found, start, count)


def _part(rows: Sequence[object], start: int, count: int) -> Sequence[object]:
    return rows[start:] if count == _ALL else rows[start : start + count]


def _fetching(
    name: str, entries: str, kind: WmiClass, fetch: Fetch, versions: Span
) -> Method:
    """Describe a method that gives entries, some at a time (1.7)."""
    count = Parameter("Count", CimType.UINT32)

    def run(site: Site, report: Report, given: Arguments) -> Call:
        start, wanted = whole(given, "StartIndex"), whole(given, "Count")
        rows = fetch(site.lab, report, start, wanted or _ALL)
        found = tuple(Instance(kind, row, site.name, site.version) for row in rows)
        out: dict[str, Value] = {"Count": len(found), entries: found}
        return Call(returns=0 if found else NO_MORE_DATA, out=out)

    return Method(
        name,
        run,
        ins=(Parameter("StartIndex", CimType.UINT32), count),
        outs=(count, Parameter(entries, CimType.OBJECT, is_array=True)),
        is_static=False,
        versions=versions,
    )


LICENSE_REPORT = WmiClass(
    name="Win32_TSLicenseReport",
    namespace=CIMV2,
    needs=Needs.LICENSING,
    reads=Rights.SERVER_ADMIN,
    rows=_reports,
    properties=(
        Property("FileName", CimType.STRING, lambda r: r.name, is_key=True),
        Property(
            "LicenseUsageCount",
            CimType.UINT32,
            lambda r: r.issued,
            versions=UNTIL_2008_R2,
        ),
        Property(
            "InstalledLicenses",
            CimType.UINT32,
            lambda r: r.installed,
            versions=UNTIL_2008_R2,
        ),
        Property("GenerationDateTime", CimType.DATETIME, lambda r: r.created),
        Property("ScopeType", CimType.UINT32, _scope_type, versions=UNTIL_2008_R2),
        Property("ScopeValue", CimType.STRING, _scope_value, versions=UNTIL_2008_R2),
        Property("Version", CimType.UINT32, lambda _: 1),
    ),
    methods=(
        Method("GenerateReportEx", _generate_all, outs=(_NAME,), versions=SINCE_2012),
        Method(
            "GenerateReport",
            _generate,
            ins=(
                Parameter("ScopeType", CimType.UINT32, values=tuple(_SCOPE_OF)),
                Parameter("ScopeValue", CimType.STRING, may_be_empty=True),
            ),
            outs=(_NAME,),
            versions=UNTIL_2008_R2,
        ),
        Method("DeleteReport", _delete, is_static=False),
        _fetching(
            "FetchReportEntries",
            "ReportEntries",
            USER_ENTRY,
            _rows(ReportRowKind.USER),
            ALWAYS,
        ),
        _fetching(
            "FetchReportSummaryEntries",
            "ReportSummaryEntries",
            SUMMARY_ENTRY,
            _summary,
            ALWAYS,
        ),
        _fetching(
            "FetchReportPerDeviceEntries",
            "ReportPerDeviceEntries",
            DEVICE_ENTRY,
            _rows(ReportRowKind.DEVICE),
            SINCE_2012,
        ),
        _fetching(
            "FetchReportFailedPerUserEntries",
            "ReportFailedPerUserEntries",
            FAILED_ENTRY,
            _rows(ReportRowKind.FAILED),
            SINCE_2012,
        ),
        _fetching(
            "FetchReportFailedPerUserSummaryEntries",
            "ReportFailedPerUserSummaryEntries",
            FAILED_SUMMARY_ENTRY,
            _failures,
            SINCE_2012,
        ),
    ),
)
"""No page says what the Version of a report is: 1, which is our assumption."""
