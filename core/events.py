"""What happened, told after the commit; each carries ids, never objects.

Who reads them, and how windows follow the lab, is said in core/bus.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from core.bus import Event

if TYPE_CHECKING:  # at run time a window starts sooner without them
    from datetime import datetime

    from core.catalog import Outcome
    from core.rules.issuance.model import Rule


@dataclass(frozen=True)
class ServerActivated(Event):
    """A license server was activated."""

    server: str


@dataclass(frozen=True)
class ServerDeactivated(Event):
    """A license server was deactivated."""

    server: str


@dataclass(frozen=True)
class ServerReactivated(Event):
    """A license server got a new license server ID."""

    server: str


@dataclass(frozen=True)
class ServerChanged(Event):
    """The properties of a license server changed."""

    server: str


@dataclass(frozen=True)
class ServerConnected(Event):
    """The manager connected to a license server, which is listed from now on."""

    server: str


@dataclass(frozen=True)
class LicensingRoleAdded(Event):
    """A computer became a license server, which is listed from now on."""

    server: str


@dataclass(frozen=True)
class LicensingRoleRemoved(Event):
    """A computer is no license server any more."""

    server: str


@dataclass(frozen=True)
class LicensesInstalled(Event):
    """Licenses were installed on a server, in these license packs."""

    server: str
    pack_ids: tuple[int, ...]


@dataclass(frozen=True)
class LicensesRemoved(Event):
    """Licenses were taken off a server, for they are installed on another one now."""

    server: str
    quantity: int


@dataclass(frozen=True)
class DatabaseRebuilt(Event):
    """All that a server's database held was deleted."""

    server: str


@dataclass(frozen=True)
class LicensesConverted(Event):
    """Licenses of one pack became a new pack of the other license type."""

    server: str
    pack_id: int
    new_pack_id: int


@dataclass(frozen=True)
class LicenseRevoked(Event):
    """A license was taken back from a device."""

    server: str
    pack_id: int
    license_id: int


@dataclass(frozen=True)
class ReportCreated(Event):
    """A report on the usage of licenses was created."""

    server: str
    report: int


@dataclass(frozen=True)
class ReportDeleted(Event):
    """A report was taken away."""

    server: str
    report: int


@dataclass(frozen=True)
class ConnectionTried(Event):
    """A person tried to connect to a session host; tells how it ended."""

    host: str
    device: str
    user: str
    outcome: Outcome
    rule: Rule
    session_id: int | None


@dataclass(frozen=True)
class SessionEnded(Event):
    """A session on a session host was ended."""

    session_id: int


@dataclass(frozen=True)
class ClockMoved(Event):
    """The lab's clock was moved, and what fell due was done."""

    licenses_returned: int = 0
    sessions_ended: int = 0
    policies_updated: int = 0
    grace_ended: tuple[str, ...] = ()  # the session hosts whose grace period ended


@dataclass(frozen=True)
class DaySimulated(Event):
    """People logged on all day, and the night is over; tells how many did what."""

    day: datetime  # when it began
    logons: int = 0
    temporary: int = 0
    full: int = 0
    renewed: int = 0
    refused: int = 0
    over_used: int = 0
    grace_ended: tuple[str, ...] = ()  # the session hosts whose grace period ended


@dataclass(frozen=True)
class WorldChanged(Event):
    """Users, devices, groups or computers of the lab changed."""


@dataclass(frozen=True)
class PolicyEdited(Event):
    """A policy setting of a computer was edited; it is not in force yet."""

    computer: str


@dataclass(frozen=True)
class PolicyUpdated(Event):
    """The policy of a computer came into force."""

    computer: str


@dataclass(frozen=True)
class SessionHostChanged(Event):
    """A session host's own licensing settings changed."""

    host: str


@dataclass(frozen=True)
class SettingsChanged(Event):
    """A setting of the lab changed, such as the Clearinghouse's behaviour."""


@dataclass(frozen=True)
class LicensesRevoked(Event):
    """Several licenses were revoked."""

    server: str
    count: int


@dataclass(frozen=True)
class LevelsChanged(Event):
    """A level of the license monitor changed."""


@dataclass(frozen=True)
class RestorePointCreated(Event):
    """A restore point was created."""

    name: str


@dataclass(frozen=True)
class LabRewound(Event):
    """The lab went to another state of its history; anything may differ."""


@dataclass(frozen=True)
class ScheduledTaskChanged(Event):
    """A scheduled task was made, changed or deleted, or began to run."""

    computer: str
    task: str


@dataclass(frozen=True)
class ScheduledTaskRan(Event):
    """A run of a scheduled task is over."""

    computer: str
    task: str
    result: int


@dataclass(frozen=True)
class CommandRefused(Event):
    """The world refused a command; the journal has a new row and nothing else."""

    seq: int


@dataclass(frozen=True)
class CheckBegun(Event):
    """The file is checked anew; until that has ended the lab is for reading."""


@dataclass(frozen=True)
class CheckEnded(Event):
    """The check of a long lab has ended; whether it can be changed may differ."""
