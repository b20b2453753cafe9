"""How many licenses may be revoked, and when again (domain.md 4.1)."""

from dataclasses import dataclass
from datetime import datetime

from core.catalog import LicenseStatus, LicenseType
from core.records import IssuedLicense, LicensePack

_SHARE = 5  # one in five, that is 20 percent


@dataclass(frozen=True)
class Allowance:
    """What may be revoked of one version on one server, and what is revoked now."""

    limit: int
    revoked: int
    next_allowed: datetime | None  # the first moment when one more is allowed again

    @property
    def is_used_up(self) -> bool:
        """Tell whether nothing more may be revoked now."""
        return self.revoked >= self.limit


def allowance(
    packs: list[LicensePack], revoked: list[IssuedLicense], now: datetime
) -> Allowance:
    """Work out the allowance from the packs of one version and their revoked licenses.

    The limit is 20 percent of the installed Per Device licenses, rounded down, or one
    license, whichever is more; a revoked license counts until it expires.
    """
    installed = sum(p.total or 0 for p in packs if p.type is LicenseType.PER_DEVICE)
    counting = sorted(i.expires_on for i in revoked if i.expires_on > now)
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


def can_be_revoked(issued: IssuedLicense, pack: LicensePack) -> bool:
    """Tell whether a license is one that can be revoked at all (domain.md 1.6)."""
    return (
        pack.type is LicenseType.PER_DEVICE
        and pack.is_purchased
        and issued.status is LicenseStatus.ACTIVE
    )
