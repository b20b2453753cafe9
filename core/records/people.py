"""Users, the accounts they sign in with, and their client devices."""

from dataclasses import dataclass
from datetime import datetime

from pydantic import computed_field

from core import clock
from core.catalog import ClientKind, ProductVersion, Rights
from core.records.licenses import ClientLicense
from core.records.record import Record
from core.text import Name, PlainText


class User(Record):
    """A user of the domain, or of a trusted one."""

    name: Name
    organizational_unit: PlainText | None = None
    domain: PlainText | None = None  # None: that of the lab
    is_enabled: bool = True  # the account


@dataclass(frozen=True)
class Person:
    """A user for lists, and the Per User license that lasts longest."""

    name: str
    organizational_unit: str | None
    domain: str | None = None  # a trusted one; None: that of the lab
    version: ProductVersion | None = None
    expires_on: datetime | None = None
    server: str | None = None  # the license server that gave it
    is_enabled: bool = True  # the account


class Device(Record):
    """A client device."""

    name: Name
    hardware_id: str  # what license servers know it by
    kind: ClientKind = ClientKind.WINDOWS
    registry_id: str | None = None  # that of Windows, while it is not in use
    users_may_write: bool = True  # the key MSLicensing (domain.md 13.1)
    client_license: ClientLicense | None = None  # its store

    @property
    def keeps_license(self) -> bool:
        """Tell whether it stores what it is given (domain.md 3.2)."""
        return self.kind is not ClientKind.THIN_CLIENT

    @property
    def has_registry_key(self) -> bool:
        """Tell whether ID and store are those of the key MSLicensing (13.1)."""
        return self.kind is ClientKind.WINDOWS

    # Columns of their own, so that SQL finds who needs a license server.

    @computed_field  # type: ignore[prop-decorator]  # pydantic's documented way
    @property
    def copy_version(self) -> str:
        """The version of the license that the client keeps; empty without one."""
        return self.client_license.version.value if self.client_license else ""

    @computed_field  # type: ignore[prop-decorator]
    @property
    def copy_until(self) -> str:
        """Until when a full license is good; empty without one."""
        kept = self.client_license
        if kept is None or kept.is_temporary or kept.is_damaged:
            return ""
        return clock.iso(kept.expires_on)


class Account(Record):
    """An account that a person can sign in with."""

    name: Name
    rights: Rights = Rights.USER
