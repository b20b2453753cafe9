"""Makes the lab `campus`: as many licenses as somebody wants, issued within a year.

Its world begins like the office, with packs that hold them all. Licenses, devices and
events are what a year of logons leaves behind, in rows and not day by day. At the end
a report lists them, by a command like every other.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2b
from itertools import count, cycle, islice, product
from pathlib import Path
from random import Random

from core import clock, files, scenarios
from core.catalog import (
    LicenseProgram,
    LicenseStatus,
    LicenseType,
    LicensingMode,
    ProductVersion,
)
from core.commands.reports import CreateReport
from core.data_folder import mode_of_new
from core.event_kinds import EventKind
from core.lab import Lab
from core.records import ClientLicense
from core.rules.issuance import log_entries
from core.rules.issuance.model import FULL_DAYS, TEMPORARY_DAYS, USER_DAYS
from core.scenarios.building import build
from core.scenarios.plans import Scenario
from core.store import backup, connection, rows
from core.store.queries import Queries
from tests.benchmarks._year import Year

NAME = "campus"
SERVER = "RDLIC01"
VERSION = ProductVersion.W2022
USERS_A_DEVICE = 10
REVOKED = 50  # one of so many devices has lost its license
LATER = 0.01  # of the year, at most, from the first license to the full one
SPARE = 20  # a pack has one license more for so many that are issued
UNITS = "Sales", "Research", "Production", None
GIVEN = (
    "adam amina anna ben carla chen dana david elif emil eva farid fiona georg grace "
    "hana hugo ines ivan jana jonas julia karim lars lea lin luis maria mila noah nora "
    "olga omar paul rosa sara sven tom vera yuki"
)
FAMILY = (
    "adams ahmed baker bauer berg brown clark costa diaz dubois evans fischer garcia "
    "green haas hansen ito ivanova jensen jones kaya kim kowalski larsen lee lopez "
    "martin meyer moreau nagy novak okafor olsen patel petrov quinn reed rossi sato "
    "santos schmidt silva smith suzuki tanaka turner ueda varga virtanen walker weber "
    "wong xu yilmaz young"
)
_CACHE = "PRAGMA cache_size = -262144"  # KiB: names come in no order
_LICENSE = (
    "INSERT INTO issued_license (server, pack_id, computer, user, hardware_id, "
    "status, validated, issued_on, expires_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_USER = "INSERT INTO user (name, organizational_unit) VALUES (?, ?)"
_DEVICE = (
    "INSERT INTO device (name, hardware_id, client_license, copy_version, copy_until) "
    "VALUES (?, ?, ?, ?, ?)"
)
_EVENT = "INSERT INTO logged_event (at, computer, kind, text) VALUES (?, ?, ?, ?)"

Row = tuple[object, ...]


def make(path: Path, licenses: int) -> None:
    """Make a lab with so many Per User licenses issued; whole, or not there at all.

    LabError where there is a file of this name, or it cannot be written.
    """
    backup.make_room(path)
    with files.making(path, mode_of_new(path)) as unfinished:
        with closing(connection.create(unfinished, known_as=path)) as link:
            build(link, NAME, scenario(licenses), edition=None, seed=None)
            link.execute(_CACHE)
            link.execute("BEGIN IMMEDIATE")
            _Campus(link, licenses).fill()
            link.execute("COMMIT")
        with Lab.open(unfinished) as lab:
            lab.do(CreateReport(server=SERVER))


def scenario(licenses: int) -> Scenario:
    """Return the office with packs for so many licenses, nothing issued of them yet."""
    plan = scenarios.load("office").model_dump(by_alias=True)
    first, *others = plan["server"]
    first["pack"] = [
        _pack(LicenseType.PER_USER, _with_spare(licenses)),
        _pack(LicenseType.PER_DEVICE, _with_spare(licenses // USERS_A_DEVICE)),
        _pack(LicenseType.PER_DEVICE, None, LicenseProgram.TEMPORARY),
    ]
    host = {**plan["session_host"][0], "name": "RDSH02", "address": "10.0.0.22"}
    host["licensing_mode"] = LicensingMode.PER_DEVICE
    hosts = [*plan["session_host"], host]
    changes = {"server": [first, *others], "session_host": hosts, "devices": 0}
    return Scenario.model_validate({**plan, **changes})


def _pack(
    kind: LicenseType,
    total: int | None,
    program: LicenseProgram = LicenseProgram.CAMPUS,
) -> dict[str, object]:
    return {"version": VERSION, "type": kind, "program": program, "total": total}


def _with_spare(issued: int) -> int:
    return issued + issued // SPARE + 1


def people() -> Iterator[str]:
    """Name people without end, nobody twice."""
    for number in count(1):
        for given, family in product(GIVEN.split(), FAMILY.split()):
            yield f"{given}.{family}{number if number > 1 else ''}"


@dataclass(frozen=True)
class _Client:
    """A device with its license, and the temporary one that it had before."""

    name: str
    hardware_id: str
    account: str  # who used it when it got them
    tried_on: datetime
    issued_on: datetime
    expires_on: datetime
    is_revoked: bool


class _Campus:
    """Writes the rows; every random choice comes from the lab's seed."""

    def __init__(self, link: sqlite3.Connection, licenses: int) -> None:
        lab = Queries(link)
        self._link = link
        self._licenses = licenses
        self._settings = lab.settings()
        self._random = Random(f"{self._settings.seed}:{NAME}")
        self._year = Year(self._settings.now)
        self._per_user, self._per_device, self._temporary = lab.packs(SERVER)[1:]

    def fill(self) -> None:
        names = self._names()
        self._random.shuffle(names)
        accounts = [self._settings.account_of(name) for name in names]
        self._many(_LICENSE, self._of_users(accounts))
        clients = self._clients(accounts)
        self._many(_LICENSE, map(self._of_client_before, clients))
        self._many(_LICENSE, map(self._of_client, clients))
        self._many(_DEVICE, map(self._device, clients))
        self._many(_EVENT, sorted(self._events(clients)))

    def _names(self) -> list[str]:
        """Let there be at least as many users as licenses, and name so many."""
        found = self._link.execute("SELECT name FROM user ORDER BY id")
        known = [str(name) for (name,) in found]
        new = list(islice(people(), max(self._licenses - len(known), 0)))
        units = cycle(UNITS)
        self._many(_USER, zip(new, units))  # noqa: B905  (units have no end)
        return [*known, *new][: self._licenses]

    def _of_users(self, accounts: list[str]) -> Iterator[Row]:
        pack, active = (self._per_user.server, self._per_user.id), LicenseStatus.ACTIVE
        for number, account in enumerate(accounts):
            issued_on = self._year.moment(number / len(accounts))
            until = self._year.expiry(issued_on, USER_DAYS)
            dates = clock.iso(issued_on), clock.iso(until)
            yield *pack, None, account, None, active, 0, *dates

    def _clients(self, accounts: list[str]) -> list[_Client]:
        number_of_devices = self._licenses // USERS_A_DEVICE
        return [
            self._client(number, number / number_of_devices, accounts[number])
            for number in range(number_of_devices)
        ]

    def _client(self, number: int, part: float, account: str) -> _Client:
        name = f"PC-{number + 1:06d}"
        identity = f"{self._settings.seed}:{name}".encode()
        first, later = part * (1 - LATER), LATER * self._random.random()
        issued_on = self._year.moment(first + later)
        lifetime = self._random.randint(*FULL_DAYS)
        return _Client(
            name=name,
            hardware_id=blake2b(identity, digest_size=20).hexdigest(),
            account=account,
            tried_on=self._year.moment(first),
            issued_on=issued_on,
            expires_on=self._year.expiry(issued_on, lifetime),
            is_revoked=number % REVOKED == REVOKED - 1,
        )

    def _of_client_before(self, client: _Client) -> Row:
        """Return its temporary license, which stays on record (domain.md 3.2)."""
        until = client.tried_on + timedelta(days=TEMPORARY_DAYS)
        dates = clock.iso(client.tried_on), clock.iso(until)
        whose = client.name, client.account, client.hardware_id
        pack = self._temporary
        return pack.server, pack.id, *whose, LicenseStatus.UPGRADE, 1, *dates

    def _of_client(self, client: _Client) -> Row:
        status = LicenseStatus.REVOKED if client.is_revoked else LicenseStatus.ACTIVE
        dates = clock.iso(client.issued_on), clock.iso(client.expires_on)
        whose = client.name, client.account, client.hardware_id
        pack = self._per_device
        return pack.server, pack.id, *whose, status, 0, *dates

    def _device(self, client: _Client) -> Row:
        """Return a device that keeps a copy of its license."""
        copy = ClientLicense(
            server=SERVER,
            version=VERSION,
            is_temporary=False,
            expires_on=client.expires_on,
        )
        text = rows.to_json(copy.model_dump(mode="json"))
        until = clock.iso(client.expires_on)
        return client.name, client.hardware_id, text, VERSION, until

    def _events(self, clients: list[_Client]) -> Iterator[Row]:
        """Tell of each license that replaced a temporary one, and that was revoked."""
        what = log_entries.product(VERSION, LicenseType.PER_DEVICE)
        upgraded, revoked = EventKind.UPGRADED, EventKind.REVOKED
        for client in clients:
            facts = {"computer": client.name, "product": what}
            at, text = clock.iso(client.issued_on), upgraded.text.format(**facts)
            yield at, SERVER, int(upgraded), text
            if client.is_revoked:
                at, text = self._revoked_on(client), revoked.text.format(**facts)
                yield at, SERVER, int(revoked), text

    def _revoked_on(self, client: _Client) -> str:
        """Choose a moment since the license was issued, or renewed last."""
        now = self._settings.now
        since = max(client.issued_on, client.expires_on - timedelta(days=FULL_DAYS[0]))
        return clock.iso(since + (now - since) * self._random.random())

    def _many(self, statement: str, values: Iterable[Row]) -> None:
        self._link.executemany(statement, values)
