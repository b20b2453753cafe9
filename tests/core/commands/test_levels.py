"""Levels of the license monitor, and the events where use comes to them."""

import pytest
from pydantic import ValidationError

from core.catalog import LicenseType, LogonPattern, ProductVersion
from core.commands.command import Command
from core.commands.history import Redo, Undo
from core.commands.levels import SetLicenseLevels
from core.commands.simulate import SimulateDay
from core.event_kinds import MONITOR, EventKind, EventLog
from core.lab import Lab
from tests.helpers.labs import MakeLab, installation, logged_events, retail

DAY = SimulateDay(host="RDSH01", users=40, devices=1, pattern=LogonPattern.OFFICE_HOURS)
BOUGHT = installation(retail(7, type_=LicenseType.PER_USER, quantity=5))


@pytest.fixture
def lab(make_lab: MakeLab) -> Lab:
    """Make a lab where 18 of 100 Per User licenses are issued."""
    return make_lab("office")


def levels(warning: int | None, critical: int | None) -> SetLicenseLevels:
    return SetLicenseLevels(
        version=ProductVersion.W2022,
        type=LicenseType.PER_USER,
        warning=warning,
        critical=critical,
    )


def told(lab: Lab) -> list[EventKind]:
    kinds = (event.kind for event in logged_events(lab, "RDLIC01"))
    return [kind for kind in kinds if kind.source == MONITOR]


WARNING, CRITICAL = EventKind.WARNING_LEVEL, EventKind.CRITICAL_LEVEL


@pytest.mark.parametrize(
    ("commands", "events"),
    [
        pytest.param([levels(90, 95), DAY], [], id="not reached"),
        pytest.param([levels(30, 95), DAY], [WARNING], id="the warning level"),
        pytest.param([levels(25, 30), DAY], [CRITICAL], id="both at once"),
        pytest.param([levels(18, 90)], [WARNING], id="reached when it is set"),
        pytest.param(
            [levels(18, 90), BOUGHT], [WARNING], id="no event on the way back"
        ),
        pytest.param(
            [levels(30, 95), DAY, BOUGHT, DAY], [WARNING], id="once on the way"
        ),
        pytest.param([DAY], [], id="no levels"),
        pytest.param([levels(30, 95), levels(None, None), DAY], [], id="cleared"),
        pytest.param([levels(30, 95), DAY, Undo()], [], id="undone with its event"),
        pytest.param(
            [levels(30, 95), DAY, Undo(), Redo()], [WARNING], id="back, not twice"
        ),
    ],
)
def test_an_event_tells_that_a_level_is_reached(
    lab: Lab, commands: list[Command], events: list[EventKind]
) -> None:
    for command in commands:
        lab.do(command)
    assert told(lab) == events


def test_the_event_is_ours_and_says_the_figures(lab: Lab) -> None:
    lab.do(levels(18, 90))
    event = logged_events(lab, "RDLIC01")[-1]
    assert event.kind.log is EventLog.APPLICATION
    assert "training" in event.kind.source
    assert "18 of 100 licenses" in event.text
    assert "warning level of 18 %" in event.text


def test_levels_are_replaced(lab: Lab) -> None:
    for command in (levels(50, 60), levels(70, 80)):
        lab.do(command)
    (kept,) = lab.license_levels()
    assert (kept.warning, kept.critical) == (70, 80)


@pytest.mark.parametrize(("warning", "critical"), [(80, None), (None, 80), (90, 80)])
def test_half_and_twisted_levels_cannot_be_asked_for(
    warning: int | None, critical: int | None
) -> None:
    with pytest.raises(ValidationError):
        levels(warning, critical)
