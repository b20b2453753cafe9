"""The balloon that a session host shows to administrators (domain.md 3.6, 9, 13.3)."""

from dataclasses import dataclass
from enum import StrEnum, auto

from core.catalog import LicensingMode, Rights


class Serving(StrEnum):
    """What becomes of a session host that asks for licenses."""

    NONE = auto()  # no license server that it names gives it licenses
    IN_TROUBLE = auto()  # one answers, and the Diagnoser finds something all the same
    WELL = auto()


class Notification(StrEnum):
    """What the balloon warns of."""

    MODE_NOT_CONFIGURED = "mode-not-configured"
    MODE_NOT_CONFIGURED_GRACE_OVER = "mode-not-configured-grace-over"
    NO_SERVER = "no-server"
    NO_SERVER_GRACE_OVER = "no-server-grace-over"


@dataclass(frozen=True)
class Notice:
    """A balloon, and whether it may be ignored."""

    kind: Notification
    days_left: int  # of the grace period
    is_false_alarm: bool = False


@dataclass(frozen=True)
class Situation:
    """All that a balloon depends on."""

    mode: LicensingMode
    serving: Serving
    days_left: int  # of the grace period
    is_administrative: bool  # the session
    rights: Rights  # of the person in it
    is_hidden: bool  # by the policy setting


def notification(situation: Situation) -> Notice | None:
    """Return what a person is warned of in a session.

    A mode that is not set comes before all else. That a balloon counts the days while
    no license server answers is said in 9; what comes after them in 13.3. A false
    alarm comes in an administrative session in Per User mode where all is well (3.6).
    """
    days = situation.days_left
    is_administrator = situation.rights.covers(Rights.SERVER_ADMIN)
    if situation.is_hidden or not is_administrator:
        return None
    if situation.mode is LicensingMode.NOT_CONFIGURED:
        return Notice(_of_mode(days), days)
    if situation.serving is Serving.NONE:
        return Notice(_of_servers(days), days)
    if (
        situation.serving is Serving.WELL
        and situation.mode is LicensingMode.PER_USER
        and situation.is_administrative
    ):
        return Notice(_of_mode(days), days, is_false_alarm=True)
    return None


def _of_mode(days: int) -> Notification:
    if days:
        return Notification.MODE_NOT_CONFIGURED
    return Notification.MODE_NOT_CONFIGURED_GRACE_OVER


def _of_servers(days: int) -> Notification:
    return Notification.NO_SERVER if days else Notification.NO_SERVER_GRACE_OVER
