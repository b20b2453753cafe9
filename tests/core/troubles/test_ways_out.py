"""Each trouble is cured by every way that its source names, and by no wrong one."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from core.catalog import (
    ConnectionMethod,
    FirewallGroup,
    LicensingMode,
    PolicyName,
    PolicyState,
    ReactivationReason,
    Service,
    Way,
)
from core.commands.command import Command
from core.commands.connect import Connect
from core.commands.passages import DelegateControl, SetFirewallGroup, SetPassage
from core.commands.policy import ConfigureSessionHost, EditPolicy, UpdatePolicy
from core.commands.reactivate import ReactivateServer
from core.commands.repair import AddToGroup
from core.commands.services import RestartComputer, SetServiceRunning
from core.commands.sign_in import SignIn
from core.commands.world import SetAttributeDelegation
from core.events import ConnectionTried
from core.lab import Lab
from core.prompt.directory import DSACLS_GRANT
from core.prompt.firewall import GROUP_ENABLE
from core.records import PolicySetting
from core.rules.issuance.model import Rule
from core.rules.passages import LICENSE_SERVERS, SELF
from tests.core.prompt.lines import run
from tests.helpers.labs import REGISTRATION, MakeLab

Do = Command | tuple[str, str]
"""A command; or a line, and the computer at whose prompt it is typed."""
RESTARTED = RestartComputer(computer="RDSH02")


def passage(origin: str, way: Way) -> SetPassage:
    return SetPassage(origin=origin, target="RDLIC01", way=way, is_open=True)


def listing(*servers: str) -> tuple[Do, ...]:
    mode = LicensingMode.PER_USER
    return (ConfigureSessionHost(host="RDSH02", mode=mode, license_servers=servers),)


def by_policy(servers: str) -> tuple[Do, ...]:
    setting = PolicySetting(state=PolicyState.ENABLED, value=servers)
    edit = EditPolicy(computer="RDSH02", setting=PolicyName.LICENSE_SERVERS, to=setting)
    return (edit, UpdatePolicy(computer="RDSH02"))


def group_on(computer: str) -> Do:
    return (GROUP_ENABLE, computer)


def service(host: str) -> tuple[Do, ...]:
    stop = SetServiceRunning(computer=host, service=Service.SESSIONS, is_running=False)
    return (stop, stop.changed(is_running=True))


@dataclass(frozen=True)
class Trouble:
    """Who cannot, and what helps or does not."""

    scenario: str
    host: str
    user: str
    cures: dict[str, tuple[Do, ...]]
    no_cures: dict[str, tuple[Do, ...]]


ADMIN = SignIn(account="d.diaz")
OF_SELF = DSACLS_GRANT.replace(rf"CORP\{LICENSE_SERVERS}", SELF)
TROUBLES = [
    Trouble(  # domain.md 13.7
        "trouble-closed-rpc",
        "RDSH02",
        "x.xu",
        {
            "the rule group at the prompt": (group_on("RDLIC01"),),
            "and TermService restarted": (group_on("RDLIC01"), *service("RDSH02")),
            "World": (passage("RDSH02", Way.RPC), passage("RDSH02", Way.DYNAMIC)),
        },
        {
            "TermService restarted alone": service("RDSH02"),
            "the session host restarted": (RESTARTED,),
            "the rule group on the session host": (group_on("RDSH02"),),
            "TCP 135 alone": (passage("RDSH02", Way.RPC),),
            "the dynamic ports alone": (passage("RDSH02", Way.DYNAMIC),),
            "the rules of Remote Desktop": (
                SetFirewallGroup(
                    computer="RDSH02", group=FirewallGroup.SESSIONS, is_enabled=True
                ),
            ),
            "its IP address in the list": listing("10.0.0.11"),
            "reactivation": (
                ReactivateServer(
                    server="RDLIC01",
                    method=ConnectionMethod.AUTOMATIC,
                    reason=ReactivationReason.REDEPLOYED,
                    registration=REGISTRATION,
                ),
            ),
        },
    ),
    Trouble(  # domain.md 13.8
        "trouble-one-unit",
        "RDSH01",
        "c.clark",
        {
            "dsacls": (ADMIN, (DSACLS_GRANT, "RDSH01")),
            "Delegate Control": (
                ADMIN,
                DelegateControl(target="OU=Sales", trustee=LICENSE_SERVERS),
            ),
            "on the whole domain": (ADMIN, DelegateControl(trustee=LICENSE_SERVERS)),
            "on this user": (
                ADMIN,
                DelegateControl(target="CN=c.clark", trustee=LICENSE_SERVERS),
            ),
        },
        {
            "the right of SELF": (ADMIN, (OF_SELF, "RDSH01")),
            "the right of SELF everywhere": (
                SetAttributeDelegation(users_may_update=True),
            ),
            "the group, which has the server": (
                AddToGroup(server="RDLIC01", account="d.diaz"),
            ),
            "another user of the unit": (
                ADMIN,
                DelegateControl(target="CN=b.baker", trustee=LICENSE_SERVERS),
            ),
            "a restart of the service": (
                SetServiceRunning(
                    computer="RDLIC01", service=Service.LICENSING, is_running=False
                ),
                RestartComputer(computer="RDLIC01"),
            ),
        },
    ),
    Trouble(  # domain.md 13.6
        "trouble-localhost",
        "RDSH02",
        "x.xu",
        {
            "its name": listing("RDSH01"),
            "its full name": listing("rdsh01.corp.example"),
            "with a dot at the end": listing("rdsh01.corp.example."),
            "its IP address": listing("10.0.0.21"),
            "a policy": by_policy("RDSH01"),
            "a second one in the list": listing("localhost", "RDSH01"),
        },
        {
            "127.0.0.1": listing("127.0.0.1"),
            "::1": listing("::1"),
            "a policy with localhost": by_policy("localhost"),
            "its own name": listing("RDSH02"),
            "its own address": listing("10.0.0.22"),
            "a restart": (RESTARTED,),
            "the rule group": (group_on("RDSH01"),),
        },
    ),
]


def paths(of: Callable[[Trouble], dict[str, tuple[Do, ...]]]) -> list[object]:
    return [
        pytest.param(trouble, steps, id=f"{trouble.scenario}: {name}")
        for trouble in TROUBLES
        for name, steps in of(trouble).items()
    ]


def is_well(lab: Lab, trouble: Trouble) -> bool:
    """Tell whether the user is let in, and gets a license."""
    (event,) = lab.do(Connect(host=trouble.host, user=trouble.user, device="PC-0015"))
    assert isinstance(event, ConnectionTried)
    return event.rule is Rule.USER_ISSUED


def follow(lab: Lab, steps: tuple[Do, ...]) -> None:
    for step in steps:
        if isinstance(step, Command):
            lab.do(step)
        else:
            run(lab, *step)


@pytest.mark.parametrize("trouble", TROUBLES, ids=lambda t: t.scenario)
def test_at_first_all_is_not_well(make_lab: MakeLab, trouble: Trouble) -> None:
    assert not is_well(make_lab(trouble.scenario), trouble)


@pytest.mark.parametrize(("trouble", "steps"), paths(lambda t: t.cures))
def test_every_way_that_a_source_names_cures(
    make_lab: MakeLab, trouble: Trouble, steps: tuple[Do, ...]
) -> None:
    lab = make_lab(trouble.scenario)
    follow(lab, steps)
    assert is_well(lab, trouble)
    assert lab.problems() == []


@pytest.mark.parametrize(("trouble", "steps"), paths(lambda t: t.no_cures))
def test_what_is_no_cure_changes_nothing(
    make_lab: MakeLab, trouble: Trouble, steps: tuple[Do, ...]
) -> None:
    lab = make_lab(trouble.scenario)
    follow(lab, steps)
    assert not is_well(lab, trouble)
