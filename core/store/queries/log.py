"""Questions about the event logs of computers."""

import json
from collections.abc import Collection

from core.event_kinds import EventKind
from core.records import LoggedEvent
from core.store import rows
from core.store.queries.lab import LabQueries

_OF_OTHERS = "computer NOT IN (SELECT value FROM json_each(:without))"


class LogQueries(LabQueries):
    """Reads event logs, newest first."""

    def logged_events(self, computer: str, *, limit: int = 1000) -> list[LoggedEvent]:
        """List the newest events of a computer's log, newest first."""
        found = self._connection.execute(
            "SELECT * FROM logged_event WHERE computer = ? ORDER BY id DESC LIMIT ?",
            (computer, limit),
        )
        return [rows.from_row(LoggedEvent, r) for r in found]

    def event_log(
        self,
        kinds: Collection[EventKind],
        *,
        before: int | None = None,
        limit: int,
        without: Collection[str] = (),
    ) -> list[LoggedEvent]:
        """List events of these kinds of all computers, newest first, page by page.

        A page begins below the id `before`; computers may be left out by name.
        """
        found = self._connection.execute(
            f"SELECT * FROM logged_event WHERE kind IN ({_numbers(kinds)}) "
            f"AND (:before IS NULL OR id < :before) AND {_OF_OTHERS} "
            "ORDER BY id DESC LIMIT :limit",
            {"before": before, "limit": limit, "without": json.dumps([*without])},
        )
        return [rows.from_row(LoggedEvent, r) for r in found]

    def count_events(
        self, kinds: Collection[EventKind], *, without: Collection[str] = ()
    ) -> int:
        """Count the events of these kinds."""
        found = self._connection.execute(
            f"SELECT count(*) FROM logged_event WHERE kind IN ({_numbers(kinds)}) "
            f"AND {_OF_OTHERS}",
            {"without": json.dumps([*without])},
        )
        return int(found.fetchone()[0])


def _numbers(kinds: Collection[EventKind]) -> str:
    return ", ".join(str(int(kind)) for kind in kinds)
