"""Whatever happens while licenses move: the rules hold (domain.md 3, 4)."""

import shutil
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from core.bus import Event
from core.catalog import (
    CertificateValue,
    ClientKind,
    LicenseStatus,
    LicenseType,
    LicensingMode,
    LogonPattern,
    Outcome,
    PolicyName,
    PolicyState,
    ProductVersion,
    Service,
)
from core.commands.accounts import SetUserEnabled
from core.commands.certificates import DeleteCertificate
from core.commands.clients import (
    DamageClientLicense,
    DeleteClientLicense,
    DeleteLicensingKey,
    ReimageDevice,
    SetClientKind,
    SetKeyAccess,
)
from core.commands.command import Command
from core.commands.connect import Connect
from core.commands.database import RemoveLicenses
from core.commands.history import Undo
from core.commands.host_registry import WriteLicenseServers, WriteLicensingMode
from core.commands.permissions import (
    PermitAdministrativeSessions,
    RestoreDefaultPermissions,
    SetThirdPartyProtocol,
)
from core.commands.policy import ConfigureSessionHost, EditPolicy, UpdatePolicy
from core.commands.removal import AddSessionHostRole, RemoveSessionHostRole
from core.commands.renaming import RenameDevice
from core.commands.revoke import RevokeLicense
from core.commands.services import RestartComputer, SetServiceRunning
from core.commands.simulate import SimulateDay
from core.commands.time import MoveClock
from core.commands.upgrade import ConvertEdition, SetEvaluation
from core.errors import Refused
from core.events import ConnectionTried, SessionEnded
from core.lab import Lab, replay
from core.records import PolicySetting
from core.rules.compatibility import can_serve
from core.rules.issuance.model import Rule
from tests.core.commands.endings import AWAY, BACK, DELETED, START, STOP
from tests.helpers.labs import agreement, installation, sql

DEVICES = st.sampled_from([f"PC-{number:04d}" for number in (1, 2, 11, 12, 13, 14)])
USERS = st.sampled_from(["a.adams", "w.weber", "y.yilmaz"])
SERVERS = st.lists(st.sampled_from(["RDLIC01", "RDLIC02"]), unique=True, max_size=2)
VERSIONS = st.sampled_from(
    [ProductVersion.W2016, ProductVersion.W2019, ProductVersion.W2022]
)
MEANWHILE: list[Command] = [
    STOP,
    START,
    AWAY,
    BACK,
    DELETED,
    RemoveSessionHostRole(host="RDSH01"),
    AddSessionHostRole(host="RDSH01"),
    SetEvaluation(host="RDSH01", is_evaluation=True),
    ConvertEdition(computer="RDSH01"),
    SetUserEnabled(user="w.weber", is_enabled=False),
    SetUserEnabled(user="w.weber", is_enabled=True),
    RenameDevice(device="PC-0011", to="PC-0099"),
    RenameDevice(device="PC-0099", to="PC-0011"),
]
UNLICENSED = {Rule.GRACE, Rule.ADMINISTRATIVE}


class World(RuleBasedStateMachine):
    """An office in which people come and go, and administrators do what they like."""

    @initialize(version=VERSIONS, seed=st.integers(0, 1000))
    def open_a_lab(self, version: ProductVersion, seed: int) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.lab = Lab.create(self.folder / "lab.rdlab", "office", seed=seed)
        sql(self.lab).execute("UPDATE session_host SET version = ?", (version,))
        self.version = version
        self.lab.reload()

    def teardown(self) -> None:
        if hasattr(self, "lab"):
            self.lab.close()
            shutil.rmtree(self.folder)

    def do(self, command: Command) -> list[Event]:
        try:
            return self.lab.do(command)
        except Refused:
            return []

    @rule(
        device=DEVICES,
        user=USERS,
        how=st.fixed_dictionaries(
            {
                "signs_in": st.booleans(),
                "is_administrative": st.booleans(),
                "is_elevated": st.booleans(),
                "in_place_of": st.none() | st.integers(1, 6),
            }
        ),
    )
    def connect(self, device: str, user: str, how: dict[str, Any]) -> None:
        command = Connect(host="RDSH01", user=user, device=device, **how)
        for event in self.do(command):
            if isinstance(event, SessionEnded):
                continue
            assert isinstance(event, ConnectionTried)
            self.rights_are_never_bypassed(user, event, how["is_administrative"])
            self.is_known_by_its_id(device, event)
            per_device = (
                self.lab.host("RDSH01").licensing_mode is LicensingMode.PER_DEVICE
            )
            if event.outcome == "connected" and event.rule not in UNLICENSED:
                copy = self.lab.device(device).client_license  # type: ignore[union-attr]
                assert not per_device or can_serve(copy.version, self.version)  # type: ignore[union-attr]

    def rights_are_never_bypassed(
        self, user: str, event: ConnectionTried, is_administrative: bool
    ) -> None:
        permitted = {
            "CORP\\a.adams",
            *self.lab.host("RDSH01").permitted_accounts,
        }
        host = self.lab.host("RDSH01")
        is_administrative = is_administrative or not host.has_role
        is_refused = is_administrative and f"CORP\\{user}" not in permitted
        assert (event.outcome is Outcome.NO_RIGHTS) is is_refused

    def is_known_by_its_id(self, name: str, event: ConnectionTried) -> None:
        """Give a license again for a kept ID only, and a first one for a new ID."""
        device = self.lab.device(name)
        assert device is not None
        held = [
            license_
            for server in ("RDLIC01", "RDLIC02")
            for license_ in self.lab.held_by_device(server, device.hardware_id)
        ]
        if event.rule is Rule.REINSTATED:
            assert held
        if event.rule is Rule.FIRST_TEMPORARY:
            assert [i.status for i in held[-1:]] == [LicenseStatus.TEMPORARY]

    @rule(device=DEVICES, user=USERS, is_administrative=st.booleans())
    def reach_a_license_server(
        self, device: str, user: str, is_administrative: bool
    ) -> None:
        """Without the Session Host role only administrators get in, unlicensed."""
        issued = [len(self.lab.issued(s)) for s in ("RDLIC01", "RDLIC02")]
        command = Connect(
            host="RDLIC02",
            user=user,
            device=device,
            is_administrative=is_administrative,
        )
        for event in self.do(command):
            assert isinstance(event, ConnectionTried)
            is_admin = user == "a.adams"
            assert event.outcome is (
                Outcome.CONNECTED if is_admin else Outcome.NO_RIGHTS
            )
        assert [len(self.lab.issued(s)) for s in ("RDLIC01", "RDLIC02")] == issued

    @rule(days=st.integers(1, 100))
    def pass_days(self, days: int) -> None:
        self.do(MoveClock(until=self.lab.settings().now + timedelta(days=days)))

    @rule(
        version=VERSIONS,
        type_=st.sampled_from(LicenseType),
        quantity=st.integers(1, 3),
        server=st.sampled_from(["RDLIC01", "RDLIC02"]),
    )
    def install(
        self, version: ProductVersion, type_: LicenseType, quantity: int, server: str
    ) -> None:
        proof = agreement(version=version, type=type_, quantity=quantity)
        self.do(installation(proof, server=server))

    @rule(number=st.integers(0, 40))
    def revoke(self, number: int) -> None:
        issued = self.lab.issued("RDLIC01")
        if issued:
            license_ = issued[number % len(issued)]
            pack = self.lab.pack("RDLIC01", license_.pack_id)
            assert pack is not None
            if self.do(RevokeLicense(server="RDLIC01", license_id=license_.id)):
                self.no_more_is_revoked_than_may_be(pack.version)

    def no_more_is_revoked_than_may_be(self, version: ProductVersion) -> None:
        """Hold the limit where it is used: removing licenses lowers it, too."""
        revoked = len(self.lab.revoked_until("RDLIC01", version))
        installed = sum(
            p.total or 0
            for p in self.lab.packs("RDLIC01")
            if p.version is version and p.type is LicenseType.PER_DEVICE
        )
        assert revoked <= max(installed // 5, 1)

    @rule(mode=st.sampled_from(LicensingMode), servers=SERVERS)
    def configure(self, mode: LicensingMode, servers: list[str]) -> None:
        self.do(
            ConfigureSessionHost(
                host="RDSH01", mode=mode, license_servers=tuple(servers)
            )
        )

    @rule(
        name=st.sampled_from([PolicyName.SECURITY_GROUP, PolicyName.PREVENT_UPGRADE]),
        state=st.sampled_from(PolicyState),
    )
    def set_a_policy(self, name: PolicyName, state: PolicyState) -> None:
        setting = PolicySetting(state=state)
        self.do(EditPolicy(computer="RDLIC01", setting=name, to=setting))
        self.do(UpdatePolicy(computer="RDLIC01"))

    @rule(service=st.sampled_from(Service), is_running=st.booleans())
    def switch_a_service(self, service: Service, is_running: bool) -> None:
        computer = "RDSH01" if service is Service.SESSIONS else "RDLIC01"
        self.do(
            SetServiceRunning(computer=computer, service=service, is_running=is_running)
        )

    @rule(pack_id=st.integers(2, 6), quantity=st.none() | st.integers(1, 20))
    def remove_licenses(self, pack_id: int, quantity: int | None) -> None:
        self.do(RemoveLicenses(server="RDLIC01", pack_id=pack_id, quantity=quantity))

    @rule(device=DEVICES, is_damaged=st.booleans())
    def meddle_with_a_client(self, device: str, is_damaged: bool) -> None:
        kind = DamageClientLicense if is_damaged else DeleteClientLicense
        self.do(kind(device=device))

    @rule(device=DEVICES, how=st.sampled_from([DeleteLicensingKey, ReimageDevice]))
    def make_another_client_of_it(
        self, device: str, how: type[DeleteLicensingKey | ReimageDevice]
    ) -> None:
        if self.do(how(device=device)):
            made = self.lab.device(device)
            assert made is not None
            assert self.lab.held_by_device("RDLIC01", made.hardware_id) == []

    @rule(device=DEVICES, kind=st.sampled_from(ClientKind))
    def change_the_client(self, device: str, kind: ClientKind) -> None:
        self.do(SetClientKind(device=device, kind=kind))

    @rule(device=DEVICES, users_may_write=st.booleans())
    def change_the_rights_on_the_key(self, device: str, users_may_write: bool) -> None:
        self.do(SetKeyAccess(device=device, users_may_write=users_may_write))

    @rule(user=USERS.filter(lambda user: user != "a.adams"))
    def permit_sessions(self, user: str) -> None:
        self.do(PermitAdministrativeSessions(host="RDSH01", user=user))

    @rule()
    def restore_the_permissions(self) -> None:
        self.do(RestoreDefaultPermissions(host="RDSH01"))

    @rule(is_installed=st.booleans())
    def install_another_protocol(self, is_installed: bool) -> None:
        self.do(SetThirdPartyProtocol(host="RDSH01", is_installed=is_installed))

    @rule(value=st.sampled_from(CertificateValue))
    def delete_a_certificate(self, value: CertificateValue) -> None:
        self.do(DeleteCertificate(host="RDSH01", value=value))

    @rule(mode=st.sampled_from(LicensingMode))
    def write_a_mode(self, mode: LicensingMode) -> None:
        self.do(WriteLicensingMode(host="RDSH01", mode=mode))

    @rule(names=st.lists(st.sampled_from(["RDLIC01", "RDLIC02", "X"]), min_size=1))
    def write_servers(self, names: list[str]) -> None:
        self.do(WriteLicenseServers(host="RDSH01", license_servers=tuple(names)))

    @rule(computer=st.sampled_from(["RDSH01", "RDLIC01"]))
    def restart(self, computer: str) -> None:
        self.do(RestartComputer(computer=computer))

    @rule(command=st.sampled_from(MEANWHILE))
    def end_or_change(self, command: Command) -> None:
        self.do(command)

    @rule(
        count=st.integers(1, 30),
        pattern=st.sampled_from([LogonPattern.OFFICE_HOURS, LogonPattern.SHIFT_WORK]),
    )
    def simulate(self, count: int, pattern: LogonPattern) -> None:
        self.do(SimulateDay(host="RDSH01", users=count, devices=count, pattern=pattern))

    @rule()
    def undo(self) -> None:
        self.do(Undo())

    @invariant()
    def the_rules_hold(self) -> None:
        """Never issued beyond total; see `problems` for what else is checked."""
        if hasattr(self, "lab"):
            assert self.lab.problems() == []

    @invariant()
    def an_id_has_at_most_one_license_of_a_version(self) -> None:
        if not hasattr(self, "lab"):
            return
        for server in ("RDLIC01", "RDLIC02"):
            versions = {p.id: p.version for p in self.lab.packs(server)}
            in_use = [
                (i.hardware_id, versions[i.pack_id])
                for i in self.lab.issued(server)
                if i.hardware_id and i.status is LicenseStatus.ACTIVE
            ]
            assert len(in_use) == len(set(in_use))


class Replayed(World):
    """The same, ended by a replay of the journal."""

    @initialize(seed=st.integers(0, 1000))
    def open_a_lab(self, seed: int) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.lab = Lab.create(self.folder / "lab.rdlab", "office", seed=seed)
        self.version = ProductVersion.W2022

    def teardown(self) -> None:
        if hasattr(self, "lab"):
            with replay(self.lab, self.folder / "again.rdlab") as again:
                assert again.snapshot() == self.lab.snapshot()
        super().teardown()


TestWorld = World.TestCase
TestWorld.settings = settings(max_examples=6, stateful_step_count=30)
TestReplayed = Replayed.TestCase
TestReplayed.settings = settings(max_examples=6, stateful_step_count=30)
