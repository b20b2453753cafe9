"""What a scenario file describes, as frozen records."""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator

from core.catalog import (
    ActivationStatus,
    ClearinghouseCondition,
    ClientKind,
    ConnectionMethod,
    DiscoveryScope,
    LicenseProgram,
    LicenseType,
    LicensingMode,
    PolicyName,
    ProductVersion,
)
from core.clock import LabTime
from core.event_kinds import EventKind
from core.records import (
    GRACE_DAYS,
    Account,
    FailedIssuance,
    Passage,
    Record,
    Registration,
)

MOST = 10_000
"""How many of a kind a scenario may ask for; a lab is built at one go."""
MOST_SERVERS = 200
"""License servers, and session hosts; a window makes them in one go."""
Count = Annotated[int, Field(ge=0, le=MOST)]


class TrustPlan(Record):
    """A domain that the lab's domain trusts, with users of it."""

    domain: str
    is_two_way: bool = True
    users: tuple[str, ...] = ()


class EventPlan(Record):
    """An event that was logged before, so many times, an hour between."""

    computer: str
    kind: EventKind
    times: int = Field(default=1, ge=1, le=MOST)


class PackPlan(Record):
    """A license pack that a scenario starts with."""

    version: ProductVersion
    type: LicenseType
    program: LicenseProgram
    total: int | None = Field(default=None, ge=0)  # None: unlimited, never bought
    issued: Count = 0
    without: Count = 0  # the first users, who have none of it
    revoked: Count = 0  # the first of those that were issued to devices
    installed_anew: bool = False  # the devices, since then: nobody has these licenses
    days_left: int | None = None  # of each license; None: by chance
    again_to: str | None = None  # a device that took some more, under former IDs
    again: Count = 0  # so many
    serial: int = 1


class ServerPlan(Record):
    """A license server that a scenario starts with."""

    name: str
    version: ProductVersion
    activation_status: ActivationStatus = ActivationStatus.NOT_ACTIVATED
    connection_method: ConnectionMethod = ConnectionMethod.AUTOMATIC
    in_ad_group: bool = False
    scp_registered: bool = False
    address: str = ""
    is_listed: bool = True
    is_reachable: bool = True
    is_running: bool = True
    version_store_full: bool = False
    refuses_anonymous: bool = False
    published: bool = False
    scope: DiscoveryScope | None = None  # None: the domain, or the workgroup
    on_domain_controller: bool = False
    security_group_policy: bool = False
    security_group_members: tuple[str, ...] = ()
    registration: Registration = Registration()
    packs: tuple[PackPlan, ...] = Field(default=(), alias="pack")


class SessionHostPlan(Record):
    """A session host that a scenario starts with."""

    name: str
    version: ProductVersion
    licensing_mode: LicensingMode = LicensingMode.NOT_CONFIGURED
    license_servers: tuple[str, ...] = ()
    grace_days_left: int = Field(default=GRACE_DAYS, ge=0, le=GRACE_DAYS)
    policy: dict[PolicyName, str] = Field(default_factory=dict)  # enabled, in force
    address: str = ""
    domain: str | None = None  # a trusted one
    certificates_stale: bool = False
    is_evaluation: bool = False  # the edition of Windows Server
    third_party_protocol: bool = False


class SessionPlan(Record):
    """A session that goes on when a scenario starts."""

    host: str
    user: str
    computer: str  # the session host itself: at its console
    is_administrative: bool = False


class Group(StrEnum):
    """What a scenario is for."""

    FIRST_STEPS = "first-steps"
    DAILY_WORK = "daily-work"
    TROUBLES = "troubles"


class Description(Record):
    """What a person is told of a scenario before it is chosen.

    The summary of a trouble is what its users complain about; the fault is the cause.
    """

    title: str = Field(min_length=1)
    group: Group
    summary: str = Field(min_length=1)
    cause: str = ""

    @model_validator(mode="after")
    def _has_a_cause_if_it_is_a_trouble(self) -> Self:
        if (self.group is Group.TROUBLES) != bool(self.cause):
            raise ValueError("a trouble has a cause, and nothing else has one")
        return self


class Scenario(Record):
    """A whole world, as its file describes it."""

    now: LabTime
    edition: ProductVersion = ProductVersion.W2022
    domain: str | None = None
    clearinghouse: ClearinghouseCondition = ClearinghouseCondition.REACHABLE
    signed_in: str
    accounts: tuple[Account, ...] = Field(alias="account", min_length=1)
    servers: tuple[ServerPlan, ...] = Field(
        alias="server", min_length=1, max_length=MOST_SERVERS
    )
    session_hosts: tuple[SessionHostPlan, ...] = Field(
        default=(), alias="session_host", max_length=MOST_SERVERS
    )
    users_may_update: bool = True
    trusts: tuple[TrustPlan, ...] = Field(default=(), alias="trust")
    events: tuple[EventPlan, ...] = Field(default=(), alias="event")
    damaged: tuple[str, ...] = ()  # devices, by the license that each keeps
    clients: dict[str, ClientKind] = Field(default_factory=dict)  # by device
    sessions: tuple[SessionPlan, ...] = Field(default=(), alias="session")
    failed: tuple[FailedIssuance, ...] = ()
    users: tuple[str, ...] = ()
    passages: tuple[Passage, ...] = Field(default=(), alias="passage")
    numbered_users: Count = 0  # beside those with names
    sales: Count = 0  # how many of the users are in the organizational unit Sales
    devices: Count = 0

    @model_validator(mode="after")
    def _licenses_are_issued_to_somebody(self) -> Self:
        issued = [p for s in self.servers for p in s.packs if p.issued]
        if issued and not (self.users or self.numbered_users):
            raise ValueError("Licenses are issued, and there is no user.")
        if not self.devices and any(p.type is LicenseType.PER_DEVICE for p in issued):
            raise ValueError("Licenses are issued to devices, and there is none.")
        return self
