"""The balloon that a session host shows to administrators (domain.md 3.6, 9)."""

from datetime import datetime
from enum import StrEnum

from core.catalog import LicensingMode, Rights
from core.records import SessionHost


class Notification(StrEnum):
    """What the balloon warns of."""

    MODE_NOT_CONFIGURED = "mode-not-configured"
    GRACE_OVER = "grace-over"


def notification(
    host: SessionHost, rights: Rights, now: datetime
) -> Notification | None:
    """Return what a person with these rights is warned of in a session on a host."""
    is_set = host.licensing_mode is not LicensingMode.NOT_CONFIGURED
    is_administrator = rights.covers(Rights.SERVER_ADMIN)
    if is_set or host.hides_notifications or not is_administrator:
        return None
    in_grace = host.grace_days_left(now) > 0
    return Notification.MODE_NOT_CONFIGURED if in_grace else Notification.GRACE_OVER
