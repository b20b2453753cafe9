"""Use by day, worked out from what undo keeps."""

from datetime import date, timedelta

import pytest

from core.catalog import LicenseType, LogonPattern, ProductVersion
from core.commands.command import Command
from core.commands.database import RemoveLicenses
from core.commands.faults import SetDirectoryReachable
from core.commands.history import (
    CreateRestorePoint,
    Redo,
    ResetLab,
    ReturnToRestorePoint,
    Undo,
)
from core.commands.renaming import RenameComputer
from core.commands.simulate import SimulateDay
from core.commands.time import MoveClock
from core.lab import Lab
from core.store import slices, use_by_day
from core.store.slices import finish
from core.store.use_by_day import EVERYWHERE, Count, DayOfUse
from tests.helpers.labs import MakeLab, installation, retail, revoking_most

USERS = (EVERYWHERE, ProductVersion.W2022, LicenseType.PER_USER)
DEVICES = (EVERYWHERE, ProductVersion.W2022, LicenseType.PER_DEVICE)
START = date(2026, 11, 16)
DAY = SimulateDay(host="RDSH01", users=30, devices=1, pattern=LogonPattern.OFFICE_HOURS)
MARK = CreateRestorePoint(point="A")
BACK = ReturnToRestorePoint(point="a")
BOUGHT = installation(retail(7, type_=LicenseType.PER_USER, quantity=5))


@pytest.fixture
def lab(make_lab: MakeLab) -> Lab:
    return make_lab("office")


def days(lab: Lab) -> list[DayOfUse]:
    return finish(lab.use_by_day())


def issued(lab: Lab) -> list[int]:
    return [day.counts[USERS].issued for day in days(lab)]


def forward(lab: Lab, number: int) -> Command:
    return MoveClock(until=lab.settings().now + timedelta(days=number))


def test_a_new_lab_has_one_day(lab: Lab) -> None:
    (day,) = days(lab)
    assert day.day == START
    assert day.counts[USERS] == Count(installed=100, issued=18, peak=18)
    assert day.counts["RDLIC01", *USERS[1:]] == day.counts[USERS]


def test_each_day_has_what_was_issued_at_its_end(lab: Lab) -> None:
    for _ in range(2):
        lab.do(DAY)
    assert [day.day for day in days(lab)] == [START + timedelta(n) for n in range(3)]
    assert issued(lab) == [18, 30, 30]


def test_days_on_which_nothing_was_done_are_as_the_day_before(lab: Lab) -> None:
    lab.do(DAY)
    lab.do(forward(lab, 4))
    assert issued(lab) == [18, 30, 30, 30, 30, 30]


def test_the_peak_of_a_day_is_seen_though_it_ended_with_fewer(lab: Lab) -> None:
    before = days(lab)[0].counts[DEVICES].issued
    lab.do(revoking_most(lab))
    assert days(lab)[0].counts[DEVICES] == Count(50, before - 10, before)


def test_installing_and_removing_licenses_changes_what_is_installed(lab: Lab) -> None:
    lab.do(forward(lab, 1))
    lab.do(BOUGHT)
    lab.do(forward(lab, 1))
    lab.do(RemoveLicenses(server="RDLIC01", pack_id=3))
    lab.do(forward(lab, 1))
    found = [day.counts[USERS][:2] for day in days(lab)]
    assert found == [(100, 18), (105, 18), (5, 0), (5, 0)]


def test_a_server_that_is_renamed_keeps_what_it_issued_in_all(lab: Lab) -> None:
    lab.do(DAY)
    lab.do(RenameComputer(computer="RDLIC01", to="RDLIC09"))
    assert issued(lab) == [18, 30]


@pytest.mark.parametrize(
    ("commands", "counts"),
    [
        pytest.param([DAY, Undo()], [18], id="undo"),
        pytest.param([DAY, Undo(), Redo()], [18, 30], id="undo and redo"),
        pytest.param([MARK, DAY, DAY, BACK], [18], id="restore point"),
        pytest.param([MARK, DAY, BACK, DAY], [18, 30], id="restore point, another day"),
        pytest.param([DAY, MARK, DAY, BACK, DAY], [18, 30, 30], id="in between"),
        pytest.param([DAY, MARK, DAY, BACK, Undo()], [18, 30, 30], id="return undone"),
        pytest.param([DAY, DAY, ResetLab()], [18], id="reset"),
        pytest.param([DAY, ResetLab(), Undo()], [18, 30], id="reset undone"),
    ],
)
def test_what_was_taken_back_never_happened(
    lab: Lab, commands: list[Command], counts: list[int]
) -> None:
    for command in commands:
        lab.do(command)
    assert issued(lab) == counts


def test_a_peak_of_what_was_taken_back_is_none(lab: Lab) -> None:
    lab.do(SetDirectoryReachable(is_reachable=True))
    lab.do(revoking_most(lab))
    lab.do(Undo())
    lab.do(BOUGHT)
    (day,) = days(lab)
    assert day.counts[DEVICES].issued == day.counts[DEVICES].peak


def test_the_last_days_alone_are_counted(
    lab: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(use_by_day, "DAYS", 3)
    lab.do(DAY)
    lab.do(forward(lab, 9))
    found = days(lab)
    assert [day.day for day in found] == [START + timedelta(n) for n in (8, 9, 10)]


@pytest.mark.parametrize("rows", [1, 7])
def test_it_pauses_and_finds_the_same(
    lab: Lab, monkeypatch: pytest.MonkeyPatch, rows: int
) -> None:
    for command in (DAY, DAY, Undo(), MARK, DAY):
        lab.do(command)
    whole = days(lab)
    monkeypatch.setattr(slices, "ROWS", rows)
    steps = lab.use_by_day()
    assert next(steps) >= rows
    assert finish(steps) == whole
