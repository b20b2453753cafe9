"""Whatever a person does in whatever order: rules hold, undo and replay are exact."""

import shutil
import tempfile
from pathlib import Path
from typing import Any

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
    LicenseProgram,
    LicenseType,
)
from core.commands.command import Command
from core.commands.faults import SetClearinghouseCondition
from core.commands.history import CreateRestorePoint, ReturnToRestorePoint, Undo
from core.commands.install import KeyPack, ProductKey, ProductKeys, RetailCodes
from core.commands.properties import ChangeServerProperties
from core.errors import Refused
from core.events import CommandRefused, Event
from core.lab import Lab, replay
from core.numbers import servers
from core.records import LicenseServer, Registration
from core.store.journal import RESTORE_POINT, UNDO
from core.text import problem_with
from tests.helpers.labs import (
    activation,
    agreement,
    installation,
    open_license,
    purchase,
    retail_code,
    world,
)

METHODS = st.sampled_from(ConnectionMethod)
SERVERS = st.sampled_from(["RDLIC01", "rdlic01", "RDLIC02", "RDLIC99"])
SERIALS = st.integers(1, 4)
VERSIONS = st.sampled_from(LICENSE_VERSIONS)
TYPES = st.sampled_from(LicenseType)
QUANTITIES = st.integers(1, 60)
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


class Person(RuleBasedStateMachine):
    """Someone who tries everything on one lab."""

    @initialize(
        scenario=st.sampled_from(scenarios.names()), seed=st.integers(0, 2**53 - 1)
    )
    def open_a_lab(self, scenario: str, seed: int) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.lab = Lab.create(self.folder / "lab.rdlab", scenario, seed=seed)
        self.before: list[dict[str, Any]] = []
        self.points: dict[str, dict[str, Any]] = {}
        self.told: list[Event] = []
        self.lab.bus.subscribe(Event, self.told.append)

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
        if outcome == "done" and entry.command not in {UNDO, RESTORE_POINT}:
            self.before.append(before)
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
        server = self.lab.servers()[-1 if other else 0]
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
        assert self.do(Undo())
        assert world(self.lab) == self.before.pop()

    @precondition(lambda self: not self.before)
    @rule()
    def undo_nothing(self) -> None:
        assert self.lab.undoable() is None
        assert not self.do(Undo())

    @rule()
    def close_and_open(self) -> None:
        before = self.lab.snapshot()
        self.lab.close()
        self.lab = Lab.open(self.lab.path)
        self.lab.bus.subscribe(Event, self.told.append)
        assert self.lab.snapshot() == before

    @invariant()
    def the_rules_hold(self) -> None:
        if hasattr(self, "lab"):
            assert self.lab.problems() == []


TestSequences = Person.TestCase
TestSequences.settings = settings(max_examples=25, stateful_step_count=25)
