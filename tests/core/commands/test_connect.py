"""People connect, licenses move: the whole command, in the world of a scenario."""

from datetime import timedelta
from typing import Any

import pytest

from core.catalog import (
    ConnectionMethod,
    LicenseProgram,
    LicenseStatus,
    LicenseType,
    LicensingMode,
    Outcome,
    ProductVersion,
)
from core.commands.connect import Connect, Disconnect
from core.commands.deactivate import DeactivateServer
from core.commands.faults import SetServerReachable
from core.commands.history import Undo
from core.commands.permissions import PermitAdministrativeSessions
from core.commands.policy import ConfigureSessionHost
from core.commands.services import RestartComputer
from core.commands.time import MoveClock
from core.errors import Refused
from core.event_kinds import EventKind
from core.events import ConnectionTried, SessionEnded
from core.lab import Lab, replay
from core.records import IssuedLicense, LicensePack
from core.refusals import Reason
from core.rules.issuance.model import Rule
from tests.helpers.labs import (
    MakeLab,
    agreement,
    installation,
    logged_events,
    sql,
    world,
)

AUTOMATIC = ConnectionMethod.AUTOMATIC


def connect(lab: Lab, device: str = "PC-0015", **facts: Any) -> ConnectionTried:
    """Connect y.yilmaz, who has no license yet, and tell how it ended."""
    command = Connect(
        **{"host": "RDSH01", "user": "y.yilmaz", "device": device, **facts}
    )
    (event,) = lab.do(command)
    assert isinstance(event, ConnectionTried)
    return event


def pass_days(lab: Lab, days: int) -> None:
    lab.do(MoveClock(until=lab.settings().now + timedelta(days=days)))


def per_device(lab: Lab) -> None:
    lab.do(
        ConfigureSessionHost(
            host="RDSH01",
            mode=LicensingMode.PER_DEVICE,
            license_servers=("RDLIC01",),
        )
    )


def of(lab: Lab, device: str = "PC-0015") -> list[IssuedLicense]:
    return [i for i in lab.issued("RDLIC01") if i.computer == device]


def kinds(lab: Lab, computer: str = "RDLIC01") -> list[EventKind]:
    return [e.kind for e in logged_events(lab, computer)]


def pack_of(lab: Lab, program: LicenseProgram) -> LicensePack:
    return next(p for p in lab.packs("RDLIC01") if p.program is program)


@pytest.fixture
def devices(make_lab: MakeLab) -> Lab:
    """The office with RDSH01 in Per Device mode."""
    lab = make_lab("office")
    per_device(lab)
    return lab


def test_a_device_gets_a_temporary_license_and_then_a_full_one(devices: Lab) -> None:
    before = pack_of(devices, LicenseProgram.RETAIL).issued
    first = connect(devices)
    assert first.rule is Rule.FIRST_TEMPORARY
    (temporary,) = of(devices)
    assert temporary.status is LicenseStatus.TEMPORARY
    assert temporary.expires_on - temporary.issued_on == timedelta(days=90)
    assert pack_of(devices, LicenseProgram.TEMPORARY).total is None

    second = connect(devices)
    assert second.rule is Rule.UPGRADED
    old, full = of(devices)
    assert old.status is LicenseStatus.UPGRADE
    assert full.status is LicenseStatus.ACTIVE
    assert 52 <= (full.expires_on - full.issued_on).days <= 89
    assert pack_of(devices, LicenseProgram.RETAIL).issued == before + 1
    assert pack_of(devices, LicenseProgram.TEMPORARY).issued == 0
    assert kinds(devices) == [EventKind.UPGRADED]
    assert devices.problems() == []


def test_whoever_does_not_sign_in_keeps_a_temporary_license(devices: Lab) -> None:
    assert connect(devices, signs_in=False).session_id is None
    assert connect(devices).rule is Rule.TEMPORARY_VALID
    assert connect(devices).rule is Rule.UPGRADED


def test_a_full_license_is_renewed_in_its_last_seven_days(devices: Lab) -> None:
    connect(devices)
    connect(devices)
    full = of(devices)[-1]
    left = (full.expires_on - devices.settings().now).days
    pass_days(devices, left - 8)
    assert connect(devices).rule is Rule.LOCAL_COPY
    pass_days(devices, 1)
    assert connect(devices).rule is Rule.RENEWED
    renewed = of(devices)[-1]
    assert renewed.id == full.id
    assert renewed.expires_on > full.expires_on


def test_95_days_later_a_device_without_a_cal_is_refused(make_lab: MakeLab) -> None:
    lab = make_lab("trouble-no-cals-left")
    per_device(lab)
    assert connect(lab).outcome is Outcome.CONNECTED
    lab.do(DeactivateServer(server="RDLIC01", method=AUTOMATIC))  # none comes free
    pass_days(lab, 95)
    sql(lab).execute("UPDATE session_host SET grace_started = '2020-01-01T00:00:00Z'")

    refused = connect(lab)
    assert refused.outcome is Outcome.NO_LICENSES
    assert refused.session_id is None
    assert EventKind.TEMPORARY_EXPIRED in kinds(lab, "RDSH01")
    assert EventKind.NOT_ACTIVATED in kinds(lab)
    assert lab.sessions("RDSH01") == []


def test_an_expired_license_goes_back_to_the_pool(devices: Lab) -> None:
    pass_days(devices, 100)

    assert pack_of(devices, LicenseProgram.RETAIL).issued == 0
    assert pack_of(devices, LicenseProgram.ENTERPRISE).issued == 0
    assert devices.problems() == []


def test_a_user_gets_a_license_that_is_extended(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    before = pack_of(lab, LicenseProgram.ENTERPRISE).issued
    assert connect(lab).rule is Rule.USER_ISSUED
    assert pack_of(lab, LicenseProgram.ENTERPRISE).issued == before + 1
    assert connect(lab, "PC-0001").rule is Rule.USER_CURRENT
    pass_days(lab, 55)
    assert connect(lab).rule is Rule.USER_EXTENDED
    pass_days(lab, 61)
    assert connect(lab).rule is Rule.USER_ISSUED


def test_users_beyond_what_was_bought_are_counted_apart(make_lab: MakeLab) -> None:
    lab = make_lab("activated")
    server = lab.server("RDLIC01")
    lab.do(installation(agreement(type=LicenseType.PER_USER, quantity=1)))
    lab.do(
        ConfigureSessionHost(
            host="RDSH01", mode=LicensingMode.PER_USER, license_servers=(server.name,)
        )
    )
    assert connect(lab).rule is Rule.USER_ISSUED
    assert connect(lab, user="x.xu").rule is Rule.USER_OVER_USED
    assert connect(lab, user="w.weber").rule is Rule.USER_OVER_USED
    over_used = pack_of(lab, LicenseProgram.OVER_USED)

    assert (over_used.total, over_used.issued) == (0, 2)
    assert over_used.version is ProductVersion.W2022
    assert kinds(lab) == [EventKind.NONE_LEFT, EventKind.NONE_LEFT]
    assert lab.problems() == []


def test_what_cannot_be_recorded_is_kept_for_the_report(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    sql(lab).execute("UPDATE license_server SET in_ad_group = 0")
    assert connect(lab).rule is Rule.USER_NOT_TRACKED
    (failed,) = sql(lab).execute("SELECT server, user FROM failed_issuance")

    assert tuple(failed) == ("RDLIC01", "CORP\\y.yilmaz")
    assert kinds(lab) == [EventKind.ATTRIBUTES_NOT_UPDATED]


def test_a_server_is_found_by_its_address_too(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    lab.do(
        ConfigureSessionHost(
            host="rdsh01",
            mode=LicensingMode.PER_USER,
            license_servers=("NOWHERE", "10.0.0.11"),
        )
    )

    assert connect(lab).rule is Rule.USER_ISSUED


def full_pair(lab: Lab) -> list[int]:
    """Let two administrators in, permit a third one, and give the two sessions."""
    lab.do(PermitAdministrativeSessions(host="RDSH01", user="b.baker"))
    for user in ("a.adams", "d.diaz"):
        tried = connect(lab, user=user, is_administrative=True)
        assert tried.rule is Rule.ADMINISTRATIVE
    return [session.id for session in lab.sessions("RDSH01")]


def test_a_third_administrator_ends_one_of_the_two(devices: Lab) -> None:
    first, second = full_pair(devices)
    events = devices.do(
        Connect(
            host="RDSH01",
            user="b.baker",
            device="PC-0013",
            is_administrative=True,
            in_place_of=second,
        )
    )
    assert SessionEnded(second) in events
    sessions = devices.sessions("RDSH01")
    assert [(s.id == first, s.user) for s in sessions] == [
        (True, "CORP\\a.adams"),
        (False, "CORP\\b.baker"),
    ]


@pytest.mark.parametrize("who", ["a normal one", "an own one", "none at all"])
def test_only_an_administrative_session_of_somebody_else_makes_way(
    devices: Lab, who: str
) -> None:
    first, _ = full_pair(devices)
    normal = connect(devices).session_id
    session = {"a normal one": normal, "an own one": first, "none at all": 999}[who]
    with pytest.raises(Refused) as refused:
        connect(devices, user="a.adams", is_administrative=True, in_place_of=session)
    assert refused.value.reason is Reason.NOT_OF_THE_TWO
    assert len(devices.sessions("RDSH01")) == 3


def test_who_has_no_rights_ends_no_session(devices: Lab) -> None:
    first, _ = full_pair(devices)
    tried = connect(devices, is_administrative=True, in_place_of=first)
    assert tried.outcome is Outcome.NO_RIGHTS
    assert len(devices.sessions("RDSH01")) == 2


def test_a_user_of_another_domain_has_no_rights_by_the_name_of_an_account(
    make_lab: MakeLab,
) -> None:
    lab = make_lab("trouble-trusted-domain")
    sql(lab).execute("UPDATE user SET name = 'a.adams.n' WHERE name = 'a.adams'")
    sql(lab).execute("UPDATE user SET name = 'a.adams' WHERE name = 'n.nash'")
    lab.reload()
    tried = connect(lab, user="a.adams", is_administrative=True)
    assert tried.outcome is Outcome.NO_RIGHTS


def test_two_administrative_sessions_and_no_third(devices: Lab) -> None:
    full_pair(devices)
    assert of(devices, "PC-0013") == []
    with pytest.raises(Refused) as refused:
        connect(devices, user="b.baker", is_administrative=True)
    assert refused.value.reason is Reason.TOO_MANY_ADMINISTRATORS

    session = devices.sessions("RDSH01")[0]
    devices.do(Disconnect(session_id=session.id))
    third = connect(devices, user="b.baker", is_administrative=True)
    assert third.session_id is not None
    with pytest.raises(Refused) as refused:
        devices.do(Disconnect(session_id=99))
    assert refused.value.reason is Reason.NO_SUCH_SESSION


def test_a_user_goes_on_with_the_session_that_is_there(devices: Lab) -> None:
    """domain.md 3.4."""
    first = connect(devices, "PC-0013")
    again = connect(devices, "PC-0014")
    assert again.session_id == first.session_id
    (session,) = devices.sessions("RDSH01")
    assert session.computer == "PC-0014"

    devices.do(PermitAdministrativeSessions(host="RDSH01", user="y.yilmaz"))
    admin = connect(devices, "PC-0014", is_administrative=True)
    other = connect(devices, "PC-0014", user="b.baker")
    assert len({first.session_id, admin.session_id, other.session_id}) == 3


def test_a_session_goes_on_for_good_once_the_trouble_is_mended(
    make_lab: MakeLab,
) -> None:
    lab = make_lab("trouble-sixty-minutes")
    tried = connect(lab, user="alex", device="PC-0001")
    assert tried.outcome is Outcome.CONNECTED_FOR_AN_HOUR
    mode = LicensingMode.PER_DEVICE
    lab.do(ConfigureSessionHost(host="RDSH01", mode=mode, license_servers=("RDLIC01",)))
    assert connect(lab, user="alex", device="PC-0001").session_id == tried.session_id
    (session,) = lab.sessions("RDSH01")
    assert session.ends is None


def test_the_hour_of_soft_enforcement_ends(make_lab: MakeLab) -> None:
    lab = make_lab("workgroup")
    sql(lab).execute("UPDATE session_host SET version = '2019', own_mode = 'per-user'")
    sql(lab).execute("UPDATE session_host SET own_servers = '[\"RDLIC01\"]'")
    sql(lab).execute("UPDATE session_host SET grace_started = '2020-01-01T00:00:00Z'")
    tried = connect(lab, user="alex", device="PC-0001")
    assert tried.outcome is Outcome.CONNECTED_FOR_AN_HOUR
    now = lab.settings().now
    lab.do(MoveClock(until=now + timedelta(minutes=59)))
    assert len(lab.sessions("RDSH01")) == 1
    lab.do(MoveClock(until=now + timedelta(minutes=60)))
    assert lab.sessions("RDSH01") == []


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        ({"host": "RDSH99"}, Reason.NO_SUCH_HOST),
        ({"device": "PC-9999"}, Reason.NO_SUCH_DEVICE),
        ({"user": "nobody"}, Reason.NO_SUCH_USER),
    ],
)
def test_what_is_not_there_is_named(
    make_lab: MakeLab, facts: dict[str, str], reason: Reason
) -> None:
    with pytest.raises(Refused) as refused:
        connect(make_lab("office"), **facts)

    assert refused.value.reason is reason


def test_a_host_that_is_off_the_network_is_not_reached(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    sql(lab).execute("UPDATE session_host SET is_reachable = 0")
    with pytest.raises(Refused) as refused:
        connect(lab)

    assert refused.value.reason is Reason.HOST_UNREACHABLE


def test_the_clock_runs_forward_only(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    for until in (lab.settings().now, lab.settings().now - timedelta(days=1)):
        with pytest.raises(Refused) as refused:
            lab.do(MoveClock(until=until))
        assert refused.value.reason is Reason.CLOCK_RUNS_FORWARD


def test_all_of_it_is_undone_step_by_step_and_replayed(
    devices: Lab, make_lab: MakeLab
) -> None:
    states = [world(devices)]
    for step in (
        lambda: connect(devices),
        lambda: connect(devices),
        lambda: pass_days(devices, 60),
        lambda: connect(devices),
        lambda: pass_days(devices, 100),
    ):
        step()
        states.append(world(devices))
    with replay(devices, devices.path.with_name("again.rdlab")) as again:
        assert again.snapshot() == devices.snapshot()
    for state in reversed(states[:-1]):
        devices.do(Undo())
        assert world(devices) == state


@pytest.mark.parametrize("name", ["rdlic01.corp.example", "10.0.0.11", "RDLIC01"])
def test_a_license_server_may_be_named_in_each_of_its_forms(
    make_lab: MakeLab, name: str
) -> None:
    lab = make_lab("office")
    lab.do(
        ConfigureSessionHost(
            host="RDSH01", mode=LicensingMode.PER_USER, license_servers=(name,)
        )
    )

    assert connect(lab).rule is Rule.USER_ISSUED


def test_a_server_without_the_role_lets_administrators_in_without_a_license(
    make_lab: MakeLab,
) -> None:
    """domain.md 13.12: two at most, no license, no grace period; others are refused."""
    lab = make_lab("office")
    ask = Connect(host="rdlic01", user="a.adams", device="PC-0001")
    (tried,) = lab.do(ask)
    assert isinstance(tried, ConnectionTried)
    assert (tried.outcome, tried.rule) == (Outcome.CONNECTED, Rule.ADMINISTRATIVE)
    assert [s.is_administrative for s in lab.sessions("RDLIC01")] == [True]

    (tried,) = lab.do(ask.changed(user="c.clark"))
    assert isinstance(tried, ConnectionTried)
    assert tried.outcome is Outcome.NO_RIGHTS
    lab.do(ask.changed(user="d.diaz"))
    assert len(lab.sessions("RDLIC01")) == 2
    assert lab.problems() == []
    lab.do(RestartComputer(computer="RDLIC01"))
    assert lab.sessions("RDLIC01") == []
    with replay(lab, lab.path.with_name("again.rdlab")) as again:
        assert again.snapshot() == lab.snapshot()


def test_a_server_off_the_network_is_not_reached(make_lab: MakeLab) -> None:
    lab = make_lab("office")
    lab.do(SetServerReachable(server="RDLIC01", is_reachable=False))
    with pytest.raises(Refused) as refused:
        lab.do(Connect(host="RDLIC01", user="a.adams", device="PC-0001"))
    assert refused.value.reason is Reason.HOST_UNREACHABLE
