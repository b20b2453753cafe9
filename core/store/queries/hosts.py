"""Questions about session hosts, their sessions, and computers of both kinds."""

from core.catalog import RoleState
from core.errors import Refused
from core.records import Computer, LicenseServer, Session, SessionHost
from core.refusals import Reason
from core.rules import network
from core.store import rows
from core.store.queries.kept import kept
from core.store.queries.servers import ServerQueries


class HostQueries(ServerQueries):
    """Reads session hosts and sessions; computers are license servers, too."""

    def session_hosts(self) -> list[SessionHost]:
        """List the session hosts by name: servers that have the role."""
        return [host for host in self._hosts() if host.has_role]

    @kept
    def _hosts(self) -> list[SessionHost]:
        """List the session hosts, and servers that lost that role or another one."""
        found = self._connection.execute("SELECT * FROM session_host ORDER BY name")
        return [rows.from_row(SessionHost, r) for r in found]

    def session_host(self, name: str) -> SessionHost | None:
        """Return a session host by name, whatever the case, or None."""
        row = self._connection.execute(
            "SELECT * FROM session_host WHERE name = ?", (name,)
        ).fetchone()
        return None if row is None else rows.from_row(SessionHost, row)

    def host(self, name: str) -> SessionHost:
        """Return a session host by name, whatever the case; Refused if unknown."""
        host = self.session_host(name)
        if host is None:
            raise Refused(Reason.NO_SUCH_HOST, host=name)
        return host

    def remote_computers(self) -> list[SessionHost]:
        """List the session hosts, and the license servers that are none.

        They are what Remote Desktop Connection can connect to; the others let only
        administrators in (domain.md 13.12).
        """
        hosts = self._hosts()
        names = {host.name.casefold() for host in hosts}
        others = [s for s in self.servers() if s.name.casefold() not in names]
        return [*hosts, *(self._administered(server) for server in others)]

    def find_host(self, wanted: str, *, seen_from: str) -> SessionHost | None:
        """Find one of them by what a person typed on a computer, or None."""
        return network.find_computer(
            self.remote_computers(), self.settings().domain, wanted, seen_from=seen_from
        )

    def remote_computer(self, name: str) -> SessionHost:
        """Return one of them by name, whatever the case; Refused if unknown."""
        wanted = name.casefold()
        found = (c for c in self.remote_computers() if c.name.casefold() == wanted)
        return next(found, None) or self.host(name)

    def _administered(self, server: LicenseServer) -> SessionHost:
        return SessionHost(
            name=server.name,
            version=server.version,
            address=server.address,
            is_reachable=server.is_reachable,
            role=RoleState.NEVER,
            in_workgroup=server.in_workgroup,
            grace_started=self.settings().now,
        )

    def hosts_without_licensing(self) -> list[SessionHost]:
        """List the other servers that are no license servers, by name."""
        licensed = {server.name.casefold() for server in self.servers()}
        hosts = self._hosts()
        return [host for host in hosts if host.name.casefold() not in licensed]

    def computers(self) -> list[Computer]:
        """List the session hosts by name, and then the license servers."""
        return [*self._hosts(), *self.servers()]

    def computer(self, name: str) -> Computer:
        """Return a session host or a license server by name; Refused if unknown."""
        return self.roles_of(name)[0]

    def roles_of(self, name: str) -> list[Computer]:
        """Return the session host and the license server of this name, or the one.

        Refused if there is neither.
        """
        wanted = name.casefold()
        found = [c for c in self.computers() if c.name.casefold() == wanted]
        if not found:
            raise Refused(Reason.NO_SUCH_COMPUTER, name=name)
        return found

    @kept
    def sessions(self, host: str) -> list[Session]:
        """List the sessions on a session host, oldest first."""
        found = self._connection.execute(
            "SELECT * FROM session WHERE host = ? ORDER BY id", (host,)
        )
        return [rows.from_row(Session, r) for r in found]

    def session_of(
        self, host: str, account: str, *, is_administrative: bool
    ) -> Session | None:
        """Return the session of an account on a session host, or None."""
        row = self._connection.execute(
            "SELECT * FROM session WHERE host = ? AND user = ? "
            "AND is_administrative = ?",
            (host, account, int(is_administrative)),
        ).fetchone()
        return None if row is None else rows.from_row(Session, row)
