"""The year before a moment, as logons divide it: working days, and renewals."""

from datetime import datetime, timedelta

from core.rules.issuance.model import RENEWAL_DAYS

_SATURDAY = 5
_OPENS, _CLOSES = timedelta(hours=7), timedelta(hours=19)


class Year:
    """The working days of the year before now, in UTC."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        midnight = now.replace(hour=0, minute=0, second=0)
        days = [midnight - timedelta(days=ago) for ago in range(365, 0, -1)]
        self._days = [day for day in days if day.weekday() < _SATURDAY]

    def moment(self, part: float) -> datetime:
        """Return the moment when a part of the year, from 0 to 1, has gone by."""
        days, hours = divmod(part * len(self._days), 1)
        return self._days[int(days)] + _OPENS + (_CLOSES - _OPENS) * hours

    def expiry(self, issued_on: datetime, lifetime: int) -> datetime:
        """Return when a license of so many days expires, renewed whenever it is due."""
        renewals = (self._now - issued_on).days // (lifetime - RENEWAL_DAYS)
        days = lifetime + renewals * (lifetime - RENEWAL_DAYS)
        return issued_on + timedelta(days=days)
