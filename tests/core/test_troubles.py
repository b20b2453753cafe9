"""The trouble scenarios: what is seen, and what mends it (domain.md 11)."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from core import scenarios
from core.catalog import (
    LicenseProgram,
    LicenseStatus,
    LicenseType,
    LicensingMode,
    PolicyName,
    PolicyState,
)
from core.commands.command import Command
from core.commands.connect import Connect
from core.commands.policy import ConfigureSessionHost, EditPolicy, UpdatePolicy
from core.commands.revoke import RevokeLicense
from core.diagnosing import examine
from core.event_kinds import EventKind
from core.events import ConnectionTried
from core.lab import Lab
from core.outcomes import Outcome
from core.records import PolicySetting
from core.rules.diagnosis import ProblemKind
from core.rules.issuance.facts import Rule
from tests.helpers.labs import MakeLab, activation, agreement, installation

PER_DEVICE = LicensingMode.PER_DEVICE
PER_USER = LicensingMode.PER_USER
Mend = Callable[[Lab], Command]


def connect(lab: Lab) -> ConnectionTried:
    """Connect the last user of the lab from its last device, where nobody was yet."""
    user, device = lab.people("", 1000)[-1].name, lab.devices()[-1].name
    (event,) = lab.do(Connect(host="RDSH01", user=user, device=device))
    assert isinstance(event, ConnectionTried)
    return event


def problems(lab: Lab) -> set[ProblemKind]:
    found = examine(lab, lab.session_hosts()[0], {})
    return {problem.kind for problem in found.problems}


def configure(mode: LicensingMode, server: str = "RDLIC01") -> Mend:
    return lambda _: ConfigureSessionHost(
        host="RDSH01", mode=mode, license_servers=(server,)
    )


def install(type_: LicenseType, server: str = "RDLIC01") -> Mend:
    return lambda _: installation(agreement(type=type_), server=server)


def revoke_the_first(lab: Lab) -> Command:
    active = (i for i in lab.issued("RDLIC01") if i.status is LicenseStatus.ACTIVE)
    return RevokeLicense(server="RDLIC01", license_id=next(active).id)


def clear_the_policy(name: PolicyName) -> Mend:
    setting = PolicySetting(state=PolicyState.NOT_CONFIGURED)
    return lambda _: EditPolicy(computer="RDSH01", setting=name, to=setting)


@dataclass(frozen=True)
class Trouble:
    """A row of domain.md 11, as this world shows it."""

    scenario: str
    rows: tuple[int, ...]
    outcomes: tuple[Outcome, ...]  # of one attempt after the other
    problem: ProblemKind | None
    event: EventKind | None
    mends: tuple[Mend, ...]
    rule: Rule  # by which the next attempt is decided, once it is mended


IN = Outcome.CONNECTED
TROUBLES = [
    Trouble(
        "trouble-grace-over",
        (1,),
        (Outcome.NO_LICENSE_SERVERS,),
        ProblemKind.GRACE_OVER_NO_SERVER,
        EventKind.GRACE_OVER_WITHOUT_MODE,
        (activation, install(LicenseType.PER_DEVICE), configure(PER_DEVICE)),
        Rule.FIRST_TEMPORARY,
    ),
    Trouble(
        "trouble-mode-not-set",
        (2,),
        (IN,),
        ProblemKind.MODE_NOT_CONFIGURED,
        EventKind.MODE_NOT_CONFIGURED,
        (configure(PER_USER),),
        Rule.USER_ISSUED,
    ),
    Trouble(
        "trouble-mode-mismatch",
        (3,),
        (IN, IN),
        ProblemKind.NO_LICENSES_OF_TYPE,
        EventKind.NOT_INSTALLED,
        (configure(PER_USER),),
        Rule.USER_ISSUED,
    ),
    Trouble(
        "trouble-wrong-version-cals",
        (4,),
        (IN, IN),
        ProblemKind.NO_LICENSES_OF_TYPE,
        EventKind.NOT_INSTALLED,
        (install(LicenseType.PER_DEVICE),),
        Rule.UPGRADED,
    ),
    Trouble(
        "trouble-older-server",
        (6,),
        (Outcome.NO_LICENSE_SERVERS,),
        ProblemKind.SERVER_TOO_OLD,
        EventKind.GRACE_OVER_NO_ANSWER,
        (
            install(LicenseType.PER_USER, "RDLIC02"),
            configure(PER_USER, "RDLIC02"),
        ),
        Rule.USER_ISSUED,
    ),
    Trouble(
        "trouble-expired-temporaries",
        (7,),
        (Outcome.NO_LICENSES,),
        ProblemKind.NOT_ACTIVATED,
        EventKind.TEMPORARY_EXPIRED,
        (activation, install(LicenseType.PER_DEVICE)),
        Rule.UPGRADED,
    ),
    Trouble(
        "trouble-cloned-machines",
        (9,),
        (IN, IN),
        ProblemKind.NONE_AVAILABLE,
        EventKind.NONE_LEFT,
        (revoke_the_first, revoke_the_first),
        Rule.UPGRADED,
    ),
    Trouble(
        "trouble-over-used",
        (15,),
        (IN,),
        ProblemKind.NONE_AVAILABLE,
        EventKind.NONE_LEFT,
        (install(LicenseType.PER_USER),),
        Rule.USER_CURRENT,
    ),
    Trouble(
        "trouble-sixty-minutes",
        (16, 17),
        (Outcome.CONNECTED_FOR_AN_HOUR,),
        ProblemKind.NO_LICENSES_OF_TYPE,
        None,
        (configure(PER_DEVICE),),
        Rule.FIRST_TEMPORARY,
    ),
    Trouble(
        "trouble-policy",
        (20,),
        (Outcome.NO_LICENSE_SERVERS,),
        ProblemKind.SERVER_NOT_AVAILABLE,
        EventKind.GRACE_OVER_NO_ANSWER,
        (
            clear_the_policy(PolicyName.LICENSE_SERVERS),
            clear_the_policy(PolicyName.LICENSING_MODE),
            lambda _: UpdatePolicy(computer="RDSH01"),
        ),
        Rule.USER_ISSUED,
    ),
]
each_trouble = pytest.mark.parametrize("trouble", TROUBLES, ids=lambda t: t.scenario)


@each_trouble
def test_the_trouble_is_seen_and_mended(make_lab: MakeLab, trouble: Trouble) -> None:
    lab = make_lab(trouble.scenario)
    tried = [connect(lab) for _ in trouble.outcomes]
    assert tuple(event.outcome for event in tried) == trouble.outcomes
    assert trouble.rule not in {event.rule for event in tried}
    logged = {e.kind for c in lab.computers() for e in lab.logged_events(c.name)}
    assert trouble.event is None or trouble.event in logged
    assert trouble.problem is None or trouble.problem in problems(lab)

    for mend in trouble.mends:
        lab.do(mend(lab))

    mended = connect(lab)
    assert (mended.outcome, mended.rule) == (IN, trouble.rule)
    assert trouble.problem not in problems(lab)
    assert lab.problems() == []


@each_trouble
def test_licenses_are_there_all_the_same_where_they_are_of_no_use(
    make_lab: MakeLab, trouble: Trouble
) -> None:
    free = {
        (pack.type, pack.version)
        for pack in make_lab(trouble.scenario).packs("RDLIC01")
        if pack.is_purchased and pack.available
    }
    is_empty = trouble.rows[0] in {1, 7, 9, 15}
    assert bool(free) is not is_empty


def test_a_console_change_has_no_effect_under_a_policy(make_lab: MakeLab) -> None:
    """domain.md 11, 20."""
    lab = make_lab("trouble-policy")
    lab.do(configure(PER_USER)(lab))
    assert connect(lab).outcome is Outcome.NO_LICENSE_SERVERS


def test_more_users_than_licenses_are_counted_apart(make_lab: MakeLab) -> None:
    """domain.md 11, 15."""
    lab = make_lab("trouble-over-used")
    assert connect(lab).rule is Rule.USER_OVER_USED
    (over_used,) = (
        p for p in lab.packs("RDLIC01") if p.program is LicenseProgram.OVER_USED
    )
    assert over_used.issued == 6


def test_every_planned_trouble_is_there() -> None:
    planned = {  # design.md, Scenarios
        "trouble-mode-mismatch",
        "trouble-mode-not-set",
        "trouble-expired-temporaries",
        "trouble-older-server",
        "trouble-wrong-version-cals",
        "trouble-grace-over",
    }
    assert planned <= {t.scenario for t in TROUBLES} <= set(scenarios.names())
