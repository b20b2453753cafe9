"""What the license monitor shows: one line for each version and type."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from core.catalog import LicenseType, ProductVersion
from core.records import LicenseLevels
from core.rules.monitoring import (
    Kind,
    Level,
    Use,
    by_kind,
    level_of,
    rate,
    runs_out_on,
    uses_of,
)
from core.store.queries import Queries
from core.store.use_by_day import EVERYWHERE, DayOfUse


@dataclass(frozen=True)
class Line:
    """A version and type, on one license server or on all of them."""

    server: str
    version: ProductVersion
    type: LicenseType
    use: Use
    levels: LicenseLevels | None
    level: Level
    peak: int | None = None  # None: the days are not counted yet
    per_day: float | None = None  # by how many use grows; None: nobody knows
    runs_out: date | None = None

    @property
    def kind(self) -> Kind:
        """What it is known by."""
        return self.version, self.type

    @property
    def warning(self) -> int | None:
        """The warning level in per cent, where one is set."""
        return None if self.levels is None else self.levels.warning

    @property
    def critical(self) -> int | None:
        """The critical level in per cent, where one is set."""
        return None if self.levels is None else self.levels.critical


def lines(
    lab: Queries, days: Sequence[DayOfUse], server: str = EVERYWHERE
) -> list[Line]:
    """List versions and types of a license server, or of all.

    The level of all servers is that of the one where fewest are left: levels are
    reached, and events logged, on each license server by itself.
    """
    levels = by_kind(lab.license_levels())
    uses: dict[Kind, Use] = {}
    reached: dict[Kind, Level] = {}
    for found, packs in lab.overview():
        if server in {EVERYWHERE, found.name}:
            for kind, use in uses_of(packs).items():
                uses[kind] = uses.get(kind, Use()) + use
                own = level_of(use, levels.get(kind))
                reached[kind] = max(own, reached.get(kind, Level.NONE))
    today = lab.settings().now.date()
    return [
        _line(server, kind, use, levels.get(kind), reached[kind], days, today)
        for kind, use in sorted(uses.items())
    ]


def issued_by_day(
    days: Sequence[DayOfUse], server: str, kind: Kind
) -> list[tuple[date, int, int, int]]:
    """Give of each day what was installed and issued at its end, and the peak.

    Days before the first of these licenses were there are left out.
    """
    found = [(day.day, day.counts.get((server, *kind))) for day in days]
    return [(day, *count) for day, count in found if count is not None]


def _line(
    server: str,
    kind: Kind,
    use: Use,
    levels: LicenseLevels | None,
    level: Level,
    days: Sequence[DayOfUse],
    today: date,
) -> Line:
    counted = issued_by_day(days, server, kind)
    per_day = rate([issued for _, _, issued, _ in counted])
    return Line(
        server=server,
        version=kind[0],
        type=kind[1],
        use=use,
        levels=levels,
        level=level,
        peak=max((peak for *_, peak in counted), default=None),
        per_day=per_day,
        runs_out=runs_out_on(use, per_day, today) if counted else None,
    )
