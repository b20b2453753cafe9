"""Users with the license that each has, for lists."""

from dataclasses import dataclass
from datetime import datetime

from core.catalog import ProductVersion


@dataclass(frozen=True)
class Person:
    """A user, and the Per User license that lasts longest."""

    name: str
    organizational_unit: str | None
    version: ProductVersion | None = None
    expires_on: datetime | None = None
