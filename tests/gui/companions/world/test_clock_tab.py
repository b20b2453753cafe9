from datetime import UTC, datetime
from typing import Any

import pytest

from core.catalog import Repeats
from core.commands.tasks import CreateTask
from core.records import Schedule
from gui.companions.world.window import WorldPanel
from gui.driver.ui_driver import UiDriver
from tests.gui.companions.world.acting import at


@pytest.mark.parametrize(
    ("button", "then"),
    [
        ("A Day Later", "2026-11-17 08:30"),
        ("A Week Later", "2026-11-23 08:30"),
        ("A Month Later", "2026-12-16 08:30"),
    ],
)
def test_time_passes(
    panel: WorldPanel, driver: UiDriver, button: str, then: str
) -> None:
    at(panel, "Clock")
    driver.shows("Lab time (UTC)", "2026-11-16 08:30")
    driver.press(button)
    driver.shows("Lab time (UTC)", then)


def test_a_month_after_the_last_of_january_is_the_last_of_february(
    panel: WorldPanel, driver: UiDriver
) -> None:
    at(panel, "Clock")
    driver.type({"Move the clock to": "2027-01-31"})
    driver.press("Move")
    driver.press("A Month Later")
    driver.shows("Lab time (UTC)", "2027-02-28 08:30")


def test_it_is_said_what_fell_due(panel: WorldPanel, driver: UiDriver) -> None:
    at(panel, "Clock")
    driver.press("A Day Later")
    driver.see("Nothing fell due.")
    driver.type({"Move the clock to": "2027-12-31"})
    driver.press("Move")
    driver.see("Licenses that expired and went back: 30.")


def test_tasks_run_on_the_way(panel: WorldPanel, driver: UiDriver) -> None:
    lab = panel.session.lab
    begins = datetime(2026, 12, 1, 6, tzinfo=UTC)
    task: Any = {"computer": "RDSH01", "task": "Report", "account": "a.adams"}
    schedule = Schedule(repeats=Repeats.MONTHLY, begins=begins)
    lab.do(CreateTask(**task, action="date /t", schedule=schedule))
    at(panel, "Clock")
    driver.type({"Move the clock to": "2027-01-10"})
    driver.press("Move")

    driver.see("Runs of scheduled tasks: 2.")
    driver.shows("Lab time (UTC)", "2027-01-10 08:30")
    assert lab.scheduled_task("RDSH01", "Report").last_text == "Fri 01/01/2027"
    (point,) = lab.restore_points()
    assert "2026-11-16" in point.name


def test_it_is_said_whose_grace_period_ended(
    panel: WorldPanel, driver: UiDriver
) -> None:
    at(panel, "Clock")
    driver.type({"Move the clock to": "2027-03-31"})
    driver.press("Move")
    driver.see("Grace period ended: RDSH01.")


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("31.12.2027", "This is not a date."),
        ("", "This is not a date."),
        ("2026-11-15", "The lab's clock only runs forward."),
        ("9999-12-31", "The lab's clock ends with the year 2099."),
    ],
)
def test_a_wrong_date_is_said_at_the_field(
    panel: WorldPanel, driver: UiDriver, typed: str, message: str
) -> None:
    at(panel, "Clock")
    driver.type({"Move the clock to": typed})
    driver.press("Move")
    driver.wrong("Move the clock to", message)
    driver.shows("Move the clock to", typed)
    driver.shows("Lab time (UTC)", "2026-11-16 08:30")
