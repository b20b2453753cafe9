"""The window of the license monitor: lines, levels, days."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from core.catalog import LogonPattern
from core.commands.history import Undo
from core.commands.simulate import SimulateDay
from core.lab import Lab
from gui.companions.monitor.window import LicenseMonitor
from gui.driver.ui_driver import UiDriver
from gui.manager.main_window import MainWindow
from gui.tables.table_shape import select_row
from gui.widgets.line_chart import LineChart
from tests.gui.companions.world.acting import wait_until
from tests.helpers.labs import MakeLab

OpenWindow = Callable[..., MainWindow]


@pytest.fixture
def lab(make_lab: MakeLab) -> Lab:
    """Make a lab where use grows from 18 to 30 of 100 on the second of two days."""
    lab = make_lab("office")
    day = SimulateDay(
        host="RDSH01", users=30, devices=1, pattern=LogonPattern.OFFICE_HOURS
    )
    lab.do(day)
    return lab


def monitor(window: MainWindow) -> LicenseMonitor:
    """Open it at Per User licenses, and let it count the days."""
    window.open_window("monitor")
    found = window.findChild(LicenseMonitor)
    assert isinstance(found, LicenseMonitor)
    wait_until(lambda: not found._task.is_working)
    select_row(found._table, 2)
    return found


def said(found: LicenseMonitor) -> str:
    label = found.findChild(QLabel, "summary")
    assert isinstance(label, QLabel)
    return label.text()


def test_it_says_when_licenses_run_out(open_window: OpenWindow, lab: Lab) -> None:
    found = monitor(open_window(lab))
    assert said(found) == (
        "2022 RDS Per User CAL: 30 of 100 are issued, 70 are available. "
        "At 12.0 more each day they run out on 2026-11-23."
    )
    assert [found._by_day.model().index(row, 2).data() for row in (0, 1)] == [
        "18",
        "30",
    ]


def test_it_follows_what_happens_in_the_lab(open_window: OpenWindow, lab: Lab) -> None:
    found = monitor(open_window(lab))
    lab.do(Undo())
    wait_until(lambda: not found._task.is_working)
    assert "18 of 100 are issued" in said(found)
    assert "known from the second day on" in said(found)
    assert found._by_day.model().rowCount() == 1


def test_a_day_of_the_chart_is_read_by_keys(open_window: OpenWindow, lab: Lab) -> None:
    found = monitor(open_window(lab))
    chart = found.findChild(LineChart)
    assert isinstance(chart, LineChart)
    QTest.keyClick(chart, Qt.Key.Key_End)
    told = "2026-11-17: Installed 100, Issued 30, Peak 30"
    assert chart.accessibleDescription() == told


def test_levels_are_set_by_keys_and_shown(
    open_window: OpenWindow, lab: Lab, driver: UiDriver
) -> None:
    found = monitor(open_window(lab))
    driver.go_to("License Monitor")
    driver.press("Set Levels…")
    driver.type({"Warning level (% issued)": "30"})
    driver.press("OK")
    driver.see("Enter this level, too, or leave both empty.")
    driver.type({"Critical level (% issued)": "20"})
    driver.press("OK")
    driver.see("Enter 30 or more: it comes after the warning level.")
    driver.type({"Critical level (% issued)": "90"})
    driver.press("OK")
    assert QApplication.activeModalWidget() is None
    (levels,) = lab.license_levels()
    assert (levels.warning, levels.critical) == (30, 90)
    row = [found._table.model().index(2, column).data() for column in (4, 5, 6)]
    assert row == ["Warning", "30 %", "90 %"]


def test_one_server_is_looked_at_by_itself(open_window: OpenWindow, lab: Lab) -> None:
    found = monitor(open_window(lab))
    found._servers.choose("RDLIC02")
    assert found._table.model().rowCount() == 1
    assert said(found).startswith("2016 RDS Per User CAL: 0 of 20")


def test_for_reading_levels_cannot_be_set_and_it_says_why(
    open_window: OpenWindow, lab: Lab
) -> None:
    found = monitor(open_window(lab, read_only=True))
    button = found.findChild(QPushButton, "set-levels")
    assert isinstance(button, QPushButton)
    assert not button.isEnabled()
    assert "Read-only" in said(found)
