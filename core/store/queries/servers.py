"""Questions about license servers and their license packs."""

from core.errors import Refused
from core.records import LicensePack, LicenseServer
from core.refusals import Reason
from core.rules import network
from core.store import rows
from core.store.queries.kept import kept
from core.store.queries.lab import LabQueries

IN_USE = "('temporary', 'active', 'pending', 'concurrent', 'unknown')"
_PACKS = f"""
    SELECT *, (SELECT count(*) FROM issued_license AS i
               WHERE i.server = p.server AND i.pack_id = p.id
               AND i.status IN {IN_USE}) AS issued
    FROM license_pack AS p WHERE p.server = ?"""


class ServerQueries(LabQueries):
    """Reads license servers and license packs."""

    @kept
    def servers(self) -> list[LicenseServer]:
        """List the license servers by name."""
        found = self._connection.execute("SELECT * FROM license_server ORDER BY name")
        return [rows.from_row(LicenseServer, r) for r in found]

    def overview(self) -> list[tuple[LicenseServer, list[LicensePack]]]:
        """List the license servers by name, each with its license packs."""
        return [(s, self.packs(s.name)) for s in self.servers()]

    def servers_in_console(self) -> list[tuple[LicenseServer, list[LicensePack]]]:
        """List what is under All servers; of one that does not answer no packs."""
        return [
            (s, self.packs(s.name) if s.is_available else [])
            for s in self.servers()
            if s.is_listed
        ]

    def server(self, name: str) -> LicenseServer:
        """Return a license server by name, whatever the case; Refused if unknown."""
        row = self._connection.execute(
            "SELECT * FROM license_server WHERE name = ?", (name,)
        ).fetchone()
        if row is None:
            raise Refused(Reason.NO_SUCH_SERVER, server=name)
        return rows.from_row(LicenseServer, row)

    def find_server(self, wanted: str) -> LicenseServer | None:
        """Find a license server by name or IP address, or None."""
        return network.find_server(self.servers(), self.settings().domain, wanted)

    @kept
    def packs(self, server: str) -> list[LicensePack]:
        """List the license packs of a server by their Keypack ID."""
        found = self._connection.execute(f"{_PACKS} ORDER BY p.id", (server,))
        return [rows.from_row(LicensePack, r) for r in found]

    def pack(self, server: str, pack_id: int) -> LicensePack | None:
        """Return one license pack, or None."""
        row = self._connection.execute(
            f"{_PACKS} AND p.id = ?", (server, pack_id)
        ).fetchone()
        return None if row is None else rows.from_row(LicensePack, row)
