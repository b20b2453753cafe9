"""What may be said of a lab's state, as data: one typed check each."""

from typing import Literal

from core.catalog import (
    ConnectionMethod,
    DiscoveryScope,
    LicenseProgram,
    LicenseType,
    LicensingMode,
    ProductVersion,
    ReportScope,
)
from core.lessons.gestures import Texts
from core.lessons.values import FileName
from core.records import Record


class ServerActivated(Record):
    """The server is activated, or with `is_so = false` it is not."""

    check: Literal["server-activated"]
    server: str
    is_so: bool = True


class MethodSet(Record):
    """The server uses this connection method."""

    check: Literal["connection-method"]
    server: str
    method: ConnectionMethod


class Configured(Record):
    """The server is configured like this; what is not named may be as it likes."""

    check: Literal["configured"]
    server: str
    in_ad_group: bool | None = None
    scp_registered: bool | None = None
    scope: DiscoveryScope | None = None


class PackInstalled(Record):
    """A purchased license pack of this kind is installed."""

    check: Literal["pack-installed"]
    server: str
    version: ProductVersion
    type: LicenseType
    total: int
    program: LicenseProgram


class PacksInstalled(Record):
    """So many purchased license packs are installed."""

    check: Literal["packs-installed"]
    server: str
    count: int


class HostConfigured(Record):
    """The session host has this mode and these license servers in force."""

    check: Literal["host-configured"]
    host: str
    mode: LicensingMode
    license_servers: Texts


class Refused(Record):
    """The last command in the journal was refused for this reason."""

    check: Literal["refused"]
    reason: str


class Issued(Record):
    """So many licenses of a type are issued from the purchased license packs."""

    check: Literal["issued"]
    server: str
    type: LicenseType
    count: int


class Revoked(Record):
    """The license of a computer is revoked."""

    check: Literal["revoked"]
    server: str
    computer: str


class ReportListed(Record):
    """So many reports are listed under Reports, with this scope if one is named."""

    check: Literal["reports"]
    server: str
    count: int
    scope: ReportScope | None = None


class FileSaved(Record):
    """A file lies beside the lab, and these texts are in it."""

    check: Literal["file-saved"]
    name: FileName
    has: Texts = ()


Check = (
    ServerActivated
    | MethodSet
    | Configured
    | PackInstalled
    | PacksInstalled
    | HostConfigured
    | Refused
    | Issued
    | Revoked
    | ReportListed
    | FileSaved
)
