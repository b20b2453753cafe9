"""Questions about the event logs of computers."""

import json
from collections.abc import Sequence

from core.records import LoggedEvent
from core.store import rows
from core.store.queries.lab import LabQueries


class LogQueries(LabQueries):
    """Reads event logs."""

    def events_at(self, numbers: Sequence[int]) -> dict[int, LoggedEvent]:
        """Read events by their numbers."""
        found = self._connection.execute(
            "SELECT * FROM logged_event WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps([*numbers]),),
        )
        return {r["id"]: rows.from_row(LoggedEvent, r) for r in found}
