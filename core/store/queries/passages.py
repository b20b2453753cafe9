"""Questions about who gets through to what."""

from core.catalog import Way
from core.records import Passage
from core.rules import passages
from core.rules.passages import DOMAIN_CONTROLLERS
from core.store import rows
from core.store.queries.kept import kept
from core.store.queries.lab import LabQueries


class PassageQueries(LabQueries):
    """Reads what is closed, and for whom."""

    @kept
    def passages(self) -> list[Passage]:
        """List the exceptions, those that were made first first."""
        found = self._connection.execute("SELECT * FROM passage ORDER BY id")
        return [rows.from_row(Passage, r) for r in found]

    def passes(self, origin: str, target: str, way: Way) -> bool:
        """Tell whether somebody gets through to something for this."""
        return passages.passes(self.passages(), origin, target, way)

    def reaches_directory(self, computer: str) -> bool:
        """Tell whether a domain controller answers a computer."""
        is_there = self.settings().directory_reachable
        return is_there and self.passes(computer, DOMAIN_CONTROLLERS, Way.LDAP)
