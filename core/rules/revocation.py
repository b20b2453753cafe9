"""How many licenses may be revoked, and when again (domain.md 4.1)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from core.catalog import LicenseStatus, LicenseType
from core.records import IssuedLicense, LicensePack

_SHARE = 5  # one in five, that is 20 percent


class Hindrance(StrEnum):
    """Why a license is left as it is when it is to be revoked."""

    PER_USER = "per-user"
    TEMPORARY = "temporary"
    REVOKED = "revoked"  # already
    NOT_ACTIVE = "not-active"
    LIMIT = "limit"
    GONE = "gone"  # from the record, since it was chosen


_STATUSES = {
    LicenseStatus.TEMPORARY: Hindrance.TEMPORARY,
    LicenseStatus.REVOKED: Hindrance.REVOKED,
}


@dataclass(frozen=True)
class Allowance:
    """What may be revoked of one version on one server, and what is revoked now."""

    limit: int
    revoked: int
    next_allowed: datetime | None  # the first moment when one more is allowed again

    @property
    def is_used_up(self) -> bool:
        """Tell whether nothing more may be revoked now."""
        return not self.left

    @property
    def left(self) -> int:
        """How many more may be revoked now."""
        return max(self.limit - self.revoked, 0)


def allowance(
    packs: list[LicensePack], revoked_until: Iterable[datetime], now: datetime
) -> Allowance:
    """Work out the allowance from the packs of one version and when revoked ones end.

    The limit is 20 percent of the installed Per Device licenses, rounded down, or one
    license, whichever is more; a revoked license counts until it expires.
    """
    installed = sum(p.total or 0 for p in packs if p.type is LicenseType.PER_DEVICE)
    counting = sorted(until for until in revoked_until if until > now)
    most = limit(installed)
    over = max(len(counting) - most, 0)  # where licenses were converted or removed
    return Allowance(
        limit=most,
        revoked=len(counting),
        next_allowed=counting[over] if counting else None,
    )


def limit(installed: int) -> int:
    """Return how many of so many installed Per Device licenses may be revoked."""
    return max(installed // _SHARE, 1)


def hindrance(status: LicenseStatus, pack: LicensePack) -> Hindrance | None:
    """Tell what keeps a license from being revoked at all (domain.md 1.6, 4.1)."""
    if pack.type is LicenseType.PER_USER:
        return Hindrance.PER_USER
    if status in _STATUSES:
        return _STATUSES[status]
    if status is LicenseStatus.ACTIVE and pack.is_purchased:
        return None
    return Hindrance.NOT_ACTIVE


def can_be_revoked(issued: IssuedLicense, pack: LicensePack) -> bool:
    """Tell whether a license is one that can be revoked at all (domain.md 1.6)."""
    return hindrance(issued.status, pack) is None
