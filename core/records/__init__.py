"""What a lab consists of, as frozen records; a change builds a new one."""

from core.records.history import (
    JournalEntry,
    RestorePoint,
)
from core.records.hosts import (
    GRACE_DAYS,
    Computer,
    Session,
    SessionHost,
    server_list,
)
from core.records.lab import (
    LabSettings,
    Trust,
)
from core.records.levels import (
    LicenseLevels,
)
from core.records.licenses import (
    FIRST_PACK_ID,
    ClientLicense,
    FailedIssuance,
    IssuedLicense,
    IssuedLine,
    LicensePack,
    built_in_pack,
)
from core.records.log import (
    LoggedEvent,
)
from core.records.passages import (
    Passage,
)
from core.records.people import (
    Account,
    Device,
    Person,
    User,
)
from core.records.policy import (
    Policy,
    PolicySetting,
)
from core.records.record import (
    Record,
)
from core.records.reports import (
    Report,
    ReportLine,
    ReportRow,
    ReportSummary,
)
from core.records.servers import (
    LicenseServer,
    Registration,
)
from core.records.tasks import (
    Schedule,
    ScheduledTask,
)

__all__ = [
    "FIRST_PACK_ID",
    "GRACE_DAYS",
    "Account",
    "ClientLicense",
    "Computer",
    "Device",
    "FailedIssuance",
    "IssuedLicense",
    "IssuedLine",
    "JournalEntry",
    "LabSettings",
    "LicenseLevels",
    "LicensePack",
    "LicenseServer",
    "LoggedEvent",
    "Passage",
    "Person",
    "Policy",
    "PolicySetting",
    "Record",
    "Registration",
    "Report",
    "ReportLine",
    "ReportRow",
    "ReportSummary",
    "RestorePoint",
    "Schedule",
    "ScheduledTask",
    "Session",
    "SessionHost",
    "Trust",
    "User",
    "built_in_pack",
    "server_list",
]
