"""Questions about license servers and their license packs."""

from core.errors import Refused
from core.records import LicensePack, LicenseServer
from core.refusals import Reason
from core.rules import network
from core.rules.passages import passes_to_licensing
from core.store import database_files, rows
from core.store.queries.kept import kept
from core.store.queries.passages import PassageQueries

IN_USE = "('temporary', 'active', 'pending', 'concurrent', 'unknown')"
_PACKS = f"""
    SELECT *, (SELECT count(*) FROM issued_license AS i
               WHERE i.server = p.server AND i.pack_id = p.id
               AND i.status IN {IN_USE}) AS issued
    FROM license_pack AS p WHERE p.server = ?"""


class ServerQueries(PassageQueries):
    """Reads license servers and license packs."""

    @kept
    def servers(self) -> list[LicenseServer]:
        """List the license servers by name, as the manager gets through to them."""
        found = self._connection.execute(
            "SELECT * FROM license_server ORDER BY name"
        ).fetchall()
        first = min((row["id"] for row in found), default=0)
        console = next((row["name"] for row in found if row["id"] == first), "")
        return [self._seen(rows.from_row(LicenseServer, r), console) for r in found]

    @kept
    def console(self) -> str:
        """Name the computer that the manager runs on: the first license server.

        No source says where it has to run, so this is our assumption.
        """
        row = self._connection.execute(
            "SELECT name FROM license_server ORDER BY id LIMIT 1"
        ).fetchone()
        return str(row["name"]) if row else ""

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

    def database_files(self, server: str) -> list[str]:
        """List the files beside the database of a server, by name."""
        return database_files.names(self._connection, server)

    def server(self, name: str) -> LicenseServer:
        """Return a license server by name, whatever the case; Refused if unknown."""
        row = self._connection.execute(
            "SELECT * FROM license_server WHERE name = ?", (name,)
        ).fetchone()
        if row is None:
            raise Refused(Reason.NO_SUCH_SERVER, server=name)
        return self._seen(rows.from_row(LicenseServer, row), self.console())

    def find_server(self, wanted: str, *, seen_from: str) -> LicenseServer | None:
        """Find a license server by what a person typed on a computer, or None.

        It is given as that computer gets through to it.
        """
        found = network.find_computer(
            self.servers(), self.settings().domain, wanted, seen_from=seen_from
        )
        return None if found is None else self._seen(found, seen_from)

    def _seen(self, server: LicenseServer, seen_from: str) -> LicenseServer:
        is_open = passes_to_licensing(self.passages(), seen_from, server.name)
        answers = self.reaches_directory(server.name)
        if (is_open, answers) == (server.way_is_open, server.directory_answers):
            return server
        return server.changed(way_is_open=is_open, directory_answers=answers)

    @kept
    def packs(self, server: str) -> list[LicensePack]:
        """List the license packs of a server by their Keypack ID."""
        found = self._connection.execute(f"{_PACKS} ORDER BY p.id", (server,))
        return [rows.from_row(LicensePack, r) for r in found]

    def pack_listed(self, server: str, pack_id: int) -> LicensePack | None:
        """Return one license pack, or None; what it issued is not counted each time."""
        return next((pack for pack in self.packs(server) if pack.id == pack_id), None)

    def pack(self, server: str, pack_id: int) -> LicensePack | None:
        """Return one license pack, or None."""
        row = self._connection.execute(
            f"{_PACKS} AND p.id = ?", (server, pack_id)
        ).fetchone()
        return None if row is None else rows.from_row(LicensePack, row)
