"""Servers, hosts and packs of a question, as the rules want them."""

from datetime import UTC, datetime, timedelta
from typing import Any

from core.catalog import (
    ActivationStatus,
    LicenseProgram,
    LicenseStatus,
    LicenseType,
    ProductVersion,
)
from core.records import IssuedLicense, LicensePack, LicenseServer

SERVER = "RDLIC01"
NOW = datetime(2026, 11, 16, 9, tzinfo=UTC)
"""Any moment does: only days between two count."""


def server_of(
    version: ProductVersion = ProductVersion.W2025,
    *,
    is_activated: bool = True,
    **facts: Any,
) -> LicenseServer:
    """Make a license server."""
    status = ActivationStatus.ACTIVATED if is_activated else "not-activated"
    return LicenseServer(
        name=SERVER,
        version=version,
        activation_status=ActivationStatus(status),
        product_id="of a question",
        license_server_id="of a question" if is_activated else None,
        **facts,
    )


def pack_of(
    version: ProductVersion,
    type_: LicenseType = LicenseType.PER_DEVICE,
    *,
    total: int = 1,
    issued: int = 0,
    id_: int = 3,
) -> LicensePack:
    """Make a license pack that was bought."""
    return LicensePack(
        server=SERVER,
        id=id_,
        version=version,
        type=type_,
        program=LicenseProgram.RETAIL,
        total=total,
        issued=issued,
    )


def issued_for(days: int, status: LicenseStatus, id_: int = 1) -> IssuedLicense:
    """Make an issued Per Device license that is good for so many days from now."""
    return IssuedLicense(
        id=id_,
        server=SERVER,
        pack_id=3,
        computer="PC-0001",
        hardware_id="of a question",
        status=status,
        issued_on=NOW,
        expires_on=NOW + timedelta(days=days),
    )
