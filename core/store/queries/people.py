"""Questions about users, accounts and client devices."""

import json
from collections.abc import Sequence

from core import clock
from core.catalog import ProductVersion, Rights
from core.errors import Refused
from core.records import Account, Device, Person, User
from core.refusals import Reason
from core.store import rows
from core.store.queries.kept import kept
from core.store.queries.lab import LabQueries

_ACCOUNT = """CASE WHEN u.domain IS NULL THEN ? ELSE
    upper(substr(u.domain, 1, instr(u.domain || '.', '.') - 1)) || '\\' END || u.name"""


class PeopleQueries(LabQueries):
    """Reads who uses what, and who may do what."""

    def users(self) -> list[User]:
        """List the users by name, those of trusted domains, too."""
        found = self._connection.execute("SELECT * FROM user ORDER BY name")
        return [rows.from_row(User, r) for r in found]

    def user(self, name: str) -> User | None:
        """Return a user by name, whatever the case, or None."""
        row = self._connection.execute(
            "SELECT * FROM user WHERE name = ?", (name,)
        ).fetchone()
        return None if row is None else rows.from_row(User, row)

    def known_user(self, name: str) -> User:
        """Return a user by name, whatever the case; Refused if unknown."""
        user = self.user(name)
        if user is None:
            raise Refused(Reason.NO_SUCH_USER, user=name)
        return user

    def user_names(self) -> list[str]:
        """List what the users are called; there may be many."""
        found = self._connection.execute("SELECT name FROM user ORDER BY name")
        return [str(name) for (name,) in found.fetchall()]

    def organizational_units(self) -> list[str]:
        """List the organizational units of the users by name."""
        found = self._connection.execute(
            "SELECT DISTINCT organizational_unit FROM user "
            "WHERE organizational_unit IS NOT NULL ORDER BY organizational_unit"
        )
        return [str(unit) for (unit,) in found]

    def people(self, numbers: Sequence[int]) -> dict[int, Person]:
        """Read users by their numbers, each with the license that lasts longest."""
        found = self._connection.execute(
            "SELECT u.id, u.name, u.organizational_unit, u.domain, "
            "u.is_enabled, p.version, i.server, "
            "max(i.expires_on) AS expires_on FROM (SELECT * FROM user "
            "WHERE id IN (SELECT value FROM json_each(?))) AS u "
            "LEFT JOIN issued_license AS i "
            f"ON i.user = {_ACCOUNT} AND i.hardware_id IS NULL "
            "LEFT JOIN license_pack AS p ON p.server = i.server AND p.id = i.pack_id "
            "GROUP BY u.id",
            (json.dumps([*numbers]), self.settings().account_of("")),
        ).fetchall()
        return {
            row["id"]: Person(
                row["name"],
                row["organizational_unit"],
                row["domain"],
                row["version"] and ProductVersion(row["version"]),
                row["expires_on"] and clock.parse(row["expires_on"]),
                row["server"],
                bool(row["is_enabled"]),
            )
            for row in found
        }

    def devices(self) -> list[Device]:
        """List the client devices by name."""
        found = self._connection.execute("SELECT * FROM device ORDER BY name")
        return [rows.from_row(Device, r) for r in found]

    def devices_at(self, numbers: Sequence[int]) -> dict[int, Device]:
        """Read client devices by their numbers."""
        found = self._connection.execute(
            "SELECT * FROM device WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps([*numbers]),),
        )
        return {r["id"]: rows.from_row(Device, r) for r in found}

    def device(self, name: str) -> Device | None:
        """Return a client device by name, whatever the case, or None."""
        row = self._connection.execute(
            "SELECT * FROM device WHERE name = ?", (name,)
        ).fetchone()
        return None if row is None else rows.from_row(Device, row)

    def known_device(self, name: str) -> Device:
        """Return a client device by name, whatever the case; Refused if unknown."""
        device = self.device(name)
        if device is None:
            raise Refused(Reason.NO_SUCH_DEVICE, device=name)
        return device

    def devices_with_app(self) -> list[Device]:
        """List the client devices that connect with an app, by name."""
        found = self._connection.execute(
            "SELECT * FROM device WHERE kind = 'app' ORDER BY name"
        ).fetchall()
        return [rows.from_row(Device, r) for r in found]

    def device_names(self) -> list[str]:
        """List what the client devices are called; there may be many."""
        found = self._connection.execute("SELECT name FROM device ORDER BY name")
        return [str(name) for (name,) in found.fetchall()]

    @kept
    def accounts(self) -> list[Account]:
        """List the accounts that a person can sign in with, by name."""
        found = self._connection.execute("SELECT * FROM account ORDER BY name")
        return [rows.from_row(Account, r) for r in found]

    @kept
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
