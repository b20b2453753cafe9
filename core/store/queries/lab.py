"""Questions about the lab itself."""

import sqlite3

from core.errors import LabDamaged
from core.records import LabSettings
from core.store import rows
from core.store.queries.kept import Answers, kept


class LabQueries:
    """Reads through one connection."""

    times_reloaded = 0
    """How often what another program may have changed was accepted."""

    def __init__(
        self, connection: sqlite3.Connection, answers: Answers | None = None
    ) -> None:
        """Read through this connection; who reads through it, too, shares answers."""
        self._link = connection
        self._answers = answers or Answers(connection)

    @property
    def _connection(self) -> sqlite3.Connection:
        """What questions are read through."""
        return self._link

    @property
    def answers(self) -> Answers:
        """What is known already."""
        return self._answers

    @kept
    def settings(self) -> LabSettings:
        """Return the lab's own settings."""
        row = self._connection.execute("SELECT * FROM lab").fetchone()
        if row is None:
            raise LabDamaged("The lab file has lost its settings. Restore a backup.")
        return rows.from_row(LabSettings, row)
