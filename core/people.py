"""Users with the license that each has, for lists."""

from dataclasses import dataclass
from datetime import datetime

from core.catalog import ProductVersion


@dataclass(frozen=True)
class Person:
    """A user, and the Per User license that lasts longest."""

    name: str
    organizational_unit: str | None
    domain: str | None = None  # a trusted one; None: that of the lab
    version: ProductVersion | None = None
    expires_on: datetime | None = None
    server: str | None = None  # the license server that gave it
