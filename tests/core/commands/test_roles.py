"""Add Roles and Features: a session host becomes a license server, too."""

from datetime import timedelta

import pytest

from core.catalog import (
    ActivationStatus,
    DiscoveryScope,
    PolicyName,
    PolicyState,
)
from core.commands.faults import SetDirectoryReachable
from core.commands.history import Redo, Undo
from core.commands.policy import EditPolicy, UpdatePolicy
from core.commands.roles import AddLicensingRole
from core.commands.sign_in import SignIn
from core.commands.time import MoveClock
from core.commands.world import SetSessionHostReachable
from core.errors import Refused
from core.event_kinds import EventKind
from core.events import ClockMoved, LicensingRoleAdded
from core.lab import Lab, replay
from core.records import PolicySetting, built_in_pack
from core.refusals import Reason
from tests.helpers.labs import (
    MakeLab,
    activation,
    installation,
    logged_events,
    retail,
    world,
)

HOST = "RDSH01"
ADD = AddLicensingRole(host=HOST)
FOREST = AddLicensingRole(host=HOST, scope=DiscoveryScope.FOREST)
DOMAIN = AddLicensingRole(host=HOST, scope=DiscoveryScope.DOMAIN)
ON = PolicySetting(state=PolicyState.ENABLED)
GROUP_POLICY = EditPolicy(computer=HOST, setting=PolicyName.SECURITY_GROUP, to=ON)


@pytest.fixture
def lab(make_lab: MakeLab) -> Lab:
    return make_lab("fresh")


def refused(lab: Lab, command: AddLicensingRole) -> Reason:
    before = world(lab)
    with pytest.raises(Refused) as answer:
        lab.do(command)
    assert world(lab) == before
    return answer.value.reason


def setup_events(lab: Lab) -> list[str]:
    return [
        e.text for e in logged_events(lab, HOST) if e.kind is EventKind.ADDED_BY_SETUP
    ]


def test_a_session_host_becomes_a_license_server(lab: Lab) -> None:
    (host,) = lab.session_hosts()
    assert lab.do(AddLicensingRole(host="rdsh01")) == [LicensingRoleAdded(HOST)]

    server = lab.server(HOST)
    assert (server.version, server.address) == (host.version, host.address)
    assert server.activation_status is ActivationStatus.NOT_ACTIVATED
    assert server.product_id.startswith("TRPID")
    assert server.scope is DiscoveryScope.DOMAIN
    assert lab.packs(HOST) == [built_in_pack(HOST)]
    assert [s.name for s, _ in lab.servers_in_console()] == ["RDLIC01", HOST]
    assert lab.session_hosts() == [host]
    assert lab.hosts_without_licensing() == []
    assert lab.problems() == []


def test_it_can_be_activated_and_hold_licenses(lab: Lab) -> None:
    lab.do(ADD)
    lab.do(activation(lab, server=HOST))
    lab.do(installation(retail(1), server=HOST))

    assert [p.id for p in lab.packs(HOST)] == [2, 3]


def test_it_is_undone_done_again_and_replayed(lab: Lab) -> None:
    before = world(lab)
    lab.do(SignIn(account="Administrator"))
    lab.do(FOREST)
    after = world(lab)
    with replay(lab, lab.path.with_name("again.rdlab")) as again:
        assert again.snapshot() == lab.snapshot()
    lab.do(Undo())
    assert lab.hosts_without_licensing() == lab.session_hosts()
    lab.do(Redo())
    assert world(lab) == after
    lab.do(Undo())
    lab.do(Undo())
    assert world(lab) == before


@pytest.mark.parametrize(
    ("account", "joins"),
    [("a.adams", False), ("d.diaz", True), ("Administrator", True)],
)
def test_setup_joins_the_group_when_it_may(lab: Lab, account: str, joins: bool) -> None:
    lab.do(SignIn(account=account))
    lab.do(ADD)

    assert lab.server(HOST).in_ad_group is joins
    assert len(setup_events(lab)) == joins


def test_setup_joins_no_group_without_the_directory(lab: Lab) -> None:
    lab.do(SignIn(account="d.diaz"))
    lab.do(SetDirectoryReachable(is_reachable=False))
    lab.do(ADD)

    assert not lab.server(HOST).in_ad_group
    assert setup_events(lab) == []


@pytest.mark.parametrize(
    ("account", "command", "is_published"),
    [("d.diaz", DOMAIN, False), ("Administrator", FOREST, True)],
)
def test_who_may_chooses_a_discovery_scope(
    lab: Lab, account: str, command: AddLicensingRole, is_published: bool
) -> None:
    lab.do(SignIn(account=account))
    lab.do(command)

    server = lab.server(HOST)
    assert (server.scope, server.published) == (command.scope, is_published)


def test_a_workgroup_has_the_scope_of_a_workgroup(make_lab: MakeLab) -> None:
    lab = make_lab("workgroup")
    lab.do(AddLicensingRole(host=HOST))

    assert lab.server(HOST).scope is DiscoveryScope.WORKGROUP
    assert not lab.server(HOST).in_ad_group


@pytest.mark.parametrize(
    ("account", "command", "reason"),
    [
        ("a.adams", AddLicensingRole(host="RDSH99"), Reason.NO_SUCH_HOST),
        ("a.adams", AddLicensingRole(host="RDLIC01"), Reason.NO_SUCH_HOST),
        ("b.baker", ADD, Reason.NOT_ADMINISTRATOR),
        ("a.adams", DOMAIN, Reason.SCOPE_NEEDS_GROUP),
        ("d.diaz", FOREST, Reason.SCOPE_NEEDS_GROUP),
        (
            "d.diaz",
            AddLicensingRole(host=HOST, scope=DiscoveryScope.WORKGROUP),
            Reason.IN_DOMAIN,
        ),
    ],
)
def test_what_is_not_there_or_not_allowed_is_refused(
    lab: Lab, account: str, command: AddLicensingRole, reason: Reason
) -> None:
    lab.do(SignIn(account=account))
    assert refused(lab, command) is reason


def test_the_role_is_installed_once(lab: Lab) -> None:
    lab.do(ADD)
    assert refused(lab, ADD) is Reason.ROLE_IS_THERE


def test_a_computer_has_to_answer(lab: Lab) -> None:
    lab.do(SetSessionHostReachable(host=HOST, is_reachable=False))
    assert refused(lab, ADD) is Reason.ROLE_UNREACHABLE


def test_a_wider_scope_needs_the_directory(lab: Lab) -> None:
    lab.do(SignIn(account="Administrator"))
    lab.do(SetDirectoryReachable(is_reachable=False))
    assert refused(lab, FOREST) is Reason.DIRECTORY_UNREACHABLE


def test_a_workgroup_has_no_wider_scope(make_lab: MakeLab) -> None:
    assert refused(make_lab("workgroup"), DOMAIN) is Reason.NOT_IN_DOMAIN


def test_a_policy_reaches_both_roles_of_a_computer(lab: Lab) -> None:
    lab.do(ADD)
    lab.do(GROUP_POLICY)
    assert not lab.server(HOST).security_group_policy
    lab.do(UpdatePolicy(computer=HOST))

    assert lab.server(HOST).security_group_policy
    assert not any(c.waits_for_update for c in lab.roles_of(HOST))


def test_time_brings_it_into_force_once(lab: Lab) -> None:
    lab.do(ADD)
    lab.do(GROUP_POLICY)
    later = lab.settings().now + timedelta(hours=3)
    events = lab.do(MoveClock(until=later))

    assert events[-1] == ClockMoved(policies_updated=1)
    assert lab.server(HOST).security_group_policy


def test_a_policy_that_is_in_force_stays_so(lab: Lab) -> None:
    lab.do(GROUP_POLICY)
    lab.do(UpdatePolicy(computer=HOST))
    lab.do(ADD)

    assert lab.server(HOST).security_group_policy
    assert not lab.server(HOST).waits_for_update
