"""Simulated days: as many people as you like, by the same rules as one of them."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from pydantic import ValidationError

from core import clock, scenarios
from core.catalog import (
    LicenseStatus,
    LicenseType,
    LicensingMode,
    LogonPattern,
    ProductVersion,
)
from core.commands.clients import DeleteClientLicense, SetKeyAccess
from core.commands.connect import Connect
from core.commands.history import CreateRestorePoint, ReturnToRestorePoint, Undo
from core.commands.policy import ConfigureSessionHost
from core.commands.simulate import (
    MAX_CLONES,
    MAX_NEWCOMERS,
    MAX_SERVED,
    SimulateDay,
)
from core.commands.time import MoveClock
from core.commands.world import SetAttributeDelegation, SetSessionHostReachable
from core.errors import Refused
from core.event_kinds import EventKind
from core.events import ClockMoved, ConnectionTried, DaySimulated
from core.lab import Lab, replay
from core.refusals import Reason
from tests.helpers.labs import (
    MakeLab,
    activation,
    agreement,
    installation,
    logged_events,
    people,
    sql,
    world,
)
from tests.helpers.long_form import one_of

OFFICE = LogonPattern.OFFICE_HOURS
SHIFTS = LogonPattern.SHIFT_WORK
CLONES = LogonPattern.CLONED_MACHINES
PER_DEVICE = LicensingMode.PER_DEVICE
PER_USER = LicensingMode.PER_USER


def simulate(
    lab: Lab, count: int = 15, *, pattern: LogonPattern = OFFICE
) -> DaySimulated:
    command = SimulateDay(host="RDSH01", users=count, devices=count, pattern=pattern)
    (event,) = (e for e in lab.do(command) if isinstance(e, DaySimulated))
    return event


def days(lab: Lab, number: int, count: int = 15) -> Iterator[DaySimulated]:
    for _ in range(number):
        yield simulate(lab, count)


def configure(
    lab: Lab, mode: LicensingMode, servers: tuple[str, ...] = ("RDLIC01",)
) -> Lab:
    lab.do(ConfigureSessionHost(host="RDSH01", mode=mode, license_servers=servers))
    return lab


@pytest.fixture
def devices(make_lab: MakeLab) -> Lab:
    """The office in Per Device mode: 12 of 15 devices have a license."""
    return configure(make_lab("office"), PER_DEVICE)


@pytest.fixture
def users(make_lab: MakeLab) -> Lab:
    """The office in Per User mode: 18 of 25 users have a license, 100 are bought."""
    return configure(make_lab("office"), PER_USER)


def test_a_device_gets_a_temporary_license_one_day_and_a_full_one_the_next(
    devices: Lab,
) -> None:
    now = devices.settings().now
    first, second, third = days(devices, 3)
    assert (first.logons, first.temporary, first.full) == (15, 3, 0)
    assert (second.logons, second.temporary, second.full) == (15, 0, 3)
    assert (third.logons, third.temporary, third.full) == (15, 0, 0)
    assert first.day == now
    assert devices.settings().now == now + timedelta(days=3)
    assert devices.problems() == []


def on_record(lab: Lab) -> list[object]:
    """List what is issued and kept, whatever the lifetimes that were drawn."""
    per_device = lab.session_hosts()[0].licensing_mode is PER_DEVICE
    issued: list[object] = [
        (s.name, i.computer if per_device else i.user, i.pack_id, i.status, i.validated)
        for s in lab.servers()
        for i in lab.issued(s.name)
    ]
    copies = [(d.name, d.copy_version, bool(d.copy_until)) for d in lab.devices()]
    return [*issued, *copies, *(p for s in lab.servers() for p in lab.packs(s.name))]


@pytest.mark.parametrize("scenario", one_of(3, scenarios.names()))
def test_what_is_simulated_is_what_connecting_one_by_one_does(
    make_lab: MakeLab, scenario: str
) -> None:
    many = make_lab(scenario, name="many.rdlab")
    single = make_lab(scenario, name="one.rdlab")
    host = many.session_hosts()[0]
    devices = [d.name for d in many.devices()]
    users = [u.name for u in people(many) if u.domain is None]
    if host.licensing_mode is PER_DEVICE:
        attempts = [(users[0], device) for device in devices]
    else:
        attempts = [(user, devices[0]) for user in users]
    for _ in range(2):
        command = SimulateDay(
            host=host.name, users=len(users), devices=len(devices), pattern=OFFICE
        )
        (day,) = (e for e in many.do(command) if isinstance(e, DaySimulated))
        connected = [
            e.outcome.is_connected
            for user, device in attempts
            for e in single.do(Connect(host=host.name, user=user, device=device))
            if isinstance(e, ConnectionTried)
        ]
        single.do(MoveClock(until=many.settings().now))
        assert on_record(many) == on_record(single)
        assert (day.logons, day.refused) == (sum(connected), connected.count(False))


def test_nobody_works_in_the_office_at_the_weekend(devices: Lab) -> None:
    week = [day.logons for day in days(devices, 7)]
    assert week == [15, 15, 15, 15, 15, 0, 0]  # from a Monday


def test_in_shifts_every_device_is_used_three_times_a_day(devices: Lab) -> None:
    day = simulate(devices, pattern=SHIFTS)
    assert (day.logons, day.temporary, day.full) == (45, 3, 3)


def test_in_shifts_every_user_logs_on_once_a_day(users: Lab) -> None:
    assert simulate(users, 25, pattern=SHIFTS).logons == 25


def test_a_cloned_machine_uses_up_a_license_every_day(devices: Lab) -> None:
    """domain.md 11, 9: device CALs gone, few devices."""
    first, second, third = (simulate(devices, 10, pattern=CLONES) for _ in range(3))
    assert [d.full for d in (first, second, third)] == [10, 10, 10]
    full = simulate(devices, 10, pattern=CLONES)
    assert (full.temporary, full.full) == (10, 8)  # 50 bought, 12 in the beginning
    assert devices.packs("RDLIC01")[2].available == 0
    assert devices.problems() == []


def test_licenses_are_renewed_and_none_is_lost(devices: Lab) -> None:
    year = list(days(devices, 120))
    assert sum(day.renewed for day in year) >= 15
    assert sum(day.refused for day in year) == 0
    active = [i for i in devices.issued("RDLIC01") if i.status is LicenseStatus.ACTIVE]
    assert len([i for i in active if i.computer]) == 15
    assert devices.problems() == []


def test_without_activation_devices_are_refused_after_ninety_days(
    make_lab: MakeLab,
) -> None:
    """domain.md 11, 7: devices fail one by one after 90 days."""
    lab = configure(make_lab("fresh"), PER_DEVICE)
    lab.do(MoveClock(until=lab.settings().now + timedelta(days=119)))
    weeks = list(days(lab, 96, 5))
    assert sum(day.temporary for day in weeks) == 5
    assert sum(day.full for day in weeks) == 0
    assert weeks[-1].day.weekday() < 5
    assert (weeks[-1].logons, weeks[-1].refused) == (0, 5)


def test_users_beyond_those_bought_are_counted_and_not_refused(users: Lab) -> None:
    first = simulate(users, 120)
    assert (first.logons, first.full, first.over_used) == (120, 82, 20)
    second = simulate(users, 120)
    assert (second.logons, second.full, second.over_used) == (120, 0, 0)


def test_what_cannot_be_recorded_is_noted_once_for_each_user(users: Lab) -> None:
    users.do(SetAttributeDelegation(users_may_update=False))
    for _ in range(2):
        assert simulate(users, 25).logons == 25
    failed = sql(users).execute("SELECT user FROM failed_issuance").fetchall()
    assert len(failed) == len({user for (user,) in failed}) == 7  # 18 have one
    assert len(logged_events(users, "RDLIC01")) == 2  # a day one of those without


def test_missing_people_are_added_some_every_day(devices: Lab) -> None:
    wanted = 2 * MAX_NEWCOMERS
    simulate(devices, wanted)
    assert len(devices.devices()) == 15 + MAX_NEWCOMERS
    simulate(devices, wanted)
    simulate(devices, wanted)
    assert len(devices.devices()) == len(devices.users()) == wanted
    assert devices.device("SIM-00001") is not None
    assert devices.user("sim.00001") is not None
    assert len({d.hardware_id for d in devices.devices()}) == wanted


def test_not_more_are_served_a_day_than_the_window_can_wait_for(
    devices: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who is left does not log on; nobody is left for ever."""
    assert MAX_SERVED > MAX_NEWCOMERS
    simulate(devices, 45)
    devices.do(MoveClock(until=devices.settings().now + timedelta(days=98)))
    monkeypatch.setattr("core.commands.simulate.MAX_SERVED", 20)
    week = list(days(devices, 4, 45))
    assert [day.logons for day in week] == [20, 40, 45, 45]
    assert [day.full for day in week] == [20, 20, 5, 0]
    assert devices.problems() == []


def test_those_in_shifts_are_served_once_a_day(
    devices: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.commands.simulate.MAX_SERVED", 4)
    day = simulate(devices, pattern=SHIFTS)  # three have none: temporary, then full
    assert (day.temporary, day.full, day.logons) == (3, 1, 3 * 12 + 3 + 1 + 1)


def test_an_event_is_logged_for_each_who_gets_something(devices: Lab) -> None:
    list(days(devices, 2))
    events = [e.text for e in logged_events(devices, "RDLIC01")]
    assert len([text for text in events if "PC-" in text]) == 3
    assert len(set(events)) == len(events)


def test_the_warning_that_few_are_left_comes_once(devices: Lab) -> None:
    list(days(devices, 4, 60))
    kinds = [e.kind for e in logged_events(devices, "RDLIC01")]
    assert kinds.count(EventKind.FEW_LEFT) == 1
    assert kinds.count(EventKind.UPGRADED) == 50 - 12
    assert devices.packs("RDLIC01")[2].available == 0


def test_whether_somebody_signed_in_makes_a_difference(devices: Lab) -> None:
    sql(devices).execute("UPDATE device SET kind = 'thin-client'")
    devices.reload()
    for device, signs_in in (("PC-0013", True), ("PC-0014", False)):
        devices.do(
            Connect(host="RDSH01", user="a.adams", device=device, signs_in=signs_in)
        )
    day = simulate(devices)
    assert (day.temporary, day.full, day.logons) == (1, 1, 15)
    assert simulate(devices).full == 2


def test_of_two_licenses_the_one_that_lasts_longer_is_extended(users: Lab) -> None:
    now = users.settings().now
    soon, later = (clock.iso(now + timedelta(days=n)) for n in (3, 5))
    first, second = (i for i in users.issued("RDLIC01", 3)[:2])
    for known, own, other in ((first, soon, later), (second, later, soon)):
        sql(users).execute(
            "UPDATE issued_license SET expires_on = ? WHERE id = ?", (own, known.id)
        )
        sql(users).execute(
            "INSERT INTO issued_license (server, pack_id, user, status, issued_on, "
            "expires_on) VALUES (?, ?, ?, 'active', ?, ?)",
            (known.server, known.pack_id, known.user, clock.iso(now), other),
        )
    users.reload()
    simulate(users, 25)
    left = {
        user: [i.expires_on for i in users.issued("RDLIC01", 3) if i.user == user]
        for user in (first.user, second.user)
    }
    extended, ends = now + timedelta(days=60), now + timedelta(days=3)
    assert left == {first.user: [ends, extended], second.user: [extended, ends]}


def test_a_thin_client_that_keeps_nothing_is_served_again_and_again(
    devices: Lab,
) -> None:
    sql(devices).execute("UPDATE device SET kind = 'thin-client' WHERE id <= 12")
    devices.reload()
    before = len(devices.issued("RDLIC01"))
    assert [day.logons for day in days(devices, 3)] == [15, 15, 15]
    assert len(devices.issued("RDLIC01")) == before + 2 * 3


def test_a_deleted_copy_comes_back_from_the_record(devices: Lab) -> None:
    devices.do(DeleteClientLicense(device="PC-0001"))
    assert simulate(devices).refused == 1  # nobody runs the client elevated
    devices.do(SetKeyAccess(device="PC-0001", users_may_write=True))
    simulate(devices)
    device = devices.device("PC-0001")
    assert device is not None
    assert device.client_license is not None


def test_a_license_that_is_too_old_for_the_host_does_not_count(devices: Lab) -> None:
    simulate(devices)
    sql(devices).execute("UPDATE session_host SET version = ?", (ProductVersion.W2025,))
    devices.reload()
    assert simulate(devices).logons == 15  # in grace
    assert simulate(devices).full == 0


@pytest.mark.parametrize("mode", [PER_DEVICE, PER_USER])
def test_a_day_is_undone_and_replayed(make_lab: MakeLab, mode: LicensingMode) -> None:
    lab = configure(make_lab("office"), mode)
    before = world(lab)
    simulate(lab, 40)
    assert world(lab) != before
    with replay(lab, lab.path.with_name("again.rdlab")) as again:
        assert again.snapshot() == lab.snapshot()
    lab.do(Undo())
    assert world(lab) == before


def test_a_restore_point_takes_a_whole_run_back(devices: Lab) -> None:
    before = world(devices)
    devices.do(CreateRestorePoint(point="Before simulation"))
    list(days(devices, 10, 30))
    devices.do(ReturnToRestorePoint(point="Before simulation"))
    assert world(devices) == before


def test_where_nobody_can_connect_nothing_is_simulated(devices: Lab) -> None:
    devices.do(SetSessionHostReachable(host="RDSH01", is_reachable=False))
    before = world(devices)
    with pytest.raises(Refused) as refused:
        simulate(devices)
    assert refused.value.reason is Reason.HOST_UNREACHABLE
    assert world(devices) == before


def test_only_so_many_machines_are_cloned_every_day() -> None:
    with pytest.raises(ValidationError):
        SimulateDay(host="H", users=1, devices=MAX_CLONES + 1, pattern=CLONES)


def test_a_host_without_settings_lets_everybody_in_while_in_grace(
    make_lab: MakeLab,
) -> None:
    lab = make_lab("fresh")
    assert simulate(lab, 20).logons == 20
    lab.do(MoveClock(until=lab.settings().now + timedelta(days=120)))
    assert simulate(lab, 20).refused == 20


def test_after_activation_temporary_licenses_become_full_ones(
    make_lab: MakeLab,
) -> None:
    lab = configure(make_lab("fresh"), PER_DEVICE)
    assert simulate(lab, 10).temporary == 10
    assert simulate(lab, 10).full == 0
    lab.do(activation(lab))
    lab.do(installation(agreement(quantity=6, type=LicenseType.PER_DEVICE)))
    day = simulate(lab, 10)
    assert (day.logons, day.full) == (10, 6)


def test_the_day_names_the_hosts_whose_grace_period_ends(make_lab: MakeLab) -> None:
    lab = make_lab("fresh")
    lab.do(MoveClock(until=lab.settings().now + timedelta(days=118)))
    ended = [day.grace_ended for day in days(lab, 3, 5)]

    assert ended == [(), ("RDSH01",), ()]
    assert lab.session_hosts()[0].grace_days_left(lab.settings().now) == 0


def test_a_clock_that_is_moved_names_the_hosts_whose_grace_period_ends(
    make_lab: MakeLab,
) -> None:
    lab = make_lab("fresh")
    ended = []
    for days_on in (119, 1, 1):
        until = lab.settings().now + timedelta(days=days_on)
        (moved,) = (
            event
            for event in lab.do(MoveClock(until=until))
            if isinstance(event, ClockMoved)
        )
        ended.append(moved.grace_ended)

    assert ended == [(), ("RDSH01",), ()]
