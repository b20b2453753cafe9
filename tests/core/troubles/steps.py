"""What a row of the table says, in few words: people try, tools tell, people mend."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from core.catalog import (
    ActivationStatus,
    LicenseStatus,
    LicenseType,
    LicensingMode,
    Outcome,
    PolicyName,
    ProductVersion,
)
from core.commands.command import Command
from core.commands.connect import Connect
from core.commands.policy import ConfigureSessionHost, EditPolicy, UpdatePolicy
from core.commands.revoke import RevokeLicense
from core.commands.time import MoveClock
from core.errors import Refused
from core.event_kinds import EventKind
from core.events import ConnectionTried
from core.lab import Lab
from core.prompt.programs import answer
from core.reads.best_practices import analyze
from core.reads.diagnosis import Credentials, examine
from core.records import PolicySetting
from core.refusals import Reason
from core.rules.best_practices import Practice
from core.rules.diagnosis import ProblemKind
from core.rules.issuance.model import Rule
from tests.core.prompt.lines import run
from tests.helpers.labs import agreement, installation, logged_events

Step = Callable[[Lab], object]
Make = Callable[[Lab], Command]
IN = Outcome.CONNECTED


def tries(
    outcome: Outcome,
    rule: Rule,
    *,
    user: str = "y.yilmaz",
    device: str = "PC-0015",
    host: str = "RDSH01",
    **how: Any,
) -> Step:
    """Connect; by default somebody, from a device, who were never there."""

    def step(lab: Lab) -> None:
        command = Connect(host=host, user=user, device=device, **how)
        (event,) = (e for e in lab.do(command) if isinstance(e, ConnectionTried))
        assert (event.outcome, event.rule) == (outcome, rule)

    return step


def does(*commands: Command | Make) -> Step:
    def step(lab: Lab) -> None:
        for command in commands:
            lab.do(command if isinstance(command, Command) else command(lab))

    return step


def only_says(text: str, line: str, on: str) -> Step:
    """Type a line that changes nothing, and is answered so."""

    def step(lab: Lab) -> None:
        said = answer(line, lab.computer(on), lab)
        assert said.command is None
        assert text in said.text

    return step


def is_refused(reason: Reason, command: Command | Make) -> Step:
    def step(lab: Lab) -> None:
        with pytest.raises(Refused) as refused:
            does(command)(lab)
        assert refused.value.reason is reason

    return step


def waits(**time: float) -> Step:
    return lambda lab: lab.do(MoveClock(until=lab.settings().now + timedelta(**time)))


def logs(*kinds: EventKind) -> Step:
    """Check that all of these stand in some log."""

    def step(lab: Lab) -> None:
        logged = {e.kind for c in lab.computers() for e in logged_events(lab, c.name)}
        assert set(kinds) <= logged

    return step


def is_diagnosed(
    *kinds: ProblemKind,
    provided: Credentials | None = None,
    host: str = "RDSH01",
) -> Step:
    """Check what the Diagnoser says of a session host: this, and no more."""

    def step(lab: Lab) -> None:
        found = examine(lab, lab.host(host), provided or {})
        assert {problem.kind for problem in found.problems} == set(kinds)

    return step


def is_analyzed(practice: Practice, *, is_there: bool = True) -> Step:
    """Check whether the Best Practices Analyzer names this somewhere."""

    def step(lab: Lab) -> None:
        assert (practice in {v.practice for v in analyze(lab)}) is is_there

    return step


def is_listed(computer: str, *, times: int, server: str = "RDLIC01") -> Step:
    """Count the active licenses of a computer in the list of those issued."""

    def step(lab: Lab) -> None:
        names = [
            i.computer for i in lab.issued(server) if i.status is LicenseStatus.ACTIVE
        ]
        assert names.count(computer) == times

    return step


def has_free(pack_id: int, free: int, server: str = "RDLIC01") -> Step:
    def step(lab: Lab) -> None:
        pack = lab.pack(server, pack_id)
        assert pack is not None
        assert pack.available == free

    return step


def configures(
    mode: LicensingMode, server: str = "RDLIC01", host: str = "RDSH01"
) -> Command:
    return ConfigureSessionHost(host=host, mode=mode, license_servers=(server,))


def installs(
    type_: LicenseType,
    server: str = "RDLIC01",
    version: ProductVersion = ProductVersion.W2022,
) -> Command:
    return installation(agreement(type=type_, version=version), server=server)


def revokes(
    status: LicenseStatus = LicenseStatus.ACTIVE, *, of: str | None = None
) -> Make:
    """Revoke the last license of those that are on record, or a device's oldest."""

    def make(lab: Lab) -> Command:
        issued = [
            i
            for i in lab.issued("RDLIC01")
            if i.status is status and of in {None, i.computer}
        ]
        chosen = issued[0] if of else issued[-1]
        return RevokeLicense(server="RDLIC01", license_id=chosen.id)

    return make


def types(line: str, said: str, computer: str = "RDSH01") -> Step:
    """Type a line at the prompt of a computer, and read the answer."""

    def step(lab: Lab) -> None:
        assert said in run(lab, line, computer)

    return step


def shows_activated(server: str) -> Step:
    """Check the icon and the status that the manager shows."""

    def step(lab: Lab) -> None:
        seen = {s.name: s.visible_status for s, _ in lab.servers_in_console()}
        assert seen[server] is ActivationStatus.ACTIVATED

    return step


def clears_the_policy(*names: PolicyName) -> Step:
    edits = [
        EditPolicy(computer="RDSH01", setting=name, to=PolicySetting())
        for name in names
    ]
    return does(*edits, UpdatePolicy(computer="RDSH01"))
