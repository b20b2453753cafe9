"""What the methods that install licenses are given, as a proof of purchase (1.5)."""

from collections.abc import Callable

from core.catalog import MAX_QUANTITY, MigrationReason
from core.commands.install import (
    Agreement,
    AnyProof,
    KeyPack,
    OpenLicense,
    RetailCodes,
)
from core.commands.migrate import AbsentSource, ReachableSource, Source
from core.management.wmi.codes import AGREEMENTS, TYPES, VERSION_OF
from core.management.wmi.errors import Wbem, WmiError
from core.management.wmi.model import Arguments, Parameter, whole
from core.management.wmi.site import Site
from core.management.wmi.values import CimType

Read = Callable[[Arguments], AnyProof]

_PROGRAM_OF = {number: program for program, number in AGREEMENTS.items()}
_TYPE_OF = {number: type_ for type_, number in TYPES.items()}
PRODUCT_VERSION = Parameter("ProductVersion", CimType.UINT32, values=tuple(VERSION_OF))
PRODUCT_TYPE = Parameter("ProductType", CimType.UINT32, values=tuple(_TYPE_OF))
LICENSE_COUNT = Parameter(
    "LicenseCount", CimType.UINT32, values=range(1, MAX_QUANTITY + 1)
)
_PRODUCT = (PRODUCT_VERSION, PRODUCT_TYPE, LICENSE_COUNT)
RETAIL = (Parameter("sLicenseCode", CimType.STRING, length=25),)
OPEN = (
    Parameter("sLicenseNumber", CimType.STRING, length=8),
    Parameter("sAuthorizationNumber", CimType.STRING, length=15),
    *_PRODUCT,
)
AGREEMENT = (
    Parameter("AgreementType", CimType.UINT32, values=tuple(_PROGRAM_OF)),
    Parameter("sAgreementNumber", CimType.STRING, length=7),
    *_PRODUCT,
)
KEY_PACK = (Parameter("sLicenseKeyPackId", CimType.STRING, length=35),)
SOURCE = (
    Parameter("sSourceLSName", CimType.STRING, may_be_empty=True),
    Parameter("sSourceLSProductId", CimType.STRING, length=35, may_be_empty=True),
)


def chosen(given: Arguments) -> dict[str, object]:
    """Return version, type and quantity, by the fields of a proof."""
    return {
        "version": VERSION_OF[whole(given, "ProductVersion")],
        "type": _TYPE_OF[whole(given, "ProductType")],
        "quantity": whole(given, "LicenseCount"),
    }


def retail(given: Arguments) -> AnyProof:
    """Read a license code."""
    return RetailCodes(codes=(str(given["sLicenseCode"]),))


def open_license(given: Arguments) -> AnyProof:
    """Read the two numbers of an Open License."""
    return OpenLicense.model_validate(
        {
            "license_number": given["sLicenseNumber"],
            "authorization_number": given["sAuthorizationNumber"],
            **chosen(given),
        }
    )


def agreement(given: Arguments) -> AnyProof:
    """Read an agreement number."""
    return Agreement.model_validate(
        {
            "program": _PROGRAM_OF[whole(given, "AgreementType")],
            "agreement_number": given["sAgreementNumber"],
            **chosen(given),
        }
    )


def key_pack(given: Arguments) -> AnyProof:
    """Read a license key pack ID."""
    return KeyPack(key_pack_id=str(given["sLicenseKeyPackId"]))


def source(site: Site, given: Arguments) -> tuple[MigrationReason, Source | None]:
    """Read where licenses come from, and why they do (domain.md 4.5).

    Without name and ID the source is taken for one that no longer works; without a
    name, for one that is not on the network. That is our assumption, and so is that one
    of which only an ID is known has the version of this server.
    """
    name = str(given["sSourceLSName"] or "").strip()
    server_id = str(given["sSourceLSProductId"] or "")
    if name:
        found = site.lab.find_server(name, seen_from=site.name)
        if found is not None and server_id not in {"", found.license_server_id}:
            raise WmiError(
                Wbem.INVALID_PARAMETER, f"This is not the license server ID of {name}."
            )
        return MigrationReason.REPLACED, ReachableSource(name=name)
    if not server_id:
        return MigrationReason.NOT_FUNCTIONING, None
    known = (s for s in site.lab.servers() if s.license_server_id == server_id)
    version = next((s.version for s in known), site.version)
    absent = AbsentSource(version=version, license_server_id=server_id)
    return MigrationReason.REPLACED, absent
