"""License packs, what is issued from them, and what clients keep."""

from datetime import datetime
from typing import NamedTuple

from pydantic import Field

from core.catalog import (
    PURCHASE_PROGRAMS,
    LicenseProgram,
    LicenseStatus,
    LicenseType,
    ProductVersion,
)
from core.clock import LabTime
from core.records.record import Record

FIRST_PACK_ID = 3
"""Of the packs that are installed; 2 is the built-in pack (domain.md 1.4)."""


class LicensePack(Record):
    """A license pack of one server; `issued` is counted from its issued licenses."""

    server: str
    id: int = Field(ge=1)
    version: ProductVersion
    type: LicenseType
    program: LicenseProgram
    total: int | None = Field(default=None, ge=0)  # None: unlimited
    expires: LabTime | None = None  # None: never
    purchase_number: str | None = None  # license code, agreement number or key pack ID
    issued: int = Field(default=0, ge=0)

    @property
    def available(self) -> int | None:
        """Licenses that are free; None for an unlimited pack."""
        return None if self.total is None else max(self.total - self.issued, 0)

    @property
    def is_purchased(self) -> bool:
        """Tell whether the licenses were bought, and so are counted."""
        return self.program in PURCHASE_PROGRAMS


def built_in_pack(server: str) -> LicensePack:
    """Return the license pack that every license server has (domain.md 1.4)."""
    return LicensePack(
        server=server,
        id=FIRST_PACK_ID - 1,
        version=ProductVersion.W2000,
        type=LicenseType.PER_DEVICE,
        program=LicenseProgram.BUILT_IN,
    )


class IssuedLicense(Record):
    """A license issued to a device, or to a user (domain.md 1.6, 3.3)."""

    id: int = Field(ge=1)
    server: str
    pack_id: int
    computer: str | None = None
    user: str | None = None
    hardware_id: str | None = None
    status: LicenseStatus
    validated: bool = False  # the person signed in after it was issued (domain.md 3.2)
    issued_on: LabTime
    expires_on: LabTime


class IssuedLine(NamedTuple):
    """What a list shows of an issued license; so many records would take long."""

    id: int
    server: str
    pack_id: int
    computer: str | None
    user: str | None
    status: LicenseStatus
    issued_on: datetime
    expires_on: datetime
    hardware_id: str | None = None


class ClientLicense(Record):
    """The copy of a license that a client keeps (domain.md 3.2)."""

    server: str
    version: ProductVersion
    is_temporary: bool
    expires_on: LabTime
    is_damaged: bool = False  # the registry key MSLicensing (domain.md 11, 24)
    validated: bool = False  # a temporary one, once somebody signed in (domain.md 3.2)


class FailedIssuance(Record):
    """A user for whom no license could be recorded in the directory (domain.md 3.3)."""

    server: str
    user: str
    version: ProductVersion
    tried_on: LabTime
