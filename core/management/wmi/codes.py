"""The numbers and words by which WMI tells versions, types and programs (1.4 to 1.9).

PowerShell View writes the same numbers that WMI reads.
"""

from core.catalog import (
    ActivationStatus,
    Availability,
    DiscoveryScope,
    LicenseProgram,
    LicenseStatus,
    LicenseType,
    ProductVersion,
    ReactivationReason,
    ReportScope,
)

VERSIONS = {
    ProductVersion.W2000: 0,
    ProductVersion.W2003: 1,
    ProductVersion.W2008: 2,
    ProductVersion.W2008R2: 2,  # shares its licenses with 2008 (domain.md 2.2)
    ProductVersion.W2012: 4,
    ProductVersion.W2016: 5,
    ProductVersion.W2019: 6,
    ProductVersion.W2022: 7,
    ProductVersion.W2025: 8,
}
VERSION_OF = {
    number: version
    for version, number in VERSIONS.items()
    if number >= VERSIONS[ProductVersion.W2008]
    and version is not ProductVersion.W2008R2
}
"""What licenses are bought for, by the number that an install method takes."""
TYPES = {LicenseType.PER_DEVICE: 0, LicenseType.PER_USER: 1}
BUILT_IN_TYPE = 3
AGREEMENTS = {
    LicenseProgram.SELECT: 0,
    LicenseProgram.ENTERPRISE: 1,
    LicenseProgram.CAMPUS: 2,
    LicenseProgram.SCHOOL: 3,
    LicenseProgram.SPLA: 4,
    LicenseProgram.OTHER: 5,
}
REPORT_SCOPES = {
    ReportScope.DOMAIN: 1,
    ReportScope.ORGANIZATIONAL_UNIT: 2,
    ReportScope.TRUSTED_DOMAINS: 3,
}
ROLES = {
    DiscoveryScope.WORKGROUP: 0,
    DiscoveryScope.DOMAIN: 1,
    DiscoveryScope.FOREST: 2,
}
REASONS = list(ReactivationReason)  # numbered as the method counts them
REGISTRATION = {
    "first_name": "FirstName",
    "last_name": "LastName",
    "company": "Company",
    "country": "CountryRegion",
    "email": "eMail",
    "organizational_unit": "OrgUnit",
    "address": "Address",
    "city": "City",
    "state": "State",
    "postal_code": "PostalCode",
}
"""Properties of Win32_TSLicenseServer by the fields of a registration."""
STATUSES = {
    LicenseStatus.UNKNOWN: 0,
    LicenseStatus.TEMPORARY: 1,
    LicenseStatus.ACTIVE: 2,
    LicenseStatus.UPGRADE: 3,
    LicenseStatus.REVOKED: 4,
    LicenseStatus.PENDING: 5,
    LicenseStatus.CONCURRENT: 6,
}
AVAILABILITIES = {
    Availability.AVAILABLE: "Available",
    Availability.LIMITED: "Limited",
    Availability.NONE: "None",
    Availability.NOT_TRACKING: "Not Tracking",
}
_PACK_TYPES = {
    LicenseProgram.RETAIL: 1,
    LicenseProgram.TEMPORARY: 4,
    LicenseProgram.OPEN: 5,
    LicenseProgram.BUILT_IN: 6,
    LicenseProgram.OVER_USED: 8,
}
_VOLUME = 2
_ACTIVATION = {ActivationStatus.ACTIVATED: 0, ActivationStatus.UNKNOWN: 2}
_NAMES = {
    ProductVersion.W2000: "Windows 2000 Server",
    ProductVersion.W2008: "Windows Server 2008 or Windows Server 2008 R2",
    ProductVersion.W2008R2: "Windows Server 7",
}
_OS_VERSIONS = {
    ProductVersion.W2000: "5.00",
    ProductVersion.W2003: "5.02",
    ProductVersion.W2008: "6.00",
    ProductVersion.W2008R2: "6.01",
    ProductVersion.W2012: "6.02",
    ProductVersion.W2016: "10.00",
    ProductVersion.W2019: "10.01",
    ProductVersion.W2022: "10.02",
    ProductVersion.W2025: "10.03",
}
_FAMILIES = {LicenseType.PER_DEVICE: "A02", LicenseType.PER_USER: "C50"}
_WORDS = {LicenseType.PER_DEVICE: "Per Device", LicenseType.PER_USER: "Per User"}


def pack_type(program: LicenseProgram) -> int:
    """Return the KeyPackType of a program (domain.md 2.1)."""
    return _PACK_TYPES.get(program, _VOLUME)


def activation(status: ActivationStatus) -> int:
    """Return the ActivationStatus: 0 activated, 1 not, 2 unknown (domain.md 1.3)."""
    return _ACTIVATION.get(status, 1)


def version_name(version: ProductVersion) -> str:
    """Return the text of a license's version (domain.md 1.4, 2.2)."""
    return _NAMES.get(version, version.server_name)


def type_name(type_: LicenseType) -> str:
    """Return `Per Device` or `Per User`."""
    return _WORDS[type_]


def cal_type(version: ProductVersion, type_: LicenseType) -> str:
    """Return the kind of a CAL (domain.md 1.8).

    That the licenses that 2008 and 2008 R2 share are called `TS or RDS` is our reading
    of that list.
    """
    if version is ProductVersion.W2000:
        return f"Built-in TS {_WORDS[type_]} CAL"
    if version is ProductVersion.W2003:
        return f"TS {_WORDS[type_]} CAL"
    shared = version in {ProductVersion.W2008, ProductVersion.W2008R2}
    return f"{'TS or RDS' if shared else 'RDS'} {_WORDS[type_]} CAL"


def product_code(
    version: ProductVersion, type_: LicenseType, program: LicenseProgram
) -> str:
    """Return the code that stands as a pack's description (domain.md 2.4).

    Those of 2000, 2008, 2012 and 2019 were seen; the others follow from them.
    """
    is_built_in = program is LicenseProgram.BUILT_IN
    ending = "EX" if is_built_in else "S"
    return f"{_FAMILIES[type_]}-{_OS_VERSIONS[version]}-{ending}"
