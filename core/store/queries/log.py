"""Questions about the event logs of computers."""

import json
from collections.abc import Sequence

from core.event_kinds import EventKind
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

    def last_logged(self) -> int:
        """Return the number of the last event of all computers; 0 without any."""
        found = self._connection.execute("SELECT max(id) FROM logged_event").fetchone()
        return int(found[0] or 0)

    def logged_of(
        self, computer: str, kinds: Sequence[int], most: int, *, newest_first: bool
    ) -> list[LoggedEvent]:
        """List so many events of a computer, of these kinds, from one of both ends."""
        order = "DESC" if newest_first else "ASC"
        found = self._connection.execute(
            "SELECT * FROM logged_event WHERE computer = ? AND kind IN "
            f"(SELECT value FROM json_each(?)) ORDER BY id {order} LIMIT ?",
            (computer, json.dumps([*kinds]), most),
        ).fetchall()
        return [rows.from_row(LoggedEvent, r) for r in found]

    def logged(
        self,
        computer: str | None = None,
        kind: EventKind | None = None,
        *,
        after: int = 0,
    ) -> list[LoggedEvent]:
        """List events, of one computer or kind or of all, oldest first."""
        found = self._connection.execute(
            "SELECT * FROM logged_event WHERE id > :after "
            "AND (:computer IS NULL OR computer = :computer) "
            "AND (:kind IS NULL OR kind = :kind) ORDER BY id",
            {"after": after, "computer": computer, "kind": kind and int(kind)},
        ).fetchall()
        return [rows.from_row(LoggedEvent, r) for r in found]
