from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
)
from pytestqt.qtbot import QtBot

from core.catalog import LicensingMode, Repeats
from core.commands.history import CreateRestorePoint
from core.commands.policy import ConfigureSessionHost
from core.commands.tasks import CreateTask
from core.commands.time import MoveClock
from core.records import Schedule
from gui.companions.world.run import Run
from gui.companions.world.window import WorldPanel
from gui.driver.ui_driver import UiDriver
from gui.widgets.line_chart import LineChart
from tests.gui.companions.world.acting import at, rows, wait_for_the_end, wait_until
from tests.helpers.labs import world


def simulate(driver: UiDriver, **entries: str) -> None:
    typed = {"Users": "20", "Devices": "20", "Days": "3", **entries}
    driver.type(typed)
    driver.press("Simulate")


def test_between_two_days_the_window_answers(
    panel: WorldPanel, driver: UiDriver, qtbot: QtBot
) -> None:
    at(panel, "Simulate")
    simulate(driver, Users="2000", Devices="2000", Days="12")
    run = panel.findChild(Run)
    assert isinstance(run, Run)
    done: list[int] = []
    heart = QTimer(run, interval=1)
    heart.timeout.connect(lambda: done.append(run.done))
    heart.start()
    with qtbot.waitSignal(run.finished):
        pass
    assert max(later - now for now, later in pairwise(done)) == 1


def test_tasks_run_after_the_day_in_which_they_are_due(
    panel: WorldPanel, driver: UiDriver
) -> None:
    lab = panel.session.lab
    schedule = Schedule(repeats=Repeats.DAILY, begins=lab.settings().now)
    task: Any = {"computer": "RDSH01", "task": "Report", "account": "a.adams"}
    lab.do(CreateTask(**task, action="date /t", schedule=schedule))
    at(panel, "Simulate")
    simulate(driver)
    wait_for_the_end(panel)

    driver.see("3 days were simulated.")
    runs = [e for e in lab.journal() if e.command == "begin-task-run"]
    assert len(runs) == 3
    assert lab.scheduled_task("RDSH01", "Report").last_text == "Thu 11/19/2026"


def test_days_are_simulated_and_summed_up(panel: WorldPanel, driver: UiDriver) -> None:
    panel.session.lab.do(
        ConfigureSessionHost(
            host="RDSH01",
            mode=LicensingMode.PER_DEVICE,
            license_servers=("RDLIC01",),
        )
    )
    at(panel, "Simulate")
    simulate(driver)
    wait_for_the_end(panel)
    driver.see("3 days were simulated.")
    days = rows(panel, "results")
    assert [row[1] for row in days] == ["20", "20", "20", "60"]
    assert days[-1][0] == "Total"
    assert days[-1][2:4] == ["8", "8"]
    driver.press("Copy")
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[0].split("\t")[:3] == ["Day", "Logons", "New Temporary"]
    assert len(copied) == 5


def test_the_day_on_which_a_grace_period_ends_is_named(
    panel: WorldPanel, driver: UiDriver
) -> None:
    until = panel.session.lab.settings().now + timedelta(days=118)
    panel.session.lab.do(MoveClock(until=until))
    at(panel, "Simulate")
    simulate(driver)
    wait_for_the_end(panel)

    ended = {row[0]: row[-1] for row in rows(panel, "results")}
    assert ended == {
        "2027-03-14": "",
        "2027-03-15": "RDSH01",
        "2027-03-16": "",
        "Total": "RDSH01",
    }
    chart = panel.findChild(LineChart)
    assert isinstance(chart, LineChart)
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Right):
        QTest.keyClick(chart, key)
    driver.see("Grace period ended: RDSH01.")


def test_a_run_is_taken_back_at_once(panel: WorldPanel, driver: UiDriver) -> None:
    lab = panel.session.lab
    before = world(lab)
    at(panel, "Simulate")
    simulate(driver)
    wait_for_the_end(panel)
    assert [p.name for p in lab.restore_points()] == [
        "Before simulation 2026-11-16 08:30"
    ]
    driver.press("Take Back")
    driver.see("The lab is as it was before the simulation.")
    assert world(lab) == before
    driver.greyed("Take Back")


def test_a_second_run_from_the_same_time_gets_another_restore_point(
    panel: WorldPanel, driver: UiDriver
) -> None:
    lab = panel.session.lab
    name = "Before simulation 2026-11-16 08:30"
    lab.do(CreateRestorePoint(point=name.upper()))
    at(panel, "Simulate")
    simulate(driver, Days="1")
    wait_for_the_end(panel)
    assert lab.restore_points()[-1].name == f"{name} (2)"


def test_cancel_leaves_whole_days(panel: WorldPanel, driver: UiDriver) -> None:
    lab = panel.session.lab
    at(panel, "Simulate")
    simulate(driver, Days="3000")
    wait_until(lambda: len(rows(panel, "results")) > 3)
    driver.press("Cancel")
    wait_for_the_end(panel)
    done = len(rows(panel, "results")) - 1
    assert done < 3000
    driver.see(f"Cancelled after {done} whole days.")
    names = [entry.command for entry in lab.journal()]
    assert names == ["create-restore-point", *["simulate-day"] * done]


def test_closing_the_window_ends_a_run(panel: WorldPanel, driver: UiDriver) -> None:
    lab = panel.session.lab
    at(panel, "Simulate")
    simulate(driver, Days="3000")
    panel.close()
    QApplication.processEvents()
    done = len(list(lab.journal()))
    QTest.qWait(30)
    assert len(list(lab.journal())) == done


@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        ("Users", "0", "Enter a whole number from 1 to 10,000."),
        ("Users", "x", "Enter a whole number from 1 to 10,000."),
        ("Devices", "10001", "Enter a whole number from 1 to 10,000."),
        ("Days", "", "Enter a whole number from 1 to 3,650."),
    ],
)
def test_wrong_numbers_are_said_at_the_field(
    panel: WorldPanel, driver: UiDriver, field: str, typed: str, message: str
) -> None:
    at(panel, "Simulate")
    simulate(driver, **{field: typed})
    driver.wrong(field, message)
    assert list(panel.session.lab.journal()) == []


def test_not_too_many_machines_are_cloned(panel: WorldPanel, driver: UiDriver) -> None:
    at(panel, "Simulate")
    driver.select({"Pattern": "Cloned VDI machines"})
    simulate(driver, Devices="251")
    driver.wrong("Devices", "At most 250 cloned machines can be simulated.")


def test_what_stops_a_run_is_told(panel: WorldPanel, driver: UiDriver) -> None:
    at(panel, "Hosts")
    driver.tick({"Reachable on the network": False})
    at(panel, "Simulate")
    simulate(driver)
    driver.see("Remote Desktop can't connect to the remote computer RDSH01.")
    driver.press("OK")
    driver.see("Cancelled after 0 whole days.")
