"""What is closed, and for whom: made, mended, undone, replayed, and what it does."""

from typing import Any

import pytest

from core.catalog import (
    ActivationStatus,
    ClearinghouseCondition,
    FirewallGroup,
    LicensingMode,
    LogonPattern,
    MigrationReason,
    Outcome,
    ReportScope,
    Way,
)
from core.commands.connect import Connect
from core.commands.faults import SetClearinghouseCondition
from core.commands.history import Undo
from core.commands.migrate import ReachableSource
from core.commands.network import ConnectToServer
from core.commands.passages import (
    AllowHttps,
    DelegateControl,
    SetFirewallGroup,
    SetPassage,
)
from core.commands.policy import ConfigureSessionHost
from core.commands.repair import AddToGroup
from core.commands.reports import CreateReport
from core.commands.sign_in import SignIn
from core.commands.simulate import SimulateDay
from core.commands.world import AddUser, SetAttributeDelegation
from core.errors import Refused
from core.event_kinds import EventKind
from core.events import ConnectionTried, DaySimulated
from core.lab import Lab, replay
from core.reads.diagnosis import examine
from core.reads.passages import ends
from core.refusals import Reason
from core.rules.diagnosis import ProblemKind
from core.rules.issuance.model import Rule
from core.rules.passages import (
    CLEARINGHOUSE,
    DOMAIN_CONTROLLERS,
    EVERYBODY,
    LICENSE_SERVERS,
    SELF,
)
from tests.core.commands.test_network import refused
from tests.helpers.labs import (
    MakeLab,
    activation,
    logged_events,
    migration,
    people,
    retail,
    world,
)


@pytest.fixture
def lab(make_lab: MakeLab) -> Lab:
    return make_lab("office")


def closing(origin: str, target: str, way: Way, *, is_open: bool = False) -> SetPassage:
    return SetPassage(origin=origin, target=target, way=way, is_open=is_open)


def connect(lab: Lab, user: str = "y.yilmaz", **facts: Any) -> ConnectionTried:
    who = {"host": "RDSH01", "user": user, "device": "PC-0015", **facts}
    (event,) = lab.do(Connect.model_validate(who))
    assert isinstance(event, ConnectionTried)
    return event


def problems(lab: Lab, host: str = "RDSH01") -> list[ProblemKind]:
    return [p.kind for p in examine(lab, lab.host(host), {}).problems]


def test_every_way_that_is_offered_closes_and_opens(lab: Lab) -> None:
    for way in Way:
        origins, targets = ends(lab, way)
        for origin, target in ((origins[0], targets[0]), (origins[-1], targets[-1])):
            before = world(lab)
            lab.do(closing(origin, target, way))
            assert len(lab.passages()) == 1
            lab.do(closing(origin.lower(), target.lower(), way, is_open=True))
            assert world(lab) == before
    assert lab.problems() == []


@pytest.mark.parametrize(
    "command",
    [
        closing("RDSH99", "RDLIC01", Way.RPC),
        closing("RDSH01", "RDSH01", Way.PING),
        closing("RDSH01", "RDSH01", Way.RPC),
        closing("RDSH01", CLEARINGHOUSE, Way.RPC),
        closing("RDSH01", "RDLIC01", Way.SESSIONS),
        closing(SELF, "OU=Nowhere", Way.UPDATE),
        closing(EVERYBODY, "OU=Sales", Way.UPDATE),
    ],
    ids=repr,
)
def test_nobody_goes_there_for_that(lab: Lab, command: SetPassage) -> None:
    assert refused(lab, command) is Reason.NO_SUCH_PASSAGE


def test_what_is_open_for_one_stays_when_it_is_closed_for_the_others(lab: Lab) -> None:
    lab.do(closing(EVERYBODY, "RDLIC01", Way.RPC))
    lab.do(closing("RDSH01", "RDLIC01", Way.RPC, is_open=True))
    assert problems(lab) == []
    lab.do(closing("RDSH01", "RDLIC01", Way.RPC))
    assert problems(lab) == [ProblemKind.SERVER_NOT_AVAILABLE]


@pytest.mark.parametrize("way", [Way.RPC, Way.DYNAMIC])
def test_one_host_gets_no_answer_and_all_else_is_as_it_was(lab: Lab, way: Way) -> None:
    lab.do(closing("rdsh01", "rdlic01", way))

    assert problems(lab) == [ProblemKind.SERVER_NOT_AVAILABLE]
    assert connect(lab).rule is Rule.GRACE
    seen = lab.server("RDLIC01")
    assert seen.visible_status is ActivationStatus.ACTIVATED
    assert lab.find_server("RDLIC01", seen_from="RDLIC02") == seen


def test_a_firewall_on_the_server_stops_all_hosts_but_not_its_own_manager(
    lab: Lab,
) -> None:
    off = SetFirewallGroup(
        computer="rdlic01", group=FirewallGroup.LICENSING, is_enabled=False
    )
    lab.do(off)
    assert {p.way for p in lab.passages()} == {Way.RPC, Way.DYNAMIC}
    assert problems(lab) == [ProblemKind.SERVER_NOT_AVAILABLE]
    assert lab.server("RDLIC01").is_available

    lab.do(closing("RDSH01", "RDLIC01", Way.RPC))
    lab.do(off.changed(is_enabled=True))
    assert lab.passages() == []
    assert problems(lab) == []


def test_the_manager_does_not_get_through_to_another_server(make_lab: MakeLab) -> None:
    """It runs on the first license server, which is our assumption."""
    lab = make_lab("network")
    lab.do(closing("RDLIC01", "RDLIC03", Way.RPC))
    assert refused(lab, ConnectToServer(computer="RDLIC03")) is (
        Reason.SERVER_UNREACHABLE
    )
    lab.do(closing(EVERYBODY, "RDLIC02", Way.DYNAMIC))
    shown = {s.name: (s.visible_status, packs) for s, packs in lab.servers_in_console()}
    assert shown["RDLIC02"] == (ActivationStatus.UNKNOWN, [])
    assert shown["RDLIC01"][0] is ActivationStatus.ACTIVATED
    report = CreateReport(server="RDLIC02")
    assert refused(lab, report) is Reason.SERVER_UNREACHABLE


def test_a_source_that_the_target_cannot_reach_gives_nothing_up(lab: Lab) -> None:
    lab.do(closing("RDLIC01", "RDLIC02", Way.RPC))
    move = migration(
        retail(1),
        reason=MigrationReason.REPLACED,
        source=ReachableSource(name="RDLIC02"),
    )
    assert refused(lab, move) is Reason.SOURCE_UNREACHABLE


def test_automatic_connection_goes_from_the_manager_over_https(
    make_lab: MakeLab,
) -> None:
    """domain.md 5 and seed 002: outbound HTTPS, of the manager's computer."""
    lab = make_lab("fresh")
    lab.do(closing("RDLIC01", CLEARINGHOUSE, Way.HTTPS))
    assert refused(lab, activation(lab)) is Reason.CLEARINGHOUSE_UNREACHABLE
    lab.do(AllowHttps(computer="RDLIC01"))
    lab.do(activation(lab))


def test_a_rule_of_its_own_does_not_open_the_firewall_before_it(
    make_lab: MakeLab,
) -> None:
    lab = make_lab("fresh")
    lab.do(closing(EVERYBODY, CLEARINGHOUSE, Way.HTTPS))
    lab.do(AllowHttps(computer="RDLIC01"))
    assert refused(lab, activation(lab)) is Reason.CLEARINGHOUSE_UNREACHABLE
    lab.do(SetClearinghouseCondition(condition=ClearinghouseCondition.REACHABLE))
    assert refused(lab, activation(lab)) is Reason.CLEARINGHOUSE_UNREACHABLE


def test_one_device_does_not_get_through_to_a_host(lab: Lab) -> None:
    lab.do(closing("PC-0015", "RDSH01", Way.SESSIONS))
    tried = Connect(host="RDSH01", user="y.yilmaz", device="PC-0015")
    assert refused(lab, tried) is Reason.HOST_UNREACHABLE
    lab.do(Connect(host="RDSH01", user="y.yilmaz", device="PC-0014"))
    lab.do(
        SetFirewallGroup(
            computer="RDSH01", group=FirewallGroup.SESSIONS, is_enabled=True
        )
    )
    lab.do(tried)


def test_a_license_server_that_no_domain_controller_answers_tracks_nobody(
    lab: Lab,
) -> None:
    """domain.md 6: LDAP goes from the license server to the domain controller."""
    lab.do(closing("RDLIC01", DOMAIN_CONTROLLERS, Way.LDAP))
    assert connect(lab).rule is Rule.USER_NOT_TRACKED
    assert EventKind.DIRECTORY_UNREACHABLE in logged(lab)
    report = CreateReport(server="RDLIC01", scope=ReportScope.DOMAIN)
    assert refused(lab, report) is Reason.DIRECTORY_UNREACHABLE
    other = {"server": "RDLIC02", "account": "d.diaz"}
    lab.do(AddToGroup(**other))
    with pytest.raises(Refused):
        lab.do(AddToGroup(**other | {"server": "RDLIC01"}))


def logged(lab: Lab, computer: str = "RDLIC01") -> dict[EventKind, str]:
    return {event.kind: event.text for event in logged_events(lab, computer)}


def test_the_users_of_one_unit_are_not_tracked(make_lab: MakeLab) -> None:
    lab = make_lab("trouble-not-in-group")
    lab.do(AddToGroup(server="RDLIC01", account="d.diaz"))
    lab.do(closing(LICENSE_SERVERS, "OU=Sales", Way.UPDATE))

    assert connect(lab, "c.clark").rule is Rule.USER_CLOSED
    assert "0x80070005" in logged(lab)[EventKind.ATTRIBUTES_NOT_UPDATED]
    assert connect(lab, "y.yilmaz").rule is Rule.USER_ISSUED
    lab.do(SignIn(account="d.diaz"))
    lab.do(DelegateControl(target="ou=sales", trustee=LICENSE_SERVERS))
    assert lab.passages() == []
    assert connect(lab, "c.clark").rule is Rule.USER_ISSUED


def test_a_right_is_delegated_to_self_for_one_unit(make_lab: MakeLab) -> None:
    """domain.md 3.3."""
    lab = make_lab("trouble-attributes")
    lab.do(closing(EVERYBODY, "RDLIC02", Way.RPC))
    give = DelegateControl(target="OU=Sales", trustee=SELF)
    assert refused(lab, give) is Reason.DELEGATION_NEEDS_GROUP
    lab.do(SignIn(account="d.diaz"))
    lab.do(AddUser(user="new.sales", organizational_unit="Sales"))
    assert connect(lab, "new.sales").rule is Rule.USER_NOT_TRACKED
    lab.do(give)
    assert connect(lab, "new.sales").rule is Rule.USER_ISSUED
    assert connect(lab, "y.yilmaz").rule is Rule.USER_NOT_TRACKED
    lab.do(SetAttributeDelegation(users_may_update=True))
    assert connect(lab, "y.yilmaz").rule is Rule.USER_ISSUED


def test_a_right_on_a_unit_does_not_reach_an_object_that_inherits_nothing(
    lab: Lab,
) -> None:
    lab.do(SignIn(account="d.diaz"))
    lab.do(closing(LICENSE_SERVERS, "CN=c.clark", Way.UPDATE))
    lab.do(DelegateControl(target="OU=Sales", trustee=LICENSE_SERVERS))
    assert [p.target for p in lab.passages()] == ["CN=c.clark"]
    lab.do(DelegateControl(target="CN=C.Clark", trustee=LICENSE_SERVERS))
    assert lab.passages() == []


def test_names_that_mean_here_count_in_a_list_of_license_servers(
    make_lab: MakeLab,
) -> None:
    lab = make_lab("trouble-grace-over")
    lab.do(
        ConfigureSessionHost(
            host="RDSH01",
            mode=LicensingMode.PER_DEVICE,
            license_servers=("localhost", "RDLIC01.corp.example."),
        )
    )
    first, second = examine(lab, lab.host("RDSH01"), {}).servers
    assert first.server is None
    assert second.server == lab.server("RDLIC01")
    assert connect(lab).outcome is Outcome.CONNECTED


@pytest.mark.parametrize(
    "command",
    [
        closing("RDSH01", "RDLIC01", Way.RPC),
        SetFirewallGroup(
            computer="RDLIC01", group=FirewallGroup.LICENSING, is_enabled=False
        ),
        closing(LICENSE_SERVERS, "OU=Sales", Way.UPDATE),
    ],
    ids=lambda c: c.name(),
)
def test_it_is_undone_and_replayed(lab: Lab, command: SetPassage) -> None:
    before = world(lab)
    lab.do(command)
    assert world(lab) != before
    with replay(lab, lab.path.with_name("again.rdlab")) as again:
        assert again.snapshot() == lab.snapshot()
    lab.do(Undo())
    assert world(lab) == before


@pytest.mark.parametrize("device", ["PC-0003", "PC-0014"])
def test_a_simulated_day_leaves_out_who_does_not_get_through(
    lab: Lab, device: str
) -> None:
    mode = LicensingMode.PER_DEVICE
    lab.do(ConfigureSessionHost(host="RDSH01", mode=mode, license_servers=("RDLIC01",)))
    lab.do(closing(device, "RDSH01", Way.SESSIONS))
    day = SimulateDay(
        host="RDSH01", users=25, devices=15, pattern=LogonPattern.OFFICE_HOURS
    )
    (told,) = (e for e in lab.do(day) if isinstance(e, DaySimulated))
    assert told.logons == 14
    lab.do(closing(EVERYBODY, "RDSH01", Way.SESSIONS))
    assert refused(lab, day) is Reason.HOST_UNREACHABLE


def test_a_simulated_day_tells_users_apart_by_who_may_update_them(
    make_lab: MakeLab,
) -> None:
    lab = make_lab("trouble-one-unit")
    lab.do(SignIn(account="d.diaz"))
    lab.do(DelegateControl(target="CN=b.baker", trustee=LICENSE_SERVERS))
    lab.do(
        SimulateDay(
            host="RDSH01", users=25, devices=15, pattern=LogonPattern.OFFICE_HOURS
        )
    )
    without = {p.name for p in people(lab) if p.version is None}
    sales = {u.name for u in lab.users() if u.organizational_unit == "Sales"}
    assert len(sales) == 8
    assert without == sales - {"b.baker"}
