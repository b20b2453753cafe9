"""Users and devices by the thousand: who is in the same situation, and bulk writes."""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from core import clock
from core.catalog import ProductVersion
from core.records import Device, IssuedLicense
from core.rules.compatibility import can_serve
from core.store import rows

Row = tuple[object, ...]
Ids = list[int]
DEVICE_NAME = "SIM-{:05d}"
USER_NAME = "sim.{:05d}"

# What a decision depends on that differs from one to the other.
_ON_RECORD = """coalesce((SELECT group_concat(i.server || ':' || i.pack_id || ':'
    || i.status || i.validated || (i.expires_on <= :now) || (i.expires_on <= :due)
    || {more}) FROM issued_license AS i WHERE {whose}), '')"""
_DEVICE_RECORDS = _ON_RECORD.format(
    more="(i.expires_on = copy_until)", whose="i.hardware_id = device.hardware_id"
)
_USER_RECORDS = _ON_RECORD.format(
    more="''", whose="i.user = :prefix || user.name AND i.hardware_id IS NULL"
)
_COPY = """keeps_license || coalesce(json_extract(client_license, '$.version')
    || json_extract(client_license, '$.is_temporary')
    || coalesce(json_extract(client_license, '$.is_damaged'), 0)
    || coalesce(json_extract(client_license, '$.validated'), 0)
    || (json_extract(client_license, '$.expires_on') <= :now)
    || (json_extract(client_license, '$.expires_on') <= :due), '')"""
_CHOSEN = "IN (SELECT value FROM json_each(:ids))"
_OWN = {"user": "WHERE domain IS NULL", "device": ""}
_STATEMENTS = {
    "issued": "INSERT INTO issued_license (server, pack_id, computer, user, "
    "hardware_id, status, validated, issued_on, expires_on) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "reissued": "UPDATE issued_license SET status = ?, validated = ?, expires_on = ? "
    "WHERE id = ?",
    "removed": "DELETE FROM issued_license WHERE id = ?",
    "copies": "UPDATE device SET client_license = ?, copy_version = ?, "
    "copy_until = ? WHERE name = ?",
    "events": "INSERT INTO logged_event (at, computer, kind, text) VALUES (?, ?, ?, ?)",
}


@dataclass
class Writes:
    """Rows that are written together."""

    issued: list[Row] = field(default_factory=list)
    reissued: list[Row] = field(default_factory=list)
    removed: list[Row] = field(default_factory=list)
    copies: list[Row] = field(default_factory=list)
    events: list[Row] = field(default_factory=list)


@dataclass(frozen=True)
class Member:
    """One of the crowd, with what license servers have on record."""

    user: str
    device: Device
    held: list[IssuedLicense]


@dataclass(frozen=True)
class Crowd:
    """The first devices of a lab, and users of its own domain, so many of each."""

    connection: sqlite3.Connection
    users: int
    devices: int

    def grow(self, at_most: int, hardware_id: Callable[[str], str]) -> None:
        """Add users and devices that are missing, but not too many at a time."""
        names = self._missing("user", USER_NAME, self.users, at_most)
        self._many("INSERT OR IGNORE INTO user (name) VALUES (?)", zip(names))
        names = self._missing("device", DEVICE_NAME, self.devices, at_most)
        self._many(
            "INSERT OR IGNORE INTO device (name, hardware_id, keeps_license) "
            "VALUES (?, ?, 1)",
            [(name, hardware_id(name)) for name in names],
        )

    def renew_devices(self, hardware_id: Callable[[str], str]) -> None:
        """Give every device another hardware ID and no license."""
        found = self.connection.execute(
            "SELECT name, id FROM device WHERE id <= ?", (self._last_device(),)
        )
        self._many(
            "UPDATE device SET hardware_id = ?, client_license = NULL, "
            "copy_version = '', copy_until = '' WHERE id = ?",
            [(hardware_id(name), number) for name, number in found.fetchall()],
        )

    def device_situations(
        self, version: ProductVersion, now: datetime, due: datetime
    ) -> list[Ids]:
        """Group devices by what a decision on a host of this version depends on.

        Those with a valid copy that is not due are found through an index.
        """
        serving, others = _by_use(version)
        values = {
            "last": self._last_device(),
            "now": clock.iso(now),
            "due": clock.iso(due),
        }
        (valid,) = self.connection.execute(
            "SELECT json_group_array(id) FROM device "
            f"WHERE copy_version IN ({serving}) AND copy_until > :due AND id <= :last",
            values,
        ).fetchone()
        rest = self.connection.execute(
            f"SELECT id, {_COPY} || '/' || {_DEVICE_RECORDS} FROM device "
            f"WHERE ((copy_version IN ({serving}) AND copy_until <= :due) "
            f"OR copy_version IN ({others})) AND id <= :last ORDER BY id",
            values,
        )
        return [ids for ids in (json.loads(valid), *_grouped(rest)) if ids]

    def user_situations(
        self, prefix: str, now: datetime, due: datetime, *, shift: int, shifts: int
    ) -> list[Ids]:
        """Group the users of a shift by what a decision depends on."""
        found = self.connection.execute(
            f"SELECT id, {_USER_RECORDS} FROM user WHERE domain IS NULL "
            "AND id <= :last AND id % :shifts = :shift ORDER BY id",
            {
                "shift": shift,
                "shifts": shifts,
                "last": self._last("user", self.users),
                "prefix": prefix,
                "now": clock.iso(now),
                "due": clock.iso(due),
            },
        )
        return _grouped(found)

    def who_use(self, devices: Ids) -> list[Member]:
        """Read devices, and who uses each."""
        values = {
            "ids": json.dumps(devices),
            "users": min(self._count("user"), self.users),
        }
        held = defaultdict(list)
        for row in self.connection.execute(
            "SELECT * FROM issued_license WHERE hardware_id IN "
            f"(SELECT hardware_id FROM device WHERE id {_CHOSEN}) ORDER BY id",
            values,
        ):
            held[row["hardware_id"]].append(rows.from_row(IssuedLicense, row))
        found = self.connection.execute(  # the users take turns with the devices
            "SELECT *, (SELECT name FROM user WHERE domain IS NULL "
            "AND id > (device.id - 1) % :users "
            f"ORDER BY id LIMIT 1) AS user FROM device WHERE id {_CHOSEN} ORDER BY id",
            values,
        )
        return [
            Member(row["user"], device, held[device.hardware_id])
            for row in found.fetchall()
            for device in [rows.from_row(Device, row)]
        ]

    def who_are(self, users: Ids, prefix: str) -> list[Member]:
        """Read users; which device they use does not matter."""
        values = {"ids": json.dumps(users), "prefix": prefix}
        held = defaultdict(list)
        for row in self.connection.execute(
            "SELECT * FROM issued_license WHERE hardware_id IS NULL AND user IN "
            f"(SELECT :prefix || name FROM user WHERE id {_CHOSEN}) ORDER BY id",
            values,
        ):
            held[row["user"]].append(rows.from_row(IssuedLicense, row))
        device = rows.from_row(
            Device,
            self.connection.execute(
                "SELECT * FROM device ORDER BY id LIMIT 1"
            ).fetchone(),
        )
        names = self.names(users)
        return [Member(name, device, held[prefix + name]) for name in names]

    def write(self, writes: Writes) -> None:
        """Write rows table by table."""
        for name, statement in _STATEMENTS.items():
            self._many(statement, getattr(writes, name))

    def write_failures(
        self, accounts: list[str], server: str, version: ProductVersion, at: datetime
    ) -> None:
        """Record for whom no license could be recorded, each of them once."""
        self.connection.execute(
            "INSERT INTO failed_issuance (server, user, version, tried_on) "
            "SELECT :server, value, :version, :at FROM json_each(:accounts) "
            "WHERE value NOT IN "
            "(SELECT user FROM failed_issuance WHERE server = :server)",
            {
                "accounts": json.dumps(accounts),
                "server": server,
                "version": version.value,
                "at": clock.iso(at),
            },
        )

    def forget_failures(self, accounts: list[str]) -> None:
        """Forget for whom no license could be recorded before, now that one is."""
        self.connection.execute(
            "DELETE FROM failed_issuance WHERE user IN "
            "(SELECT value FROM json_each(?))",
            (json.dumps(accounts),),
        )

    def names(self, users: Ids) -> list[str]:
        """Name users by their ids."""
        found = self.connection.execute(
            f"SELECT name FROM user WHERE id {_CHOSEN} ORDER BY id",
            {"ids": json.dumps(users)},
        )
        return [name for (name,) in found]

    def _many(self, statement: str, values: Iterable[Row]) -> None:
        self.connection.executemany(statement, values)

    def _missing(self, table: str, name: str, wanted: int, at_most: int) -> list[str]:
        """Name what is to be added, after the highest number that is there."""
        count = min(wanted - self._count(table), at_most)
        if count <= 0:
            return []
        (simulated,) = self.connection.execute(
            f"SELECT count(*) FROM {table} WHERE name LIKE ?",
            (name.split("{")[0] + "%",),
        ).fetchone()
        return [name.format(simulated + 1 + i) for i in range(count)]

    def _count(self, table: str) -> int:
        (count,) = self.connection.execute(
            f"SELECT count(*) FROM {table} {_OWN[table]}"
        ).fetchone()
        return int(count)

    def _last_device(self) -> int:
        return self._last("device", self.devices)

    def _last(self, table: str, count: int) -> int:
        """Return the highest id among the first so many."""
        (last,) = self.connection.execute(
            f"SELECT max(id) FROM "
            f"(SELECT id FROM {table} {_OWN[table]} ORDER BY id LIMIT ?)",
            (count,),
        ).fetchone()
        return int(last or 0)


def _by_use(host: ProductVersion) -> tuple[str, str]:
    """Split the versions of licenses, as SQL lists; no copy counts to the second."""
    serving = [v.value for v in ProductVersion if can_serve(v, host)]
    others = ["", *(v.value for v in ProductVersion if not can_serve(v, host))]
    return _listed(serving), _listed(others)


def _listed(values: list[str]) -> str:
    return ", ".join(f"'{value}'" for value in values)


def _grouped(found: sqlite3.Cursor) -> list[Ids]:
    groups: dict[str, Ids] = {}
    for number, situation in found.fetchall():
        groups.setdefault(situation, []).append(number)
    return list(groups.values())
