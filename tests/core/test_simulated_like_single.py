"""After whatever happened in a lab, a simulated day is what single logons do."""

from datetime import timedelta
from random import Random

import pytest

from core.catalog import (
    ClientKind,
    LicenseType,
    LicensingMode,
    LogonPattern,
    ProductVersion,
    Service,
    Way,
)
from core.commands.clients import (
    DamageClientLicense,
    DeleteClientLicense,
    DeleteLicensingKey,
    ReimageDevice,
    SetClientKind,
    SetKeyAccess,
)
from core.commands.connect import Connect
from core.commands.passages import SetPassage
from core.commands.policy import ConfigureSessionHost
from core.commands.services import SetServiceRunning
from core.commands.simulate import SimulateDay
from core.commands.time import MoveClock
from core.commands.world import SetAttributeDelegation
from core.errors import Refused
from core.events import ConnectionTried, DaySimulated
from core.lab import Lab
from core.reads.passages import ends
from tests.helpers.labs import MakeLab, agreement, installation, sql

PER_DEVICE, PER_USER = LicensingMode.PER_DEVICE, LicensingMode.PER_USER
VERSIONS = [ProductVersion.W2016, ProductVersion.W2019, ProductVersion.W2022]
SERVERS = ["RDLIC01", "RDLIC02"]
_SATURDAY = 5


class Tangle:
    """Things that happen in an office, one after the other, by chance."""

    def __init__(self, lab: Lab, random: Random, mode: LicensingMode) -> None:
        self.lab = lab
        self.random = random
        self.mode = mode
        self.users = sorted(user.name for user in lab.users())
        self.devices = sorted(device.name for device in lab.devices())
        with_licenses = LicenseType(mode.value)
        for version in random.sample(VERSIONS, 2):
            proof = agreement(quantity=100, type=with_licenses, version=version)
            lab.do(installation(proof))
        self.configure()

    def happen(self, times: int) -> None:
        things = [
            *[self.connect] * 12,
            *[self.pass_days] * 2,
            self.simulate,
            self.configure,
            self.switch_a_service,
            self.change_the_host,
            lambda: self.meddle(DamageClientLicense),
            lambda: self.meddle(DeleteClientLicense),
            lambda: self.meddle(ReimageDevice),
            lambda: self.meddle(DeleteLicensingKey),
            self.use_another_client,
            self.change_the_rights_on_the_key,
            self.delegate,
            self.close_or_open,
        ]
        for _ in range(times):
            try:
                self.random.choice(things)()
            except Refused:
                continue

    def connect(self) -> None:
        self.lab.do(
            Connect(
                host="RDSH01",
                user=self.random.choice(self.users),
                device=self.random.choice(self.devices),
                signs_in=self.random.random() < 0.7,
            )
        )

    def pass_days(self) -> None:
        days = timedelta(days=self.random.choice([1, 3, 20, 50, 55, 60]))
        self.lab.do(MoveClock(until=self.lab.settings().now + days))

    def simulate(self) -> None:
        pattern = self.random.choice(list(LogonPattern))
        self.lab.do(SimulateDay(host="RDSH01", users=25, devices=15, pattern=pattern))

    def configure(self) -> None:
        servers = tuple(self.random.sample(SERVERS, self.random.choice([1, 2])))
        self.lab.do(
            ConfigureSessionHost(host="RDSH01", mode=self.mode, license_servers=servers)
        )

    def switch_a_service(self) -> None:
        self.lab.do(
            SetServiceRunning(
                computer=self.random.choice(SERVERS),
                service=Service.LICENSING,
                is_running=self.random.random() < 0.7,
            )
        )

    def change_the_host(self) -> None:
        version = self.random.choice(VERSIONS)
        sql(self.lab).execute("UPDATE session_host SET version = ?", (version,))
        self.lab.reload()

    def use_another_client(self) -> None:
        kind = self.random.choice(list(ClientKind))
        self.lab.do(SetClientKind(device=self.random.choice(self.devices), kind=kind))

    def change_the_rights_on_the_key(self) -> None:
        may, device = self.random.random() < 0.5, self.random.choice(self.devices)
        self.lab.do(SetKeyAccess(device=device, users_may_write=may))

    def meddle(
        self,
        how: type[
            DamageClientLicense
            | DeleteClientLicense
            | DeleteLicensingKey
            | ReimageDevice
        ],
    ) -> None:
        self.lab.do(how(device=self.random.choice(self.devices)))

    def delegate(self) -> None:
        users_may_update = self.random.random() < 0.5
        self.lab.do(SetAttributeDelegation(users_may_update=users_may_update))

    def close_or_open(self) -> None:
        """Somebody is stopped on the way, or may not be updated; or it is open."""
        way = self.random.choice([Way.RPC, Way.SESSIONS, Way.LDAP, Way.UPDATE])
        origins, targets = ends(self.lab, way)
        if way is Way.SESSIONS:
            origins = self.devices  # nobody is everybody: then no day is simulated
        if way is Way.UPDATE:
            targets = [t for t in targets if t.startswith("OU=")] + targets[:6]
        self.lab.do(
            SetPassage(
                origin=self.random.choice(origins),
                target=self.random.choice(targets),
                way=way,
                is_open=self.random.random() < 0.3,
            )
        )


def on_record(lab: Lab, mode: LicensingMode) -> list[object]:
    """List all that is issued, kept, counted and failed, but no drawn lifetimes."""
    per_device = mode is PER_DEVICE
    issued = [
        (
            server.name,
            license_.computer if per_device else license_.user,
            license_.pack_id,
            license_.status,
            license_.validated,
            license_.issued_on,
            per_device or license_.expires_on,
        )
        for server in lab.servers()
        for license_ in lab.issued(server.name)
    ]
    copies = [
        (
            d.name,
            kept and (kept.server, kept.version, kept.is_temporary, kept.validated),
        )
        for d in lab.devices()
        for kept in [d.client_license]
    ]
    failed = sql(lab).execute("SELECT server, user FROM failed_issuance").fetchall()
    return [
        sorted(issued, key=str),
        copies,
        [pack for server in lab.servers() for pack in lab.packs(server.name)],
        sorted(tuple(row) for row in failed),
    ]


def one_by_one(lab: Lab, mode: LicensingMode) -> int:
    """Let everybody connect once, and count who gets a session."""
    users, devices = [
        [name for (name,) in sql(lab).execute(f"SELECT name FROM {table} ORDER BY id")]
        for table in ("user", "device")
    ]
    if mode is PER_DEVICE:
        attempts = [(users[i % len(users)], name) for i, name in enumerate(devices)]
    else:
        attempts = [(name, devices[0]) for name in users]
    if mode is PER_USER:  # a device that gets through; which one does not matter
        through = [d for d in devices if lab.passes(d, "RDSH01", Way.SESSIONS)]
        attempts = [(user, through[0]) for user, _ in attempts]
    return sum(is_connected(lab, user, device) for user, device in attempts)


def is_connected(lab: Lab, user: str, device: str) -> bool:
    command = Connect(host="RDSH01", user=user, device=device)
    if not lab.passes(device, "RDSH01", Way.SESSIONS):
        return False
    (event,) = lab.do(command)
    assert isinstance(event, ConnectionTried)
    return event.outcome.is_connected


@pytest.mark.parametrize("mode", [PER_DEVICE, PER_USER])
@pytest.mark.parametrize("seed", range(8))
def test_a_simulated_day_is_what_single_logons_do(
    make_lab: MakeLab, mode: LicensingMode, seed: int
) -> None:
    random = Random(seed)
    many = make_lab("office", seed=seed)
    Tangle(many, random, mode).happen(random.choice([10, 30, 60]))
    while many.settings().now.weekday() >= _SATURDAY:
        many.do(MoveClock(until=many.settings().now + timedelta(days=1)))
    copy = many.path.with_name("one-by-one.rdlab")
    many.save_copy(copy)
    users, devices = len(many.users()), len(many.devices())
    command = SimulateDay(
        host="RDSH01", users=users, devices=devices, pattern=LogonPattern.OFFICE_HOURS
    )
    (day,) = (e for e in many.do(command) if isinstance(e, DaySimulated))
    with Lab.open(copy) as single:
        connected = one_by_one(single, mode)
        single.do(MoveClock(until=many.settings().now))
        assert on_record(many, mode) == on_record(single, mode)
    assert day.logons == connected
