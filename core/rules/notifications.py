"""The balloon that a session host shows to administrators (domain.md 3.6, 9)."""

from datetime import datetime
from enum import StrEnum

from core.catalog import LicensingMode, Rights
from core.records import SessionHost


class Notification(StrEnum):
    """What the balloon warns of."""

    MODE_NOT_CONFIGURED = "mode-not-configured"
    GRACE_OVER = "grace-over"
    FALSE_ALARM = "false-alarm"


def notification(
    host: SessionHost, rights: Rights, now: datetime, *, is_administrative: bool = False
) -> Notification | None:
    """Return what a person with these rights is warned of in a session on a host.

    In Per User mode an administrative session may warn although all is well (3.6).
    """
    is_set = host.licensing_mode is not LicensingMode.NOT_CONFIGURED
    is_administrator = rights.covers(Rights.SERVER_ADMIN)
    if host.hides_notifications or not is_administrator:
        return None
    if is_set:
        is_per_user = host.licensing_mode is LicensingMode.PER_USER
        is_false_alarm = is_administrative and is_per_user
        return Notification.FALSE_ALARM if is_false_alarm else None
    in_grace = host.grace_days_left(now) > 0
    return Notification.MODE_NOT_CONFIGURED if in_grace else Notification.GRACE_OVER
