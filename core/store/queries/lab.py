"""Questions about the lab itself."""

import sqlite3

from core.errors import LabDamaged
from core.records import LabSettings
from core.store import rows


class LabQueries:
    """Reads through one connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Read through this connection."""
        self._connection = connection

    def settings(self) -> LabSettings:
        """Return the lab's own settings."""
        row = self._connection.execute("SELECT * FROM lab").fetchone()
        if row is None:
            raise LabDamaged("The lab file has lost its settings. Restore a backup.")
        return rows.from_row(LabSettings, row)
