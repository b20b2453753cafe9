"""Whatever a person does in whatever order: rules hold, undo and replay are exact."""

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from core import scenarios
from core.catalog import (
    AGREEMENT_PROGRAMS,
    LICENSE_VERSIONS,
    ClearinghouseCondition,
    ConnectionMethod,
    DiscoveryScope,
    FirewallGroup,
    LicenseProgram,
    LicenseType,
    MigrationReason,
    ProductVersion,
    ReportScope,
    Way,
)
from core.commands.command import Command
from core.commands.connect import Connect
from core.commands.convert import ConvertLicenses
from core.commands.deployment import AddLicensingToDeployment
from core.commands.faults import (
    SetClearinghouseCondition,
    SetDirectoryReachable,
    SetServerReachable,
)
from core.commands.history import (
    CreateRestorePoint,
    Redo,
    ResetLab,
    ReturnToRestorePoint,
    Undo,
)
from core.commands.install import KeyPack, ProductKey, ProductKeys, RetailCodes
from core.commands.migrate import AbsentSource, ReachableSource, Source
from core.commands.network import ConnectToServer
from core.commands.passages import (
    AllowHttps,
    DelegateControl,
    SetFirewallGroup,
    SetPassage,
)
from core.commands.properties import ChangeServerProperties
from core.commands.repair import AddToGroup, ChangeScope, RegisterAsScp
from core.commands.reports import CreateReport, DeleteReport
from core.commands.roles import AddLicensingRole
from core.commands.sign_in import SignIn
from core.errors import Refused
from core.events import CommandRefused
from core.lab import Lab, replay
from core.numbers import servers
from core.reads.passages import ends
from core.records import LicenseServer, Registration, ReportRow
from core.rules.passages import LICENSE_SERVERS, SELF
from core.store.journal import REDO, RESTORE_POINT, UNDO
from core.text import problem_with
from tests.core.commands.endings import ENDS
from tests.helpers.labs import (
    activation,
    agreement,
    installation,
    migration,
    open_license,
    purchase,
    rebuilding,
    report_rows,
    retail_code,
    world,
)

if TYPE_CHECKING:
    from core.bus import Event

METHODS = st.sampled_from(ConnectionMethod)
SERVERS = st.sampled_from(["RDLIC01", "rdlic01", "RDLIC02", "RDSH01", "RDLIC99"])
SERIALS = st.integers(1, 4)
VERSIONS = st.sampled_from(LICENSE_VERSIONS)
TYPES = st.sampled_from(LicenseType)
QUANTITIES = st.integers(1, 60)
ACCOUNTS = st.sampled_from([None, "a.adams", "d.diaz", "ADMINISTRATOR", "b.baker", "x"])
COMPUTERS = st.sampled_from(["RDLIC01", "rdlic03", "10.0.0.13", "RDSH01", "PC-0001"])
REPAIRS = st.sampled_from(
    [
        {"kind": AddToGroup, "facts": {}},
        {"kind": RegisterAsScp, "facts": {}},
        *({"kind": ChangeScope, "facts": {"scope": scope}} for scope in DiscoveryScope),
    ]
)
DELEGATED = st.sampled_from(["DC=", "OU=Sales", "ou=sales", "CN=c.clark", "OU=X"])
POINTS = st.sampled_from(["a", "A", "b", "ß"])
NAMES = st.text(max_size=12).filter(lambda text: problem_with(text) is None)
REGISTRATIONS = st.builds(
    Registration, first_name=NAMES, last_name=NAMES, company=NAMES, country=NAMES
)
FACTS = st.fixed_dictionaries(
    {"version": VERSIONS, "type_": TYPES, "quantity": QUANTITIES}
)
PROGRAMS = st.sampled_from([LicenseProgram.RETAIL, *AGREEMENT_PROGRAMS])
CHOSEN = st.fixed_dictionaries(
    {"version": VERSIONS, "type": TYPES, "quantity": QUANTITIES}
)
CODES = st.builds(
    lambda serial, program, facts: retail_code(serial, program=program, **facts),
    SERIALS,
    PROGRAMS,
    FACTS,
)


USED_CODES = st.sampled_from(
    [
        retail_code(101, type_=LicenseType.PER_DEVICE, quantity=50),
        retail_code(102, version=ProductVersion.W2016),
    ]
)
"""With which the scenario `office` begins."""
SOME_CODES = st.lists(CODES | USED_CODES, min_size=1, max_size=2)
SOURCES = st.sampled_from(
    [
        None,
        ReachableSource(name="RDLIC01"),
        ReachableSource(name="10.0.0.12"),
        ReachableSource(name="RDLIC99"),
        AbsentSource(
            version=ProductVersion.W2012,
            license_server_id=servers.make_license_server_id(
                servers.make_product_id(1, "GONE")
            ),
        ),
    ]
)
REPLACED = MigrationReason.REPLACED


class Person(RuleBasedStateMachine):
    """Someone who tries everything on one lab."""

    @initialize(
        scenario=st.sampled_from(scenarios.names()), seed=st.integers(0, 2**53 - 1)
    )
    def open_a_lab(self, scenario: str, seed: int) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.lab = Lab.create(self.folder / "lab.rdlab", scenario, seed=seed)
        self.beginning = world(self.lab)
        self.before: list[dict[str, Any]] = []
        self.undone: list[dict[str, Any]] = []
        self.points: dict[str, dict[str, Any]] = {}
        self.listed: dict[int, list[ReportRow]] = {}
        self.told: list[Event] = []
        self.lab.bus.subscribe(self.told.extend)

    def teardown(self) -> None:
        if not hasattr(self, "lab"):
            return
        try:
            self.check_the_replay()
        finally:
            self.lab.close()
            shutil.rmtree(self.folder)

    def check_the_replay(self) -> None:
        with replay(self.lab, self.folder / "replayed.rdlab") as replayed:
            assert replayed.snapshot() == self.lab.snapshot()

    def do(self, command: Command) -> bool:
        """Do a command; check what has to be true of every command."""
        before = world(self.lab)
        rows = len(list(self.lab.journal()))
        self.told.clear()
        try:
            events = self.lab.do(command)
        except Refused as refused:
            assert world(self.lab) == before
            assert self.told == [CommandRefused(rows + 1)]
            outcome = f"refused:{refused.reason.value}"
        else:
            assert self.told == events
            assert events
            outcome = "done"
        (entry,) = self.lab.journal(after=rows)
        assert (entry.seq, entry.command) == (rows + 1, command.name())
        assert entry.outcome == outcome
        if outcome == "done" and entry.command not in {UNDO, REDO, RESTORE_POINT}:
            self.before.append(before)
            self.undone.clear()
        return outcome == "done"

    @rule(
        method=METHODS, registration=REGISTRATIONS, serial=SERIALS, other=st.booleans()
    )
    def activate(
        self,
        method: ConnectionMethod,
        registration: Registration,
        serial: int,
        other: bool,
    ) -> None:
        if not (found := self.lab.servers()):
            return
        server = found[-1 if other else 0]
        typed = servers.make_license_server_id(server.product_id, serial)
        facts = {"license_server_id": typed, "registration": registration}
        self.do(activation(self.lab, method, **facts))

    @rule(server=SERVERS, method=METHODS, registration=REGISTRATIONS)
    def change_properties(
        self, server: str, method: ConnectionMethod, registration: Registration
    ) -> None:
        self.do(
            ChangeServerProperties(
                server=server, connection_method=method, registration=registration
            )
        )

    @rule(server=SERVERS, codes=st.lists(CODES, min_size=1, max_size=3), method=METHODS)
    def install_codes(
        self, server: str, codes: list[str], method: ConnectionMethod
    ) -> None:
        proof = RetailCodes(codes=tuple(codes))
        self.do(installation(proof, server=server, method=method))

    @rule(
        server=SERVERS,
        codes=st.lists(CODES, min_size=1, max_size=2),
        program=st.sampled_from(AGREEMENT_PROGRAMS),
        quantity=QUANTITIES,
    )
    def install_product_keys(
        self, server: str, codes: list[str], program: LicenseProgram, quantity: int
    ) -> None:
        keys = tuple(ProductKey(code=code, quantity=quantity) for code in codes)
        proof = ProductKeys(program=program, keys=keys)
        self.do(installation(proof, server=server))

    @rule(server=SERVERS, program=st.sampled_from(AGREEMENT_PROGRAMS), chosen=CHOSEN)
    def install_under_an_agreement(
        self, server: str, program: LicenseProgram, chosen: dict[str, Any]
    ) -> None:
        self.do(installation(agreement(program, **chosen), server=server))

    @rule(server=SERVERS, serial=SERIALS, chosen=CHOSEN)
    def install_an_open_license(
        self, server: str, serial: int, chosen: dict[str, Any]
    ) -> None:
        self.do(installation(open_license(serial, **chosen), server=server))

    @rule(server=SERVERS, codes=SOME_CODES, source=SOURCES, confirmed=st.booleans())
    def migrate(
        self, server: str, codes: list[str], source: Source | None, confirmed: bool
    ) -> None:
        is_replaced = source is not None
        self.do(
            migration(
                RetailCodes(codes=tuple(codes)),
                server=server,
                reason=REPLACED if is_replaced else MigrationReason.NOT_FUNCTIONING,
                source=source,
                removal_confirmed=confirmed,
            )
        )

    @rule(server=SERVERS, chosen=CHOSEN, source=SOURCES.filter(bool))
    def migrate_under_an_agreement(
        self, server: str, chosen: dict[str, Any], source: Source
    ) -> None:
        self.do(migration(agreement(**chosen), server=server, source=source))

    @rule(server=SERVERS, codes=SOME_CODES)
    def rebuild(self, server: str, codes: list[str]) -> None:
        self.do(rebuilding(RetailCodes(codes=tuple(codes)), server=server))

    @rule(server=SERVERS, pack_id=st.integers(2, 8), quantity=QUANTITIES)
    def convert(self, server: str, pack_id: int, quantity: int) -> None:
        self.do(ConvertLicenses(server=server, pack_id=pack_id, quantity=quantity))

    @rule(server=SERVERS, method=METHODS, serial=SERIALS, facts=FACTS, program=PROGRAMS)
    def install_a_key_pack(
        self,
        server: str,
        method: ConnectionMethod,
        serial: int,
        facts: dict[str, Any],
        program: LicenseProgram,
    ) -> None:
        owner = self.activated()
        if owner is None or owner.license_server_id is None:
            return
        bought = purchase(serial=serial, program=program, **facts)
        number = servers.make_key_pack_id(owner.license_server_id, bought)
        proof = KeyPack(key_pack_id=number)
        self.do(installation(proof, server=server, method=method))

    def activated(self) -> LicenseServer | None:
        return next((s for s in self.lab.servers() if s.is_activated), None)

    @rule(condition=st.sampled_from(ClearinghouseCondition))
    def set_the_clearinghouse(self, condition: ClearinghouseCondition) -> None:
        self.do(SetClearinghouseCondition(condition=condition))

    @rule(server=SERVERS, scope=st.sampled_from(ReportScope))
    def create_a_report(self, server: str, scope: ReportScope) -> None:
        by_unit = scope is ReportScope.ORGANIZATIONAL_UNIT
        unit = "Sales" if by_unit else None
        command = CreateReport(server=server, scope=scope, organizational_unit=unit)
        if self.do(command):
            report = self.lab.reports(server)[-1]
            self.listed[report.id] = report_rows(self.lab, report.id)

    @rule(server=SERVERS, report=st.integers(1, 25))
    def delete_a_report(self, server: str, report: int) -> None:
        self.do(DeleteReport(server=server, report=report))

    @invariant()
    def reports_list_what_they_listed(self) -> None:
        if hasattr(self, "lab"):
            assert self.listed == {r: report_rows(self.lab, r) for r in self.listed}

    @rule(server=SERVERS, account=ACCOUNTS, repair=REPAIRS)
    def repair(self, server: str, account: str | None, repair: dict[str, Any]) -> None:
        kind, facts = repair["kind"], repair["facts"]
        self.do(kind(server=server, account=account, **facts))

    @rule(account=ACCOUNTS.filter(bool))
    def sign_in(self, account: str) -> None:
        self.do(SignIn(account=account))

    @rule(computer=COMPUTERS)
    def connect(self, computer: str) -> None:
        self.do(ConnectToServer(computer=computer))

    @rule(scope=st.sampled_from([None, *DiscoveryScope]))
    def add_the_role(self, scope: DiscoveryScope | None) -> None:
        self.do(AddLicensingRole(host="RDSH01", scope=scope))

    @rule(command=st.sampled_from(ENDS))
    def end_or_change(self, command: Command) -> None:
        self.do(command)

    @rule(server=COMPUTERS)
    def add_to_the_deployment(self, server: str) -> None:
        self.do(AddLicensingToDeployment(server=server))

    @rule(server=SERVERS, is_reachable=st.booleans())
    def set_a_server(self, server: str, is_reachable: bool) -> None:
        self.do(SetServerReachable(server=server, is_reachable=is_reachable))

    @rule(is_reachable=st.booleans())
    def set_the_directory(self, is_reachable: bool) -> None:
        self.do(SetDirectoryReachable(is_reachable=is_reachable))

    @rule(way=st.sampled_from(Way), place=st.integers(0, 40), is_open=st.booleans())
    def close_a_way(self, way: Way, place: int, is_open: bool) -> None:
        origins, targets = ends(self.lab, way)
        self.do(
            SetPassage(
                origin=origins[place % len(origins)],
                target=targets[place * 7 % len(targets)],
                way=way,
                is_open=is_open,
            )
        )

    @rule(computer=COMPUTERS, group=st.sampled_from(FirewallGroup), is_on=st.booleans())
    def switch_a_firewall(
        self, computer: str, group: FirewallGroup, is_on: bool
    ) -> None:
        self.do(SetFirewallGroup(computer=computer, group=group, is_enabled=is_on))
        self.do(AllowHttps(computer=computer))

    @rule(place=DELEGATED, trustee=st.sampled_from([LICENSE_SERVERS, SELF, "x"]))
    def delegate(self, place: str, trustee: str) -> None:
        self.do(DelegateControl(target=place, trustee=trustee))

    @rule(host=st.sampled_from(["RDSH01", "RDSH02"]), device=st.integers(0, 3))
    def log_on(self, host: str, device: int) -> None:
        users, devices = self.lab.user_names(), self.lab.device_names()
        user, name = users[device % len(users)], devices[device % len(devices)]
        self.do(Connect(host=host, user=user, device=name))

    @rule(point=POINTS)
    def create_a_restore_point(self, point: str) -> None:
        if self.do(CreateRestorePoint(point=point)):
            self.points[point.casefold()] = world(self.lab)

    @rule(point=POINTS)
    def return_to_a_restore_point(self, point: str) -> None:
        if self.do(ReturnToRestorePoint(point=point)):
            assert world(self.lab) == self.points[point.casefold()]

    @precondition(lambda self: self.before)
    @rule()
    def undo(self) -> None:
        undoable = self.lab.undoable()
        now = world(self.lab)
        assert self.do(Undo())
        self.undone.append(now)
        assert world(self.lab) == self.before.pop()
        assert self.lab.redoable() == undoable

    @precondition(lambda self: not self.before)
    @rule()
    def undo_nothing(self) -> None:
        assert self.lab.undoable() is None
        assert not self.do(Undo())

    @precondition(lambda self: self.undone)
    @rule()
    def redo(self) -> None:
        redoable = self.lab.redoable()
        now = world(self.lab)
        assert self.do(Redo())
        self.before.append(now)
        assert world(self.lab) == self.undone.pop()
        assert self.lab.undoable() == redoable

    @precondition(lambda self: not self.undone)
    @rule()
    def redo_nothing(self) -> None:
        assert self.lab.redoable() is None
        assert not self.do(Redo())

    @rule()
    def reset(self) -> None:
        assert self.do(ResetLab()) is bool(self.before)
        if self.before:
            assert world(self.lab) == self.beginning

    @rule()
    def close_and_open(self) -> None:
        before = self.lab.snapshot()
        self.lab.close()
        self.lab = Lab.open(self.lab.path)
        self.lab.bus.subscribe(self.told.extend)
        assert self.lab.snapshot() == before

    @invariant()
    def the_rules_hold(self) -> None:
        if hasattr(self, "lab"):
            assert self.lab.problems() == []


TestSequences = Person.TestCase
TestSequences.settings = settings(max_examples=8, stateful_step_count=25)
