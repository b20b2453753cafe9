"""The entries of reports, which only a report gives (domain.md 1.8)."""

from typing import NamedTuple

from core.management.wmi import codes
from core.management.wmi.model import (
    CIMV2,
    SINCE_2012,
    Needs,
    Property,
    WmiClass,
)
from core.management.wmi.values import CimType


class FailedOfDomain(NamedTuple):
    """For how many users of a domain no license could be recorded."""

    domain: str
    failures: int


def _described(*, cal_type: bool = True) -> tuple[Property, ...]:
    """Say which license a row is about."""
    kind = Property(
        "CALType",
        CimType.STRING,
        lambda line: codes.cal_type(line.version, line.type),
        versions=SINCE_2012,
    )
    version = Property(
        "ProductVersion", CimType.STRING, lambda r: codes.version_name(r.version)
    )
    number = Property(
        "ProductVersionID", CimType.UINT32, lambda r: codes.VERSIONS[r.version]
    )
    return (kind, version, number) if cal_type else (version, number)


def _entry(name: str, *properties: Property) -> WmiClass:
    return WmiClass(name, CIMV2, properties, needs=Needs.LICENSING)


USER_ENTRY = _entry(
    "Win32_TSLicenseReportEntry",
    Property("User", CimType.STRING, lambda line: line.name, is_key=True),
    Property("ExpirationDate", CimType.DATETIME, lambda line: line.date),
    *_described(),
)
DEVICE_ENTRY = _entry(
    "Win32_TSLicenseReportPerDeviceEntry",
    Property("sIssuedToComputer", CimType.STRING, lambda line: line.name),
    Property("sHardwareId", CimType.STRING, lambda line: line.hardware_id, is_key=True),
    Property("ExpirationDate", CimType.DATETIME, lambda line: line.date),
    *_described(),
)
FAILED_ENTRY = _entry(
    "Win32_TSLicenseReportFailedPerUserEntry",
    Property("User", CimType.STRING, lambda line: line.name, is_key=True),
    Property("TriedIssuanceOn", CimType.DATETIME, lambda line: line.date),
    *_described(),
)
SUMMARY_ENTRY = _entry(
    "Win32_TSLicenseReportSummaryEntry",
    *_described(cal_type=False),
    Property("TSCALType", CimType.STRING, lambda s: codes.type_name(s.type)),
    Property("InstalledLicenses", CimType.UINT32, lambda s: s.installed),
    Property("IssuedLicenses", CimType.UINT32, lambda s: s.issued),
    Property(
        "TSCALAvailability",
        CimType.STRING,
        lambda s: codes.AVAILABILITIES[s.availability],
    ),
)
FAILED_SUMMARY_ENTRY = _entry(
    "Win32_TSLicenseReportFailedPerUserSummaryEntry",
    Property("DomainName", CimType.STRING, lambda s: s.domain, is_key=True),
    Property("FailedIssuanceCount", CimType.UINT32, lambda s: s.failures),
)
ENTRIES = (
    USER_ENTRY,
    DEVICE_ENTRY,
    FAILED_ENTRY,
    SUMMARY_ENTRY,
    FAILED_SUMMARY_ENTRY,
)
