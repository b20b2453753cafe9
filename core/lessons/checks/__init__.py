"""What may be said of a lab's state, as data: typed checks, each of which can judge."""

from typing import get_args

from core.errors import Refused
from core.lessons.checks.base import BaseCheck
from core.lessons.checks.case import Case, Finding, Pauses
from core.lessons.checks.connecting import CanConnect
from core.lessons.checks.history import Done, WasRefused
from core.lessons.checks.hosts import (
    HostCheck,
    PolicyCheck,
    ServiceCheck,
    SessionCheck,
)
from core.lessons.checks.people import (
    DeviceCheck,
    MemberCheck,
    PassageCheck,
    TrustCheck,
    UserCheck,
)
from core.lessons.checks.servers import (
    DatabaseFileCheck,
    LicenseCheck,
    PackCheck,
    ServerCheck,
)
from core.lessons.checks.tasks import TaskCheck
from core.lessons.checks.tools import (
    BalloonCheck,
    EventCheck,
    FileSaved,
    FindingCheck,
    ReportCheck,
)
from core.lessons.checks.unharmed import Unharmed
from core.lessons.checks.world import ClockCheck, LabCheck, LevelsCheck
from core.lessons.variables import Variables
from core.store.slices import finish

Check = (
    CanConnect
    | Unharmed
    | Done
    | WasRefused
    | ServerCheck
    | PackCheck
    | LicenseCheck
    | DatabaseFileCheck
    | HostCheck
    | SessionCheck
    | ServiceCheck
    | PolicyCheck
    | UserCheck
    | DeviceCheck
    | MemberCheck
    | PassageCheck
    | TrustCheck
    | FindingCheck
    | EventCheck
    | BalloonCheck
    | ReportCheck
    | FileSaved
    | LabCheck
    | ClockCheck
    | LevelsCheck
    | TaskCheck
)
"""Every check there is; a file names it by `check`."""
CHECKS: tuple[type[BaseCheck], ...] = get_args(Check)


def judge(check: Check, case: Case) -> Finding:
    """Judge a check; what it names and the lab has not is found missing."""
    return finish(judging(check, case))


def judging(check: Check, case: Case) -> Pauses[Finding]:
    """Do the same with pauses where it takes long, in which the lab may change."""
    try:
        filled = Variables(case.variables, case.lab).filled(check)
        return (yield from filled.judging(case))
    except Refused as refused:
        return Finding(False, check.expected(), str(refused))


__all__ = [
    "CHECKS",
    "Case",
    "Check",
    "FileSaved",
    "Finding",
    "LicenseCheck",
    "judge",
    "judging",
]
