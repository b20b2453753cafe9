"""Devices, or else users, that may get licenses on a session host, by the thousand.

They are grouped by what a decision depends on, so that one decision is that of all.
"""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from core.catalog import ProductVersion
from core.records import Device, IssuedLicense, User
from core.rules.compatibility import can_serve
from core.store import rows

Ids = list[int]
Values = Mapping[str, object]

CHOSEN = "id IN (SELECT value FROM json_each(:ids))"
_OF_DEVICE = "hardware_id = device.hardware_id"
_OF_USER = "user = :prefix || user.name AND hardware_id IS NULL"
_RECORDS = """coalesce((SELECT group_concat(server || ':' || pack_id || status
    || (validated * 4 + (expires_on <= :now) * 2 + (expires_on <= :due)){each}){all}
    FROM (SELECT * FROM issued_license WHERE {whose} ORDER BY id)), '')"""
_DEVICE_RECORDS = _RECORDS.format(
    each=" || (expires_on IS kept_until)", all="", whose=_OF_DEVICE
)
_USER_RECORDS = _RECORDS.format(  # of several it counts which lasts longest
    each="",
    all=" || CASE WHEN count(*) > 1 THEN (SELECT group_concat(expires_on) "
    f"FROM issued_license WHERE {_OF_USER}) ELSE '' END",
    whose=_OF_USER,
)
_ACCOUNT = ":prefix || name"
_RIGHTS = """coalesce((SELECT group_concat(origin || is_open) FROM
    (SELECT * FROM passage WHERE way = 'update' AND target IN
    ('CN=' || user.name, 'OU=' || user.organizational_unit)
    ORDER BY target, origin)), '')"""
_LET_IN = """name NOT IN (SELECT origin FROM passage
    WHERE way = 'sessions' AND target = :host AND NOT is_open)"""
_COPY = """kind || users_may_write || coalesce(json_extract(client_license, '$.server')
    || ':' || json_extract(client_license, '$.version')
    || json_extract(client_license, '$.is_temporary')
    || coalesce(json_extract(client_license, '$.is_damaged'), 0)
    || coalesce(json_extract(client_license, '$.validated'), 0)
    || (kept_until <= :now) || (kept_until <= :due), '')"""
_WITH_COPY = """(SELECT *, json_extract(client_license, '$.expires_on') AS kept_until
    FROM device) AS device"""
_HELD = """LEFT JOIN issued_license AS held ON held.id = (SELECT id
    FROM issued_license WHERE {whose} ORDER BY id LIMIT 1 OFFSET :place)"""
_WHO_USES = """SELECT {what} FROM user WHERE domain IS NULL
    AND is_enabled AND id > ({device} - 1) % :turns ORDER BY id LIMIT 1"""


@dataclass(frozen=True)
class Member:
    """One of them, with what license servers have on record."""

    user: User
    account: str
    device: Device
    held: list[IssuedLicense]


class Candidate(NamedTuple):
    """One of them, as far as bulk writes need to know."""

    id: int
    computer: str | None  # None: the license is for the user
    hardware_id: str | None
    account: str
    held: int | None  # a license on record
    held_until: str | None


class Candidates(Protocol):
    """What can be asked of devices and of users alike."""

    def situations(self, among: Ids | None = None) -> list[Ids]:
        """Group all, or those with these ids, by what a decision depends on."""
        ...

    def member(self, number: int) -> Member:
        """Read one of them."""
        ...

    def same_situation(self, ids: Ids, place: int) -> list[Candidate]:
        """Read those of a situation; `held` is what is at a place on record."""
        ...


class Devices:
    """The devices of a lab; its users take turns with them."""

    def __init__(
        self, connection: sqlite3.Connection, values: Values, host: ProductVersion
    ) -> None:
        """Ask with `host`, `last`, `turns`, `now`, `due` and `prefix`; its version."""
        self._connection = connection
        self._values = values
        self._serving = [v.value for v in ProductVersion if can_serve(v, host)]

    def situations(self, among: Ids | None = None) -> list[Ids]:
        """Group them; those with a valid copy that is not due are in an index."""
        others = ["", *(v.value for v in ProductVersion if v not in self._serving)]
        values, which = _which(self._values, among)
        which = f"{which} AND {_LET_IN}"
        valid = self._connection.execute(
            "SELECT json_group_array(id) FROM device WHERE copy_version IN "
            f"{_listed(self._serving)} AND copy_until > :due AND {which}",
            values,
        )
        rest = self._connection.execute(
            f"SELECT json_group_array(id) FROM "
            f"(SELECT id, {_COPY} || '/' || {_DEVICE_RECORDS} AS situation "
            f" FROM {_WITH_COPY} WHERE (copy_version IN {_listed(others)} "
            f"OR copy_version IN {_listed(self._serving)} AND copy_until <= :due) "
            f"AND {which}) GROUP BY situation",
            values,
        )
        return [*_groups(valid), *_groups(rest)]

    def member(self, number: int) -> Member:
        """Read a device, and who uses it."""
        device = self._connection.execute(
            "SELECT * FROM device WHERE id = ?", (number,)
        ).fetchone()
        user = self._connection.execute(
            _WHO_USES.format(what="*", device=":id"), {**self._values, "id": number}
        ).fetchone()
        held = self._connection.execute(
            "SELECT * FROM issued_license WHERE hardware_id = ? ORDER BY id",
            (device["hardware_id"],),
        )
        return _member(user, self._values, device, held)

    def same_situation(self, ids: Ids, place: int) -> list[Candidate]:
        """Read devices, and who uses them."""
        found = self._connection.execute(
            "SELECT device.id, name, device.hardware_id, "
            f"({_WHO_USES.format(what=_ACCOUNT, device='device.id')}), "
            "held.id, held.expires_on "
            f"FROM device {_HELD.format(whose=_OF_DEVICE)} "
            f"WHERE device.{CHOSEN} ORDER BY device.id",
            {**self._values, "ids": json.dumps(ids), "place": place},
        )
        return [Candidate(*row) for row in found.fetchall()]


class Users:
    """The users of the lab's own domain; which device they use does not matter."""

    def __init__(self, connection: sqlite3.Connection, values: Values) -> None:
        """Ask with `last`, `now`, `due` and `prefix`."""
        self._connection = connection
        self._values = values

    def situations(self, among: Ids | None = None) -> list[Ids]:
        """Group them by their licenses, whichever server gave them."""
        values, which = _which(self._values, among)
        found = self._connection.execute(
            "SELECT json_group_array(id) FROM "
            f"(SELECT id, {_USER_RECORDS} || '/' || {_RIGHTS} AS situation FROM user "
            f"WHERE domain IS NULL AND is_enabled AND {which}) GROUP BY situation",
            values,
        )
        return _groups(found)

    def member(self, number: int) -> Member:
        """Read a user."""
        user = self._connection.execute(
            "SELECT * FROM user WHERE id = ?", (number,)
        ).fetchone()
        device = self._connection.execute(
            "SELECT * FROM device ORDER BY id LIMIT 1"
        ).fetchone()
        held = self._connection.execute(
            "SELECT * FROM issued_license WHERE user = ? AND hardware_id IS NULL "
            "ORDER BY id",
            (f"{self._values['prefix']}{user['name']}",),
        )
        return _member(user, self._values, device, held)

    def same_situation(self, ids: Ids, place: int) -> list[Candidate]:
        """Read users."""
        found = self._connection.execute(
            "SELECT user.id, NULL, NULL, :prefix || user.name, held.id, "
            f"held.expires_on FROM user {_HELD.format(whose=_OF_USER)} "
            f"WHERE user.{CHOSEN} ORDER BY user.id",
            {**self._values, "ids": json.dumps(ids), "place": place},
        )
        return [Candidate(*row) for row in found.fetchall()]


def _which(values: Values, among: Ids | None) -> tuple[Values, str]:
    if among is None:
        return values, "id <= :last"
    return {**values, "ids": json.dumps(among)}, CHOSEN


def _groups(found: sqlite3.Cursor) -> list[Ids]:
    groups = [sorted(json.loads(ids)) for (ids,) in found.fetchall()]
    return sorted(ids for ids in groups if ids)


def _member(
    user: sqlite3.Row, values: Values, device: sqlite3.Row, held: sqlite3.Cursor
) -> Member:
    return Member(
        rows.from_row(User, user),
        f"{values['prefix']}{user['name']}",
        rows.from_row(Device, device),
        [rows.from_row(IssuedLicense, row) for row in held.fetchall()],
    )


def _listed(values: list[str]) -> str:
    return "({})".format(", ".join(f"'{value}'" for value in values))
