"""What the license monitor says of a version and type: use, level, and what comes.

The levels and the forecast are ours. That use is read from what is issued, and not from
total minus available, which hides what is over-used, is said in domain.md 13.20.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from math import ceil

from core.catalog import LicenseProgram, LicenseType, ProductVersion
from core.records import LicenseLevels, LicensePack

RATE_DAYS = 30
"""So many days back the rate is taken from."""
_PERCENT = 100
Kind = tuple[ProductVersion, LicenseType]


class Level(IntEnum):
    """How far the use of licenses has come."""

    NONE = 0
    WARNING = 1
    CRITICAL = 2


@dataclass(frozen=True)
class Use:
    """The licenses of one version and type: what was bought, and what is issued."""

    installed: int = 0
    issued: int = 0
    available: int = 0

    def __add__(self, other: "Use") -> "Use":
        """Count the licenses of two packs, or of two servers, together."""
        return Use(
            self.installed + other.installed,
            self.issued + other.issued,
            self.available + other.available,
        )

    @property
    def over_used(self) -> int:
        """Licenses that are issued beyond those installed."""
        return max(self.issued - self.installed, 0)


def is_watched(pack: LicensePack) -> bool:
    """Tell whether a pack counts: it was bought, or holds what is over-used."""
    return pack.is_purchased or pack.program is LicenseProgram.OVER_USED


def uses_of(packs: Iterable[LicensePack]) -> dict[Kind, Use]:
    """Count the licenses of license packs by version and type."""
    found: dict[Kind, Use] = {}
    for pack in filter(is_watched, packs):
        kind = (pack.version, pack.type)
        own = Use(pack.total or 0, pack.issued, pack.available or 0)
        found[kind] = found.get(kind, Use()) + own
    return dict(sorted(found.items()))


def by_kind(levels: Iterable[LicenseLevels]) -> dict[Kind, LicenseLevels]:
    """Find levels by version and type."""
    return {(found.version, found.type): found for found in levels}


def level_of(use: Use, levels: LicenseLevels | None) -> Level:
    """Tell which level is reached; licenses that nobody has reach none."""
    if levels is None or not use.issued:
        return Level.NONE
    if use.issued * _PERCENT >= levels.critical * use.installed:
        return Level.CRITICAL
    is_short = use.issued * _PERCENT >= levels.warning * use.installed
    return Level.WARNING if is_short else Level.NONE


def levels_of(
    uses: Mapping[Kind, Use], levels: Mapping[Kind, LicenseLevels]
) -> dict[Kind, Level]:
    """Tell which level each version and type has reached."""
    return {kind: level_of(use, levels.get(kind)) for kind, use in uses.items()}


def rate(issued: Sequence[int]) -> float | None:
    """Return by how many licenses a day use has grown, of use at the end of each day.

    It is the difference between the last day and the one `RATE_DAYS` before, or the
    first one, by the days between. One day alone has no rate.
    """
    counted = issued[-RATE_DAYS - 1 :]
    if len(counted) <= 1:
        return None
    return (counted[-1] - counted[0]) / (len(counted) - 1)


def runs_out_on(use: Use, per_day: float | None, today: date) -> date | None:
    """Return the day on which nothing will be left at the present rate, if ever."""
    left = use.installed - use.issued
    if left <= 0:
        return today
    if per_day is None or per_day <= 0:
        return None
    try:
        return today + timedelta(days=ceil(left / per_day))
    except OverflowError:  # further off than a calendar goes
        return None
