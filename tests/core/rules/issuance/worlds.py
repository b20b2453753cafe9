"""Hosts, servers and clients in few words, for tables of cases."""

from datetime import UTC, datetime, timedelta
from typing import Any

from core.catalog import (
    ActivationStatus,
    LicenseProgram,
    LicenseStatus,
    LicenseType,
    LicensingMode,
    ProductVersion,
)
from core.records import (
    ClientLicense,
    Device,
    IssuedLicense,
    LicensePack,
    LicenseServer,
    SessionHost,
)
from core.rules.issuance.model import Attempt, ServerState

NOW = datetime(2026, 11, 16, 8, 30, tzinfo=UTC)
LIFETIME = timedelta(days=70)
V = ProductVersion
DEVICE, USER = LicenseType.PER_DEVICE, LicenseType.PER_USER


def in_days(days: float) -> datetime:
    return NOW + timedelta(days=days)


def pack(
    version: V = V.W2022,
    type_: LicenseType = DEVICE,
    *,
    total: int | None = 5,
    issued: int = 0,
    number: int = 3,
    program: LicenseProgram = LicenseProgram.RETAIL,
) -> LicensePack:
    return LicensePack(
        server="LS",
        id=number,
        version=version,
        type=type_,
        program=program,
        total=total,
        issued=issued,
    )


TEMPORARIES = pack(number=9, total=None, program=LicenseProgram.TEMPORARY)


def held(
    status: LicenseStatus = LicenseStatus.ACTIVE,
    *,
    expires: float = 30,
    pack_id: int = 3,
    validated: bool = False,
) -> IssuedLicense:
    return IssuedLicense(
        id=1,
        server="LS",
        pack_id=pack_id,
        status=status,
        validated=validated,
        issued_on=in_days(-30),
        expires_on=in_days(expires),
    )


def temporary(*, expires: float = 60, validated: bool = True) -> IssuedLicense:
    return held(
        LicenseStatus.TEMPORARY, expires=expires, pack_id=9, validated=validated
    )


def state(
    *packs: LicensePack,
    holds: tuple[IssuedLicense, ...] = (),
    version: V = V.W2022,
    is_activated: bool = True,
    **facts: Any,
) -> ServerState:
    server = LicenseServer(
        **{
            "name": "LS",
            "version": version,
            "product_id": "id",
            "license_server_id": "id" if is_activated else None,
            "activation_status": ActivationStatus.ACTIVATED
            if is_activated
            else ActivationStatus.NOT_ACTIVATED,
            "in_ad_group": True,
            **facts,
        }
    )
    return ServerState(server, [*packs, TEMPORARIES], list(holds))


def copy(
    *,
    expires: float = 30,
    is_temporary: bool = False,
    version: V = V.W2022,
    validated: bool = True,
    server: str = "LS",
) -> ClientLicense:
    return ClientLicense(
        server=server,
        version=version,
        is_temporary=is_temporary,
        expires_on=in_days(expires),
        validated=validated,
    )


def attempt(
    mode: LicensingMode = LicensingMode.PER_DEVICE,
    *,
    version: V = V.W2022,
    grace: int = 0,
    brings: ClientLicense | None = None,
    servers: tuple[str, ...] = ("LS",),
    **facts: Any,
) -> Attempt:
    host = SessionHost(
        name="SH",
        version=version,
        own_mode=mode,
        own_servers=servers,
        grace_started=in_days(grace - 120),
    )
    device = Device(name="PC", hardware_id="h", client_license=brings)
    return Attempt(
        host=host, device=device, user="CORP\\u", now=NOW, lifetime=LIFETIME, **facts
    )
