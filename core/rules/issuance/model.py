"""What an attempt to connect depends on, and what it leads to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from core.catalog import LICENSE_VERSIONS, LicensingMode, Outcome, ProductVersion
from core.event_kinds import EventKind
from core.records import (
    Device,
    IssuedLicense,
    LicensePack,
    LicenseServer,
    SessionHost,
    Trust,
)
from core.rules.compatibility import can_serve

TEMPORARY_DAYS = 90  # domain.md 3.2
FULL_DAYS = (52, 89)  # domain.md 3.2: a random number between, both included
USER_DAYS = 60  # domain.md 3.3
RENEWAL_DAYS = 7  # domain.md 3.2; for users no source says how long before


class Rule(StrEnum):
    """The branch that decided, named by its source in domain.md."""

    ADMINISTRATIVE = "3.1 an administrative session needs no license"
    NO_RIGHTS = "13.2 administrative sessions are for administrators"
    ADMINISTRATIVE_TOO = "13.2 another protocol asks for a license there, too"
    GRACE = "3.1 the grace period"
    GRACE_OVER = "3.1 the grace period is over"
    EVALUATION_OVER = "13.12 the evaluation edition ended licensing"
    CERTIFICATES_STALE = "3.6 the session host's certificates are stale"
    LOCAL_COPY_DAMAGED = "11 the license that the client keeps is damaged"
    KEY_NOT_WRITABLE = "13.1 the client may not write its license"
    LOCAL_COPY = "3.2.4 the client's license is not due for renewal"
    LOCAL_COPY_OFFLINE = "3.2 a valid license needs no license server"
    FIRST_TEMPORARY = "3.2.1 the first connection gets a temporary license"
    TEMPORARY_VALID = "3.2.3 the temporary license goes on"
    UPGRADED = "3.2.3 the temporary license becomes a full one"
    FULL_AGAIN = "3.2 a device that had its temporary license gets a full one"
    RENEWED = "3.2.4 the full license is renewed"
    REINSTATED = "3.2 a known device gets its license again"
    NO_LICENSE_LEFT = "3.2.6 no license is free, and the temporary one is over"
    USER_CURRENT = "3.3 the user has a license"
    USER_EXTENDED = "3.3 the user's license is extended"
    USER_ISSUED = "3.3 the user gets a license"
    USER_UPGRADED = "3.3 the user's license is upgraded to a newer one"
    USER_BEFORE_ACTIVATION = "3.2 an unactivated server gives Per User licenses, too"
    USER_OVER_USED = "3.3 the user gets a license beyond those bought"
    USER_NOT_TRACKED = "3.3 the license cannot be recorded in the directory"
    USER_CLOSED = "13.8 the license server may not update this user"
    USER_OF_ONE_WAY_TRUST = "3.7 licensing needs trust in both directions"
    USER_OUTSIDE_DOMAIN = "3.7 Per User needs a domain"
    SOFT_ENFORCEMENT = "3.4 sixty minutes instead of a refusal"


class GrantKind(StrEnum):
    """What a license server does for the client."""

    TEMPORARY = "temporary"  # issue one for 90 days
    VALIDATE = "validate"  # keep it, and note that the person signed in
    FULL = "full"  # issue one from a license pack; a temporary one becomes upgraded
    RENEW = "renew"
    REINSTATE = "reinstate"  # the client gets its copy again, the record stays
    EXTEND = "extend"  # a user's license
    OVER_USE = "over-use"


@dataclass(frozen=True)
class Grant:
    """What one license server does; the command carries it out."""

    kind: GrantKind
    server: str
    version: ProductVersion  # of the license
    pack_id: int | None  # None: the pack of temporary or over-used licenses
    expires_on: datetime
    replaces: IssuedLicense | None = None  # what it changes or ends
    is_temporary: bool = False


@dataclass(frozen=True)
class Logged:
    """An event for the log of a computer."""

    computer: str
    kind: EventKind
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Decision:
    """How an attempt ends, by which rule, and what is done and logged for it."""

    outcome: Outcome
    rule: Rule
    grant: Grant | None = None
    events: tuple[Logged, ...] = ()
    failed_on: str | None = None  # the server that could not record the user's license


@dataclass(frozen=True)
class UserLicense:
    """A Per User license at an account in the directory, whichever server gave it."""

    issued: IssuedLicense
    pack: LicensePack


@dataclass(frozen=True)
class Attempt:
    """A person who connects from a device to a session host."""

    host: SessionHost
    device: Device
    user: str  # CORP\\name, or the name of a local account
    now: datetime
    lifetime: timedelta  # what a full license would get, drawn between FULL_DAYS
    in_domain: bool = True
    signs_in: bool = True  # the person authenticates (domain.md 3.2.2)
    is_administrative: bool = False  # mstsc /admin
    may_administer: bool = False  # an administrator, or one on the list (13.2)
    group_may_update: bool = True  # the user's license attributes (domain.md 13.8)
    user_may_update: bool = True  # the user's own ones (domain.md 3.3)
    trusts: tuple[Trust, ...] = ()
    user_domain: str | None = None  # where it is not that of the lab
    user_licenses: tuple[UserLicense, ...] = ()

    @property
    def license_version(self) -> ProductVersion:
        """The version of licenses that is made for the host."""
        same = self.host.version.generation
        return next(v for v in LICENSE_VERSIONS if v.generation == same)

    @property
    def is_per_device(self) -> bool:
        """Tell whether the license is for the device, not for the user."""
        return self.host.licensing_mode is LicensingMode.PER_DEVICE

    @property
    def is_in_grace(self) -> bool:
        """Tell whether the host still works without licenses (domain.md 3.1)."""
        return self.host.grace_days_left(self.now) > 0


@dataclass(frozen=True)
class ServerState:
    """A license server as the attempt finds it."""

    server: LicenseServer
    packs: list[LicensePack]
    held: list[IssuedLicense]  # by this device

    def version_of(self, license_: IssuedLicense) -> ProductVersion:
        """Return the version of a held license."""
        return next(p.version for p in self.packs if p.id == license_.pack_id)

    def fitting(self, attempt: Attempt) -> list[IssuedLicense]:
        """List the held licenses that serve the host."""
        wanted = attempt.host.version
        return [h for h in self.held if can_serve(self.version_of(h), wanted)]
