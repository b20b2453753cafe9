"""The people of a simulation: added by the hundred, and what they get in bulk."""

import json
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from core import clock
from core.catalog import LicensingMode, ProductVersion
from core.records import LabSettings, SessionHost
from core.store.candidates import CHOSEN, Candidates, Devices, Ids, Users

Row = tuple[object, ...]
DEVICE_NAME = "SIM-{:05d}"
USER_NAME = "sim.{:05d}"
_OWN = {"user": "WHERE domain IS NULL AND is_enabled", "device": ""}

_STATEMENTS = {  # each sets what changes only: an index costs more than its row
    "issued": "INSERT INTO issued_license (server, pack_id, computer, user, "
    "hardware_id, status, validated, issued_on, expires_on) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "renewed": "UPDATE issued_license SET expires_on = ? WHERE id = ?",
    "validated": "UPDATE issued_license SET validated = ? WHERE id = ?",
    "upgraded": "UPDATE issued_license SET status = ? WHERE id = ?",
    "removed": "DELETE FROM issued_license WHERE id = ?",
    "copies": "UPDATE device SET client_license = ?, copy_version = ?, "
    "copy_until = ? WHERE id = ?",
    "events": "INSERT INTO logged_event (at, computer, kind, text) VALUES (?, ?, ?, ?)",
}


@dataclass
class Writes:
    """Rows that are written together."""

    issued: list[Row] = field(default_factory=list)
    renewed: list[Row] = field(default_factory=list)
    validated: list[Row] = field(default_factory=list)
    upgraded: list[Row] = field(default_factory=list)
    removed: list[Row] = field(default_factory=list)
    copies: list[Row] = field(default_factory=list)
    events: list[Row] = field(default_factory=list)


class Population:
    """The first devices of a lab, and users of its own domain, so many of each."""

    def __init__(
        self, connection: sqlite3.Connection, users: int, devices: int
    ) -> None:
        """Count those who are there."""
        self._connection = connection
        self._wanted = {"user": users, "device": devices}
        self._count = {table: self._count_own(table) for table in _OWN}

    def grow(self, at_most: int, hardware_id: Callable[[str], str]) -> None:
        """Add users and devices that are missing, but not too many at a time."""
        if names := self._missing("user", USER_NAME, at_most):
            self._many("INSERT OR IGNORE INTO user (name) VALUES (?)", zip(names))
            self._count["user"] = self._count_own("user")
        if names := self._missing("device", DEVICE_NAME, at_most):
            self._many(
                "INSERT OR IGNORE INTO device (name, hardware_id) VALUES (?, ?)",
                [(name, hardware_id(name)) for name in names],
            )

    def renew_devices(self, hardware_id: Callable[[str], str]) -> None:
        """Give every device another hardware ID and no license."""
        found = self._connection.execute(
            "SELECT name, id FROM device ORDER BY id LIMIT ?", (self._wanted["device"],)
        )
        self._many(
            "UPDATE device SET hardware_id = ?, registry_id = NULL, "
            "users_may_write = 1, client_license = NULL, copy_version = '', "
            "copy_until = '' WHERE id = ?",
            [(hardware_id(name), number) for name, number in found.fetchall()],
        )

    def candidates(
        self, host: SessionHost, settings: LabSettings, due: datetime
    ) -> Candidates:
        """Give those who get the licenses on a host; due are those that end by then."""
        values: dict[str, object] = {
            "now": clock.iso(settings.now),
            "due": clock.iso(due),
            "prefix": settings.account_on(host, "", None),
            "host": host.name,
        }
        if host.licensing_mode is not LicensingMode.PER_DEVICE:
            values["last"] = self._last("user")
            return Users(self._connection, values)
        values["last"] = self._last("device")
        values["turns"] = min(self._count["user"], self._wanted["user"])
        return Devices(self._connection, values, host.version)

    def write(self, writes: Writes) -> None:
        """Write rows table by table."""
        for name, statement in _STATEMENTS.items():
            self._many(statement, getattr(writes, name))

    def write_failures(
        self,
        users: Ids,
        server: str,
        version: ProductVersion,
        settings: LabSettings,
    ) -> None:
        """Record for whom no license could be recorded, each of them once."""
        self._connection.execute(
            "INSERT INTO failed_issuance (server, user, version, tried_on) "
            "SELECT :server, :prefix || name, :version, :now FROM user "
            f"WHERE {CHOSEN} AND :prefix || name NOT IN "
            "(SELECT user FROM failed_issuance WHERE server = :server)",
            {
                "ids": json.dumps(users),
                "prefix": settings.account_of(""),
                "server": server,
                "version": version.value,
                "now": clock.iso(settings.now),
            },
        )

    def forget_failures(self, users: Ids, settings: LabSettings) -> None:
        """Forget for whom no license could be recorded before, now that one is."""
        self._connection.execute(
            "DELETE FROM failed_issuance WHERE user IN "
            f"(SELECT :prefix || name FROM user WHERE {CHOSEN})",
            {"ids": json.dumps(users), "prefix": settings.account_of("")},
        )

    def _many(self, statement: str, values: Iterable[Row]) -> None:
        self._connection.executemany(statement, values)

    def _missing(self, table: str, name: str, at_most: int) -> list[str]:
        """Name what is to be added, after the highest number that is there."""
        count = min(self._wanted[table] - self._count[table], at_most)
        if count <= 0:
            return []
        (simulated,) = self._connection.execute(
            f"SELECT count(*) FROM {table} WHERE name LIKE ?",
            (name.split("{")[0] + "%",),
        ).fetchone()
        return [name.format(simulated + 1 + i) for i in range(count)]

    def _count_own(self, table: str) -> int:
        (count,) = self._connection.execute(
            f"SELECT count(*) FROM {table} {_OWN[table]}"
        ).fetchone()
        return int(count)

    def _last(self, table: str) -> int:
        """Return the highest id among the first so many."""
        (last,) = self._connection.execute(
            f"SELECT coalesce((SELECT id FROM {table} {_OWN[table]} ORDER BY id "
            f"LIMIT 1 OFFSET ?), (SELECT max(id) FROM {table}))",
            (self._wanted[table] - 1,),
        ).fetchone()
        return int(last or 0)
