"""Questions about the journal and restore points."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from core import clock
from core.records import JournalEntry, RestorePoint
from core.store import export, journal, rows
from core.store.journal import Standing
from core.store.queries.kept import kept
from core.store.queries.lab import LabQueries


class HistoryQueries(LabQueries):
    """Reads what was done, and what can be undone."""

    def journal(self, after: int = 0) -> Iterator[JournalEntry]:
        """Read the journal rows after a number, in order."""
        return journal.entries(self._connection, after)

    def world(self) -> dict[str, list[dict[str, Any]]]:
        """Give all rows that commands change and undo brings back, table by table."""
        return export.world(self._connection)

    def last_seq(self) -> int:
        """Return the number of the last journal row; 0 where there is none."""
        return journal.next_seq(self._connection) - 1

    def restore_points(self) -> list[RestorePoint]:
        """List the restore points, oldest first."""
        found = self._connection.execute("SELECT * FROM restore_point ORDER BY seq, id")
        return [rows.from_row(RestorePoint, r) for r in found]

    def restarted(self, computer: str) -> datetime:
        """Return when a computer was restarted last; before that, when the lab began.

        A restart that was taken back counts all the same: it is in the journal.
        """
        found = self._connection.execute(
            "SELECT coalesce(max(CASE WHEN command = 'restart-computer' "
            "AND outcome = 'done' AND lower(arguments ->> '$.computer') = lower(?) "
            "THEN at END), min(at)) FROM journal",
            (computer,),
        ).fetchone()[0]
        return self.settings().now if found is None else clock.parse(found)

    @kept
    def undoable(self) -> JournalEntry | None:
        """Return the journal row of the command that undo would take back, or None."""
        return self._entry(self._standing().undo)

    @kept
    def redoable(self) -> JournalEntry | None:
        """Return the journal row of the command that redo would bring back, or None."""
        return self._entry(self._standing().redo)

    @kept
    def _standing(self) -> Standing:
        return journal.standing(self._connection)

    def _entry(self, seq: int | None) -> JournalEntry | None:
        if seq is None:
            return None
        return next(journal.entries(self._connection, after=seq - 1))
