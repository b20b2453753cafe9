"""Questions about the event logs of computers."""

import json
from collections.abc import Sequence

from core.records import LoggedEvent
from core.store import rows
from core.store.queries.lab import LabQueries


class LogQueries(LabQueries):
    """Reads event logs, newest first."""

    def logged_events(self, computer: str, *, limit: int = 1000) -> list[LoggedEvent]:
        """List the newest events of a computer's log, newest first."""
        found = self._connection.execute(
            "SELECT * FROM logged_event WHERE computer = ? ORDER BY id DESC LIMIT ?",
            (computer, limit),
        )
        return [rows.from_row(LoggedEvent, r) for r in found]

    def events_at(self, numbers: Sequence[int]) -> dict[int, LoggedEvent]:
        """Read events by their numbers."""
        found = self._connection.execute(
            "SELECT * FROM logged_event WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps([*numbers]),),
        )
        return {r["id"]: rows.from_row(LoggedEvent, r) for r in found}
