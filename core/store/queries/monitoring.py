"""Questions of the license monitor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.records import LicenseLevels
from core.store import rows
from core.store.queries.kept import kept
from core.store.queries.servers import ServerQueries

if TYPE_CHECKING:
    from core.store.slices import Steps
    from core.store.use_by_day import DayOfUse


class MonitorQueries(ServerQueries):
    """Reads the levels, and how use has gone."""

    @kept
    def license_levels(self) -> list[LicenseLevels]:
        """List the levels that were set, by version and type."""
        found = self._connection.execute(
            "SELECT * FROM license_level ORDER BY version, type"
        ).fetchall()
        return [rows.from_row(LicenseLevels, row) for row in found]

    def use_by_day(self) -> Steps[list[DayOfUse]]:
        """Count the use on each of the last days; with pauses, for it takes long."""
        # A window starts sooner without it.
        from core.store.use_by_day import use_by_day

        today = self.settings().now.date()
        packs = [pack for _, packs in self.overview() for pack in packs]
        return use_by_day(lambda: self._connection, today, packs)
