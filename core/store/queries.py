"""Questions to an open lab; every answer is a record or a list of records."""

from collections.abc import Collection, Iterator
from typing import Any

from core import clock
from core.catalog import LicenseStatus, ProductVersion, Rights
from core.errors import LabDamaged, Refused
from core.event_kinds import EventKind
from core.records import (
    Account,
    Computer,
    Device,
    IssuedLicense,
    IssuedLine,
    JournalEntry,
    LabSettings,
    LicensePack,
    LicenseServer,
    LoggedEvent,
    Person,
    RestorePoint,
    Session,
    SessionHost,
    User,
)
from core.refusals import Reason
from core.rules import network
from core.store import journal, rows
from core.store.report_queries import ReportQueries

IN_USE = "('temporary', 'active', 'pending', 'concurrent', 'unknown')"
_ACCOUNT = """CASE WHEN u.domain IS NULL THEN ? ELSE
    upper(substr(u.domain, 1, instr(u.domain || '.', '.') - 1)) || '\\' END || u.name"""
_PACKS = f"""
    SELECT *, (SELECT count(*) FROM issued_license AS i
               WHERE i.server = p.server AND i.pack_id = p.id
               AND i.status IN {IN_USE}) AS issued
    FROM license_pack AS p WHERE p.server = ?"""


class Queries(ReportQueries):
    """Reads the world through one connection."""

    def settings(self) -> LabSettings:
        """Return the lab's own settings."""
        row = self._connection.execute("SELECT * FROM lab").fetchone()
        if row is None:
            raise LabDamaged("The lab file has lost its settings. Restore a backup.")
        return rows.from_row(LabSettings, row)

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

    def issued(
        self,
        server: str,
        pack_id: int | None = None,
        *,
        after: int = 0,
        limit: int = 1000,
    ) -> list[IssuedLicense]:
        """List issued licenses in the order of their ids, one page at a time."""
        found = self._connection.execute(
            # The + leaves the index aside: by it, every page would sort all the rest.
            "SELECT * FROM issued_license WHERE +server = :server AND id > :after "
            "AND (:pack IS NULL OR pack_id = :pack) ORDER BY id LIMIT :limit",
            {"server": server, "after": after, "pack": pack_id, "limit": limit},
        )
        return [rows.from_row(IssuedLicense, r) for r in found]

    def issued_lines(
        self, server: str, pack_id: int, *, page: int
    ) -> Iterator[list[IssuedLine]]:
        """Read what a license pack has issued, page by page, status by status.

        So each page is found in the index, however long the list is.
        """
        status: str | None = ""
        while status := self._next_status(server, pack_id, status):
            after = 0
            while found := self._connection.execute(
                "SELECT id, server, pack_id, computer, user, status, issued_on, "
                "expires_on FROM issued_license WHERE server = ? AND pack_id = ? "
                "AND status = ? AND id > ? ORDER BY id LIMIT ?",
                (server, pack_id, status, after, page),
            ).fetchall():
                after = found[-1]["id"]
                yield [_line(*row) for row in found]

    def _next_status(self, server: str, pack_id: int, after: str | None) -> str | None:
        (status,) = self._connection.execute(
            "SELECT min(status) FROM issued_license "
            "WHERE server = ? AND pack_id = ? AND status > ?",
            (server, pack_id, after),
        ).fetchone()
        return status and str(status)

    def issued_license(self, server: str, license_id: int) -> IssuedLicense | None:
        """Return one issued license, or None."""
        row = self._connection.execute(
            "SELECT * FROM issued_license WHERE server = ? AND id = ?",
            (server, license_id),
        ).fetchone()
        return None if row is None else rows.from_row(IssuedLicense, row)

    def revoked(self, server: str, version: ProductVersion) -> list[IssuedLicense]:
        """List the revoked licenses of one version on a server."""
        found = self._connection.execute(
            "SELECT i.* FROM issued_license AS i JOIN license_pack AS p "
            "ON p.server = i.server AND p.id = i.pack_id "
            "WHERE i.server = ? AND p.version = ? AND i.status = 'revoked'",
            (server, version),
        ).fetchall()
        return [rows.from_row(IssuedLicense, r) for r in found]

    def used_on(self, number: str) -> str | None:
        """Return the server on which a number was used, or None."""
        row = self._connection.execute(
            "SELECT server FROM used_number WHERE number = ?", (number,)
        ).fetchone()
        return None if row is None else str(row[0])

    def has_installed(self, number: str, server: str) -> bool:
        """Tell whether a license pack of a server was installed with a number."""
        found = self._connection.execute(
            "SELECT 1 FROM license_pack WHERE server = ? AND purchase_number = ?",
            (server, number),
        )
        return found.fetchone() is not None

    def session_hosts(self) -> list[SessionHost]:
        """List the session hosts by name."""
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

    def hosts_without_licensing(self) -> list[SessionHost]:
        """List the session hosts that are no license servers, by name."""
        licensed = {server.name.casefold() for server in self.servers()}
        hosts = self.session_hosts()
        return [host for host in hosts if host.name.casefold() not in licensed]

    def computers(self) -> list[Computer]:
        """List the session hosts by name, and then the license servers."""
        return [*self.session_hosts(), *self.servers()]

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

    def users(self) -> list[User]:
        """List the users by name, those of trusted domains, too."""
        found = self._connection.execute("SELECT * FROM user ORDER BY name")
        return [rows.from_row(User, r) for r in found]

    def user_names(self) -> list[str]:
        """List what the users are called; there may be many."""
        found = self._connection.execute("SELECT name FROM user ORDER BY name")
        return [str(name) for (name,) in found.fetchall()]

    def device_names(self) -> list[str]:
        """List what the client devices are called; there may be many."""
        found = self._connection.execute("SELECT name FROM device ORDER BY name")
        return [str(name) for (name,) in found.fetchall()]

    def organizational_units(self) -> list[str]:
        """List the organizational units of the users by name."""
        found = self._connection.execute(
            "SELECT DISTINCT organizational_unit FROM user "
            "WHERE organizational_unit IS NOT NULL ORDER BY organizational_unit"
        )
        return [str(unit) for (unit,) in found]

    def people(self, after: str, limit: int) -> list[Person]:
        """List users by name, after one, each with the license that lasts longest."""
        found = self._connection.execute(
            "SELECT u.name, u.organizational_unit, u.domain, p.version, i.server, "
            "max(i.expires_on) AS expires_on FROM "
            "(SELECT * FROM user WHERE name > ? ORDER BY name LIMIT ?) AS u "
            "LEFT JOIN issued_license AS i "
            f"ON i.user = {_ACCOUNT} AND i.hardware_id IS NULL "
            "LEFT JOIN license_pack AS p ON p.server = i.server AND p.id = i.pack_id "
            "GROUP BY u.name ORDER BY u.name",
            (after, limit, self.settings().account_of("")),
        ).fetchall()
        return [
            Person(
                row["name"],
                row["organizational_unit"],
                row["domain"],
                row["version"] and ProductVersion(row["version"]),
                row["expires_on"] and clock.parse(row["expires_on"]),
                row["server"],
            )
            for row in found
        ]

    def devices(self, *, after: str = "", limit: int = -1) -> list[Device]:
        """List the client devices by name, after one; -1 for no limit."""
        found = self._connection.execute(
            "SELECT * FROM device WHERE name > ? ORDER BY name LIMIT ?", (after, limit)
        )
        return [rows.from_row(Device, r) for r in found]

    def device(self, name: str) -> Device | None:
        """Return a client device by name, whatever the case, or None."""
        row = self._connection.execute(
            "SELECT * FROM device WHERE name = ?", (name,)
        ).fetchone()
        return None if row is None else rows.from_row(Device, row)

    def user(self, name: str) -> User | None:
        """Return a user by name, whatever the case, or None."""
        row = self._connection.execute(
            "SELECT * FROM user WHERE name = ?", (name,)
        ).fetchone()
        return None if row is None else rows.from_row(User, row)

    def held_by_device(self, server: str, hardware_id: str) -> list[IssuedLicense]:
        """List what a license server has on record for a device."""
        found = self._connection.execute(
            "SELECT * FROM issued_license WHERE hardware_id = ? AND server = ? "
            "ORDER BY id",
            (hardware_id, server),
        ).fetchall()
        return [rows.from_row(IssuedLicense, r) for r in found]

    def held_by_user(self, account: str) -> list[IssuedLicense]:
        """List the Per User licenses of a user, whichever server gave them."""
        found = self._connection.execute(
            "SELECT * FROM issued_license WHERE user = ? AND hardware_id IS NULL "
            "ORDER BY id",
            (account,),
        ).fetchall()
        return [rows.from_row(IssuedLicense, r) for r in found]

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

    def logged_events(self, computer: str, *, limit: int = 1000) -> list[LoggedEvent]:
        """List the newest events of a computer's log, newest first."""
        found = self._connection.execute(
            "SELECT * FROM logged_event WHERE computer = ? ORDER BY id DESC LIMIT ?",
            (computer, limit),
        )
        return [rows.from_row(LoggedEvent, r) for r in found]

    def event_log(
        self, kinds: Collection[EventKind], *, before: int | None = None, limit: int
    ) -> list[LoggedEvent]:
        """List events of these kinds of all computers, newest first, page by page.

        A page begins below the id `before`.
        """
        found = self._connection.execute(
            f"SELECT * FROM logged_event WHERE kind IN ({_numbers(kinds)}) "
            "AND (:before IS NULL OR id < :before) ORDER BY id DESC LIMIT :limit",
            {"before": before, "limit": limit},
        )
        return [rows.from_row(LoggedEvent, r) for r in found]

    def count_events(self, kinds: Collection[EventKind]) -> int:
        """Count the events of these kinds."""
        found = self._connection.execute(
            f"SELECT count(*) FROM logged_event WHERE kind IN ({_numbers(kinds)})"
        )
        return int(found.fetchone()[0])

    def accounts(self) -> list[Account]:
        """List the accounts that a person can sign in with, by name."""
        found = self._connection.execute("SELECT * FROM account ORDER BY name")
        return [rows.from_row(Account, r) for r in found]

    def account(self, name: str) -> Account | None:
        """Return an account by name, whatever the case, or None."""
        row = self._connection.execute(
            "SELECT * FROM account WHERE name = ?", (name,)
        ).fetchone()
        return None if row is None else rows.from_row(Account, row)

    def rights(self) -> Rights:
        """Return what the person who is signed in may do."""
        account = self.account(self.settings().signed_in)
        return Rights.USER if account is None else account.rights

    def journal(self, after: int = 0) -> Iterator[JournalEntry]:
        """Read the journal rows after a number, in order."""
        return journal.entries(self._connection, after)

    def last_seq(self) -> int:
        """Return the number of the last journal row; 0 where there is none."""
        return journal.next_seq(self._connection) - 1

    def restore_points(self) -> list[RestorePoint]:
        """List the restore points, oldest first."""
        found = self._connection.execute("SELECT * FROM restore_point ORDER BY seq, id")
        return [rows.from_row(RestorePoint, r) for r in found]

    def undoable(self) -> JournalEntry | None:
        """Return the journal row of the command that undo would take back, or None."""
        return self._entry(journal.standing(self._connection).undo)

    def redoable(self) -> JournalEntry | None:
        """Return the journal row of the command that redo would bring back, or None."""
        return self._entry(journal.standing(self._connection).redo)

    def _entry(self, seq: int | None) -> JournalEntry | None:
        if seq is None:
            return None
        return next(journal.entries(self._connection, after=seq - 1))


def _line(*row: Any) -> IssuedLine:
    id_, server, pack_id, computer, user, status, issued_on, expires_on = row
    try:
        return IssuedLine(
            id_,
            server,
            pack_id,
            computer,
            user,
            LicenseStatus(status),
            clock.parse(issued_on),
            clock.parse(expires_on),
        )
    except (ValueError, OverflowError) as error:
        raise rows.broken(IssuedLicense) from error


def _numbers(kinds: Collection[EventKind]) -> str:
    return ", ".join(str(int(kind)) for kind in kinds)
