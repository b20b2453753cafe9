"""What a lab consists of, as frozen records; a change builds a new one."""

from datetime import datetime
from typing import Self, TypeGuard

from pydantic import BaseModel, ConfigDict, Field, computed_field, model_validator

from core import clock
from core.catalog import (
    MAX_WHOLE_NUMBER,
    PURCHASE_PROGRAMS,
    ActivationStatus,
    Availability,
    CertificateValue,
    ClearinghouseCondition,
    ConnectionMethod,
    DiscoveryScope,
    LicenseProgram,
    LicenseStatus,
    LicenseType,
    LicensingMode,
    PolicyName,
    PolicyState,
    ProductVersion,
    ReportRowKind,
    ReportScope,
    Rights,
)
from core.clock import LabTime
from core.event_kinds import EventKind
from core.text import Name, PlainText

FIRST_PACK_ID = 3
"""Of the packs that are installed; 2 is the built-in pack (domain.md 1.4)."""
GRACE_DAYS = 120
"""How long a session host works without a license server (domain.md 3.1)."""


class Record(BaseModel):
    """A frozen record that accepts only its own fields."""

    # An error never repeats what was typed: it could be a genuine key. Validators are
    # built when first used, for a window needs few of them to show.
    model_config = ConfigDict(
        frozen=True, extra="forbid", hide_input_in_errors=True, defer_build=True
    )

    def changed(self, **changes: object) -> Self:
        """Build and validate a copy with some fields changed."""
        return self.model_validate({**dict(self), **changes})


class Trust(Record):
    """A domain that the lab's own domain trusts (domain.md 3.7)."""

    domain: Name
    is_two_way: bool = True  # licensing needs trust in both directions


class LabSettings(Record):
    """The lab itself: where it came from, its clock, its domain and its faults."""

    scenario: str
    edition: ProductVersion
    seed: int = Field(ge=0, le=MAX_WHOLE_NUMBER)
    now: LabTime
    domain: PlainText | None = None  # None: a workgroup
    clearinghouse: ClearinghouseCondition = ClearinghouseCondition.REACHABLE
    signed_in: Name = "Administrator"  # the account that uses the console
    directory_reachable: bool = True  # a domain controller answers
    users_may_update: bool = True  # their own license attributes (domain.md 3.3)
    trusts: tuple[Trust, ...] = ()

    @property
    def own_scope(self) -> DiscoveryScope:
        """The discovery scope of a license server that was given none."""
        in_domain = self.domain is not None
        return DiscoveryScope.DOMAIN if in_domain else DiscoveryScope.WORKGROUP

    def account_of(self, user: str, domain: str | None = None) -> str:
        r"""Return a user's name as license servers record it: `CORP\a.adams`."""
        flat_name = (domain or self.domain or "WORKGROUP").split(".")[0]
        return f"{flat_name.upper()}\\{user}"

    def trust(self, domain: str) -> Trust | None:
        """Return the trust in a domain, whatever the case, or None."""
        wanted = domain.casefold()
        return next((t for t in self.trusts if t.domain.casefold() == wanted), None)


class Registration(Record):
    """Who a license server is registered to (domain.md 1.2)."""

    first_name: PlainText = ""
    last_name: PlainText = ""
    company: PlainText = ""
    country: PlainText = ""
    email: PlainText = ""
    organizational_unit: PlainText = ""
    address: PlainText = ""
    city: PlainText = ""
    state: PlainText = ""
    postal_code: PlainText = ""

    def over(self, known: "Registration") -> "Registration":
        """Return what was known, with what is typed here in its place."""
        return known.changed(**self.model_dump(exclude_defaults=True))

    @property
    def is_complete(self) -> bool:
        """Tell whether all that automatic activation needs is there (domain.md 1.3)."""
        return all((self.first_name, self.last_name, self.company, self.country))


class PolicySetting(Record):
    """A policy setting: its state, and the value where it is enabled."""

    state: PolicyState = PolicyState.NOT_CONFIGURED
    value: PlainText = ""  # a licensing mode, or license servers with commas between


Policy = dict[PolicyName, PolicySetting]
"""The settings of one computer that are configured."""


class LicenseServer(Record):
    """A license server and what Properties and Review Configuration show of it."""

    name: Name
    version: ProductVersion
    activation_status: ActivationStatus = ActivationStatus.NOT_ACTIVATED
    connection_method: ConnectionMethod = ConnectionMethod.AUTOMATIC
    product_id: str
    license_server_id: str | None = None
    scope: DiscoveryScope = DiscoveryScope.DOMAIN
    in_ad_group: bool = False
    scp_registered: bool = False
    on_domain_controller: bool = False
    network_service_in_ad_group: bool = False  # needed on a domain controller
    member_in_domains: tuple[str, ...] = ()  # trusted ones whose group has it, too
    published: bool = False  # in Active Directory, for the whole forest
    security_group_policy: bool = False
    security_group_members: tuple[str, ...] = ()  # session hosts
    prevent_license_upgrade: bool = False
    policy: Policy = Field(default_factory=dict)  # as edited; see UpdatePolicy
    address: PlainText = ""  # IP address
    is_listed: bool = True  # under All servers
    is_reachable: bool = True  # on the network
    is_running: bool = True  # its service TermServLicensing
    version_store_full: bool = False  # so the service does not start (domain.md 8.2)
    refuses_anonymous: bool = False  # session hosts of a workgroup (domain.md 3.7)
    database_path: str = r"C:\Windows\System32\LServer"
    registration: Registration = Field(default_factory=Registration)
    next_pack_id: int = FIRST_PACK_ID

    @property
    def is_activated(self) -> bool:
        """Tell whether the server may hold and issue purchased licenses."""
        return self.activation_status is ActivationStatus.ACTIVATED

    @property
    def answers(self) -> bool:
        """Tell whether session hosts and the manager get an answer from it."""
        return self.is_reachable and self.is_running

    @property
    def admits_only_members(self) -> bool:
        """Tell whether License server security group counts: in a domain (6)."""
        in_domain = self.scope is not DiscoveryScope.WORKGROUP
        return self.security_group_policy and in_domain

    @property
    def may_update_users(self) -> bool:
        """Tell whether it may write to user accounts of its domain (domain.md 3.3)."""
        return self.in_ad_group and (
            self.network_service_in_ad_group or not self.on_domain_controller
        )

    @property
    def visible_status(self) -> ActivationStatus:
        """The activation status as far as the manager can see it."""
        return self.activation_status if self.answers else ActivationStatus.UNKNOWN

    @property
    def waits_for_update(self) -> bool:
        """Tell whether the policy as edited differs from the one in force."""
        edited = (
            _is_on(self.policy.get(PolicyName.SECURITY_GROUP)),
            _is_on(self.policy.get(PolicyName.PREVENT_UPGRADE)),
        )
        return edited != (self.security_group_policy, self.prevent_license_upgrade)

    @model_validator(mode="after")
    def _an_activated_server_has_an_id(self) -> Self:
        if self.is_activated and not self.license_server_id:
            raise ValueError("an activated license server has a license server ID")
        return self


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


class SessionHost(Record):
    """A session host and where it looks for licenses; a policy goes before its own."""

    name: Name
    version: ProductVersion
    own_mode: LicensingMode = LicensingMode.NOT_CONFIGURED
    own_servers: tuple[str, ...] = ()
    policy: Policy = Field(default_factory=dict)  # as edited
    applied: Policy = Field(default_factory=dict)  # in force since the last update
    grace_started: LabTime  # when the first client connected (domain.md 3.1)
    address: PlainText = ""  # IP address
    domain: PlainText | None = None  # None: that of the lab; else one it trusts
    is_reachable: bool = True
    is_running: bool = True  # its service TermService
    stored_credentials: tuple[str, ...] = ()  # for license servers, by cmdkey (3.7)
    stale_certificates: tuple[CertificateValue, ...] = ()  # domain.md 11, 23
    waits_for_restart: bool = False  # since one of them was deleted

    @property
    def licensing_mode(self) -> LicensingMode:
        """The mode in force: of the policy, else the host's own (domain.md 9)."""
        setting = self.applied.get(PolicyName.LICENSING_MODE)
        return LicensingMode(setting.value) if _is_on(setting) else self.own_mode

    @property
    def license_servers(self) -> tuple[str, ...]:
        """The license servers that it asks, in order (domain.md 9)."""
        setting = self.applied.get(PolicyName.LICENSE_SERVERS)
        return server_list(setting.value) if _is_on(setting) else self.own_servers

    @property
    def hides_notifications(self) -> bool:
        """Tell whether administrators see no balloons (domain.md 9)."""
        return _is_on(self.applied.get(PolicyName.HIDE_NOTIFICATIONS))

    @property
    def is_insecure_to_clients(self) -> bool:
        """Tell whether clients refuse its certificates (domain.md 3.6)."""
        return bool(self.stale_certificates) or self.waits_for_restart

    @property
    def waits_for_update(self) -> bool:
        """Tell whether the policy as edited differs from the one in force."""
        return self.policy != self.applied

    def grace_days_left(self, now: datetime) -> int:
        """Return the whole days that are left of the grace period (domain.md 3.1)."""
        return max(GRACE_DAYS - max((now - self.grace_started).days, 0), 0)


Computer = SessionHost | LicenseServer
"""What has policy settings, services and a command prompt."""


def server_list(text: str) -> tuple[str, ...]:
    """Read the names of license servers, with commas between (domain.md 9)."""
    return tuple(name.strip() for name in text.split(",") if name.strip())


def _is_on(setting: PolicySetting | None) -> TypeGuard[PolicySetting]:
    return setting is not None and setting.state is PolicyState.ENABLED


class User(Record):
    """A user of the domain, or of a trusted one."""

    name: Name
    organizational_unit: PlainText | None = None
    domain: PlainText | None = None  # None: that of the lab


class ClientLicense(Record):
    """The copy of a license that a client keeps (domain.md 3.2)."""

    server: str
    version: ProductVersion
    is_temporary: bool
    expires_on: LabTime
    is_damaged: bool = False  # the registry key MSLicensing (domain.md 11, 24)
    validated: bool = False  # a temporary one, once somebody signed in (domain.md 3.2)


class Device(Record):
    """A client device."""

    name: Name
    hardware_id: str
    keeps_license: bool = True  # thin clients may not store one (domain.md 3.2)
    client_license: ClientLicense | None = None

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


class FailedIssuance(Record):
    """A user for whom no license could be recorded in the directory (domain.md 3.3)."""

    server: str
    user: str
    version: ProductVersion
    tried_on: LabTime


class ReportSummary(Record):
    """Licenses of one version and type in a report (domain.md 1.8)."""

    version: ProductVersion
    type: LicenseType
    installed: int = Field(ge=0)
    issued: int = Field(ge=0)
    availability: Availability


class Report(Record):
    """A report on the usage of licenses, as it was when it was created."""

    id: int = Field(ge=1)  # the journal row of the command that created it
    server: str
    name: str
    created: LabTime
    scope: ReportScope
    organizational_unit: PlainText | None = None
    installed: int = Field(ge=0)  # Per User CALs
    issued: int = Field(ge=0)  # Per User CALs, within the scope
    summary: tuple[ReportSummary, ...] = ()


class ReportRow(Record):
    """One user, device or failed user of a report."""

    report: int
    number: int = Field(ge=1)
    kind: ReportRowKind
    name: str  # of the user or the computer
    hardware_id: str | None = None
    version: ProductVersion
    type: LicenseType
    date: LabTime  # when the license expires; for a failed user, when it was tried


class Session(Record):
    """A person's session on a session host."""

    id: int = Field(ge=1)
    host: str
    user: str
    computer: str
    is_administrative: bool = False
    started: LabTime
    ends: LabTime | None = None  # the hour of soft enforcement (domain.md 3.4)


class LoggedEvent(Record):
    """An entry of a computer's event log (domain.md 8.2, 8.3)."""

    id: int = Field(ge=1)
    at: LabTime
    computer: str
    kind: EventKind
    text: str


class JournalEntry(Record):
    """One command as the journal keeps it; `chain` ties it to the row before."""

    seq: int = Field(ge=1, lt=MAX_WHOLE_NUMBER)
    at: LabTime
    command: str
    arguments: str  # canonical JSON
    outcome: str  # done, or refused:<reason code>
    chain: str

    @property
    def was_done(self) -> bool:
        """Tell whether the command changed the lab."""
        return self.outcome == "done"


class RestorePoint(Record):
    """A name for the state after a journal row, to return to."""

    name: Name
    seq: int
    at: LabTime
