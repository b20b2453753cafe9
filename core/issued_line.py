"""Issued licenses for lists: there may be so many that a record of each takes long."""

from datetime import datetime
from typing import NamedTuple

from core.catalog import LicenseStatus


class IssuedLine(NamedTuple):
    """What a list shows of an issued license."""

    id: int
    server: str
    pack_id: int
    computer: str | None
    user: str | None
    status: LicenseStatus
    issued_on: datetime
    expires_on: datetime
