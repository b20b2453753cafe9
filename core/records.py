"""What a lab consists of, as frozen records; a change builds a new one."""

from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from core.catalog import (
    MAX_WHOLE_NUMBER,
    ActivationStatus,
    Availability,
    ClearinghouseCondition,
    ConnectionMethod,
    DiscoveryScope,
    LicenseProgram,
    LicenseStatus,
    LicenseType,
    LicensingMode,
    ProductVersion,
    ReportRowKind,
    ReportScope,
    Rights,
)
from core.clock import LabTime
from core.text import Name, PlainText

FIRST_PACK_ID = 3
"""Of the packs that are installed; 2 is the built-in pack (domain.md 1.4)."""


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
    published: bool = False  # in Active Directory, for the whole forest
    security_group_policy: bool = False
    security_group_members: tuple[str, ...] = ()  # session hosts
    address: PlainText = ""  # IP address
    is_listed: bool = True  # under All servers
    is_reachable: bool = True  # on the network, with its service running
    database_path: str = r"C:\Windows\System32\LServer"
    registration: Registration = Field(default_factory=Registration)
    next_pack_id: int = FIRST_PACK_ID

    @property
    def is_activated(self) -> bool:
        """Tell whether the server may hold and issue purchased licenses."""
        return self.activation_status is ActivationStatus.ACTIVATED

    @property
    def visible_status(self) -> ActivationStatus:
        """The activation status as far as the manager can see it."""
        return self.activation_status if self.is_reachable else ActivationStatus.UNKNOWN

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


class IssuedLicense(Record):
    """A license issued to a device, or to a user (domain.md 1.6, 3.3)."""

    id: int = Field(ge=1)
    server: str
    pack_id: int
    computer: str | None = None
    user: str | None = None
    hardware_id: str | None = None
    status: LicenseStatus
    issued_on: LabTime
    expires_on: LabTime


class SessionHost(Record):
    """A session host and where it looks for licenses."""

    name: Name
    version: ProductVersion
    licensing_mode: LicensingMode = LicensingMode.NOT_CONFIGURED
    license_servers: tuple[str, ...] = ()
    grace_days_left: int = Field(default=120, ge=0, le=120)  # domain.md 3.1


class User(Record):
    """A user of the domain."""

    name: Name
    organizational_unit: PlainText | None = None


class Device(Record):
    """A client device."""

    name: Name
    hardware_id: str


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


class JournalEntry(Record):
    """One command as the journal keeps it; `chain` ties it to the row before."""

    seq: int
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
