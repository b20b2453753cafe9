"""Session hosts, their sessions, and what both kinds of servers share."""

from datetime import datetime
from typing import Self

from pydantic import Field

from core.catalog import (
    CertificateValue,
    LicensingMode,
    PolicyName,
    ProductVersion,
    RoleState,
)
from core.clock import LabTime
from core.records.policy import Policy, is_on
from core.records.record import Record
from core.records.servers import LicenseServer
from core.text import Name, PlainText

GRACE_DAYS = 120
"""How long a session host works without a license server (domain.md 3.1)."""


class SessionHost(Record):
    """A session host and where it looks for licenses; a policy goes before its own.

    Without the role it is a server that only administrators connect to.
    """

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
    third_party_protocol: bool = False  # beside RDP (domain.md 13.2)
    permitted_accounts: tuple[str, ...] = ()  # to administrative sessions (13.2)
    met_license_server: bool = False  # which brings the certificates (13.5)
    written_mode: LicensingMode | None = None  # by reg add, until a restart (13.11)
    written_servers: tuple[str, ...] | None = None  # the same
    role: RoleState = RoleState.INSTALLED  # RD Session Host (domain.md 13.12)
    is_evaluation: bool = False  # the edition of Windows Server (domain.md 13.12)
    in_workgroup: bool = False  # it left the domain of the lab

    @property
    def has_role(self) -> bool:
        """Tell whether others than two administrators can connect (13.12)."""
        return self.role is RoleState.INSTALLED

    @property
    def licensing_mode(self) -> LicensingMode:
        """The mode in force: of the policy, else the host's own (domain.md 9)."""
        setting = self.applied.get(PolicyName.LICENSING_MODE)
        return LicensingMode(setting.value) if is_on(setting) else self.own_mode

    @property
    def license_servers(self) -> tuple[str, ...]:
        """The license servers that it asks, in order (domain.md 9)."""
        setting = self.applied.get(PolicyName.LICENSE_SERVERS)
        return server_list(setting.value) if is_on(setting) else self.own_servers

    @property
    def hides_notifications(self) -> bool:
        """Tell whether administrators see no balloons (domain.md 9)."""
        return is_on(self.applied.get(PolicyName.HIDE_NOTIFICATIONS))

    @property
    def is_insecure_to_clients(self) -> bool:
        """Tell whether clients refuse its certificates (domain.md 3.6)."""
        return bool(self.stale_certificates) or self.waits_for_restart

    @property
    def waits_for_update(self) -> bool:
        """Tell whether the policy as edited differs from the one in force."""
        return self.policy != self.applied

    def restarted(self) -> Self:
        """Return it with what reg add wrote, once its service starts (13.11)."""
        mode, servers = self.written_mode, self.written_servers
        return self.changed(
            own_mode=self.own_mode if mode is None else mode,
            own_servers=self.own_servers if servers is None else servers,
            written_mode=None,
            written_servers=None,
        )

    def grace_days_left(self, now: datetime) -> int:
        """Return the whole days that are left of the grace period (domain.md 3.1)."""
        return max(GRACE_DAYS - max((now - self.grace_started).days, 0), 0)

    def evaluation_is_over(self, now: datetime) -> bool:
        """Tell whether an evaluation edition has ended licensing (domain.md 13.12).

        No source says from when its 120 days count: we take those of the grace period.
        """
        return self.is_evaluation and self.grace_days_left(now) == 0


Computer = SessionHost | LicenseServer
"""What has policy settings, services and a command prompt."""


def server_list(text: str) -> tuple[str, ...]:
    """Read the names of license servers, with commas between (domain.md 9)."""
    return tuple(name.strip() for name in text.split(",") if name.strip())


class Session(Record):
    """A person's session on a session host."""

    id: int = Field(ge=1)
    host: str
    user: str
    computer: str
    is_administrative: bool = False
    started: LabTime
    ends: LabTime | None = None  # the hour of soft enforcement (domain.md 3.4)

    @property
    def is_at_console(self) -> bool:
        """Tell whether the person sits at the session host itself."""
        return self.computer.casefold() == self.host.casefold()
