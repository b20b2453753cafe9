"""Checks of license servers: what they are, what they hold, what they have issued."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field

from core.catalog import (
    ConnectionMethod,
    DiscoveryScope,
    LicenseProgram,
    LicenseStatus,
    LicenseType,
    ProductVersion,
)
from core.commands.database_files import DATABASE
from core.errors import Refused
from core.lessons.checks.base import Amount, Listed, Thing
from core.lessons.checks.case import Case, Finding
from core.lessons.checks.words import Says, joined, same, same_account
from core.records import (
    IssuedLicense,
    LicensePack,
    LicenseServer,
    Registration,
)
from core.refusals import Reason


class ServerCheck(Thing):
    """A license server, or a computer that is none (any more)."""

    kind: ClassVar[str] = "license server"

    check: Literal["server"]
    server: str
    is_activated: Annotated[bool | None, Says("is activated", "is not activated")] = (
        None
    )
    version: Annotated[ProductVersion | None, Says("runs Windows Server {}")] = None
    connection_method: Annotated[
        ConnectionMethod | None, Says("uses the connection method {}")
    ] = None
    registration: Annotated[Registration | None, Says("is registered with {}")] = None
    license_server_id: Annotated[str | None, Says("has the license server ID {}")] = (
        None
    )
    scope: Annotated[DiscoveryScope | None, Says("has the discovery scope {}")] = None
    in_ad_group: Annotated[
        bool | None,
        Says(
            "is a member of Terminal Server License Servers",
            "is no member of Terminal Server License Servers",
        ),
    ] = None
    network_service_in_ad_group: Annotated[
        bool | None,
        Says(
            "has NETWORK SERVICE in Terminal Server License Servers",
            "has no NETWORK SERVICE in Terminal Server License Servers",
        ),
    ] = None
    scp_registered: Annotated[
        bool | None,
        Says(
            "is registered as a service connection point",
            "is not registered as a service connection point",
        ),
    ] = None
    published: Annotated[
        bool | None,
        Says("is published in Active Directory", "is not published"),
    ] = None
    in_workgroup: Annotated[
        bool | None, Says("is in a workgroup", "has not left its domain")
    ] = None
    is_listed: Annotated[
        bool | None,
        Says("is listed under All servers", "is not listed under All servers"),
    ] = None
    is_reachable: Annotated[
        bool | None, Says("is on the network", "is off the network")
    ] = None
    version_store_full: Annotated[
        bool | None,
        Says("has a full version store", "has room in its version store"),
    ] = None
    refuses_anonymous: Annotated[
        bool | None,
        Says(
            "refuses session hosts without credentials",
            "takes session hosts without credentials",
        ),
    ] = None

    def called(self) -> str:
        """Name it."""
        return self.server

    def matches(self, name: str, wanted: Any, actual: Any, case: Case) -> bool:
        """Compare; a number may be written with hyphens."""
        if name == "license_server_id":
            return _same_number(wanted, actual.license_server_id)
        return super().matches(name, wanted, actual, case)

    def look(self, case: Case) -> LicenseServer | None:
        """Find the server."""
        try:
            return case.lab.server(self.server)
        except Refused as refused:
            if refused.reason is Reason.NO_SUCH_SERVER:
                return None
            raise


class PackCheck(Listed):
    """License packs of a server that were bought, or of the programs named."""

    one: ClassVar[str] = "license pack"
    several: ClassVar[str] = "license packs"

    check: Literal["pack"]
    server: str
    version: Annotated[ProductVersion | None, Says("{}")] = None
    type: Annotated[LicenseType | None, Says("{}")] = None
    total: Annotated[int | None, Says("{} licenses", none="unlimited licenses")] = None
    program: Annotated[LicenseProgram | None, Says("{}")] = None
    purchase_number: Annotated[str | None, Says("bought with {}")] = None
    issued: Amount = Field(default=None, description="so many are issued of them")
    available: Amount = Field(default=None, description="so many of them are free")
    licenses: Amount = Field(
        default=None, description="so many licenses in all of them, or more"
    )

    def where(self) -> str:
        """Say on which server."""
        return f" on {self.server}"

    def matches(self, name: str, wanted: Any, actual: Any, case: Case) -> bool:
        """Compare; a number may be written with hyphens."""
        if name == "purchase_number":
            return _same_number(wanted, actual.purchase_number)
        return super().matches(name, wanted, actual, case)

    def listed(self, case: Case) -> list[LicensePack]:
        """List the packs that were bought, or all where the program is named."""
        server = case.lab.server(self.server)
        packs = case.lab.packs(server.name)
        return [p for p in packs if p.is_purchased or self.program is not None]

    def expected(self) -> str:
        """Say which packs, and how many licenses are in use."""
        text = super().expected()
        return self._with_use(text, self.issued, self.available, self.licenses)

    def judge(self, case: Case) -> Finding:
        """Look at the packs, and add up what they have issued."""
        listed = super().judge(case)
        fitting = [p for p in self.listed(case) if self.fits(p, case)]
        issued = sum(p.issued for p in fitting)
        available = sum(p.available or 0 for p in fitting)
        licenses = sum(p.total or 0 for p in fitting)
        return Finding(
            listed.is_met
            and self.issued in {None, issued}
            and self.available in {None, available}
            and licenses >= (self.licenses or 0),
            listed.expected,
            self._with_use(listed.found, issued, available, licenses),
        )

    def _with_use(
        self,
        text: str,
        issued: int | None,
        available: int | None,
        licenses: int | None,
    ) -> str:
        said = [f"{licenses:,} licenses in all"] if self.licenses is not None else []
        said += [f"{issued:,} issued"] if self.issued is not None else []
        said += [f"{available:,} free"] if self.available is not None else []
        return f"{text}, {joined(said)}" if said else text


def _same_number(wanted: str, actual: str | None) -> bool:
    return wanted.replace("-", "") == (actual or "").replace("-", "")


@dataclass(frozen=True)
class _Issued:
    """An issued license with what is so of its pack."""

    server: str
    version: ProductVersion
    type: LicenseType
    program: LicenseProgram
    status: LicenseStatus
    computer: str | None
    user: str | None
    validated: bool
    expires_on: datetime
    days_left: int


class LicenseCheck(Listed):
    """Issued licenses, of one license server or of all."""

    one: ClassVar[str] = "issued license"
    several: ClassVar[str] = "issued licenses"

    check: Literal["license"]
    server: Annotated[str | None, Says("by {}")] = None
    type: Annotated[LicenseType | None, Says("{}")] = None
    version: Annotated[ProductVersion | None, Says("{}")] = None
    program: Annotated[LicenseProgram | None, Says("{}")] = None
    status: Annotated[LicenseStatus | None, Says("{}")] = None
    computer: Annotated[str | None, Says("to {}")] = None
    user: Annotated[str | None, Says("to {}")] = None
    validated: Annotated[bool | None, Says("signed in with", "not signed in with")] = (
        None
    )
    days_left: Annotated[int | None, Says("{} days left")] = None
    days_left_at_least: Annotated[
        int | None, Says("{} days left or more", of="days_left")
    ] = None

    def matches(self, name: str, wanted: Any, actual: Any, case: Case) -> bool:
        """Compare; a user's name needs no domain before it."""
        if name == "user":
            return same_account(wanted, actual.user)
        if name == "days_left_at_least":
            return bool(actual.days_left >= wanted)
        return super().matches(name, wanted, actual, case)

    def listed(self, case: Case) -> Iterator[_Issued]:
        """List what the servers have on record."""
        lab = case.lab
        servers = [lab.server(self.server)] if self.server else lab.servers()
        now = lab.settings().now
        for server in servers:
            packs = {pack.id: pack for pack in lab.packs(server.name)}
            after = 0
            while page := lab.issued(server.name, after=after):
                after = page[-1].id
                yield from (_view(i, packs[i.pack_id], now) for i in page)


def _view(issued: IssuedLicense, pack: LicensePack, now: datetime) -> _Issued:
    return _Issued(
        server=issued.server,
        version=pack.version,
        type=pack.type,
        program=pack.program,
        status=issued.status,
        computer=issued.computer,
        user=issued.user,
        validated=issued.validated,
        expires_on=issued.expires_on,
        days_left=max((issued.expires_on - now).days, 0),
    )


class DatabaseFileCheck(Thing):
    """A file beside the database of a license server."""

    kind: ClassVar[str] = "file of its database"

    check: Literal["database-file"]
    server: str
    file: str

    def called(self) -> str:
        """Name it, and its server."""
        return f"{self.file} on {self.server}"

    def look(self, case: Case) -> str | None:
        """Find the file; the one in use is there while it holds packs (13.13)."""
        lab = case.lab
        server = lab.server(self.server)
        in_use = [DATABASE] if lab.packs(server.name) else []
        names = [*in_use, *lab.database_files(server.name)]
        return next((name for name in names if same(self.file, name)), None)
