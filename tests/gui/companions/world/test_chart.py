"""The picture of simulated days: what it tells, and how it leaves the window."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPushButton,
)

from core.events import DaySimulated
from gui.companions.world.chart import DaysChart
from gui.driver.ui_driver import UiDriver
from gui.manager.main_window import MainWindow
from gui.theme import theme
from gui.theme.colours import Theme
from gui.widgets.line_chart import LineChart

OpenWindow = Callable[..., MainWindow]


@pytest.fixture
def window(open_window: OpenWindow, driver: UiDriver) -> MainWindow:
    """Simulate three days from a Monday on."""
    window = open_window("office")
    window.open_window("world")
    (world,) = window.findChildren(QMainWindow)
    driver.go_to(world.windowTitle())
    driver.tab("Simulate")
    driver.type({"Users": "40", "Devices": "40", "Days": "3"})
    driver.press("Simulate")
    driver.see("3 days were simulated.")
    return window


def chart_of(window: MainWindow) -> LineChart:
    found = window.findChild(LineChart)
    assert isinstance(found, LineChart)
    return found


def told(window: MainWindow) -> str:
    line = window.findChild(QLabel, "day")
    assert isinstance(line, QLabel)
    return line.text()


def test_the_arrow_keys_tell_the_numbers_of_a_day(window: MainWindow) -> None:
    chart = chart_of(window)
    days = []
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_Right):
        QTest.keyClick(chart, key)
        assert chart.accessibleDescription() == told(window)
        days.append(told(window).partition(":")[0])

    assert days == ["Mon 2026-11-16", "Tue 2026-11-17", *["Wed 2026-11-18"] * 2]
    packs = [p for s in window.lab.servers() for p in window.lab.packs(s.name)]
    issued = sum(pack.issued for pack in packs if pack.is_purchased)
    assert f"Issued {issued:,}, Free " in told(window)


def test_a_click_chooses_the_nearest_day(window: MainWindow) -> None:
    chart = chart_of(window)
    right = chart.rect().center()
    right.setX(chart.width() - 5)
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=right)

    assert told(window).startswith("Wed ")


def test_it_is_drawn_in_every_look(window: MainWindow) -> None:
    pictures = []
    for look in (Theme.WINDOWS, Theme.DARK, Theme.HIGH_CONTRAST):
        theme.apply_theme(look)
        pictures.append(chart_of(window).grab().toImage())
    theme.apply_theme(Theme.WINDOWS)

    assert len({picture.pixelColor(3, 3).name() for picture in pictures}) == 3


@pytest.mark.parametrize(("suffix", "begins"), [("png", b"\x89PNG"), ("svg", b"<?xml")])
def test_it_is_saved(
    window: MainWindow,
    driver: UiDriver,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    suffix: str,
    begins: bytes,
) -> None:
    path = tmp_path / f"chart.{suffix}"
    monkeypatch.setattr(
        window.session.prompts, "ask_where_to_save", lambda *values: values[-1](path)
    )
    driver.press("Save Chart…")
    driver.see(path.name)
    driver.press("OK")

    content = path.read_bytes()
    assert content.startswith(begins)
    if suffix == "png":
        assert QImage(str(path)).width() == 1920
    else:
        assert b"Temporary" in content


@pytest.mark.parametrize("is_chosen", [True, False])
def test_what_was_refused_leads_to_the_events_of_that_day(
    window: MainWindow, driver: UiDriver, *, is_chosen: bool
) -> None:
    why = window.findChild(QPushButton, "why")
    assert isinstance(why, QPushButton)
    assert not why.isEnabled()
    chart = window.findChild(DaysChart)
    assert isinstance(chart, DaysChart)
    chart.add_event(DaySimulated(datetime(2026, 11, 19, tzinfo=UTC), refused=2))
    if is_chosen:
        QTest.keyClick(chart_of(window), Qt.Key.Key_Home)
        assert not why.isEnabled()  # nobody was refused on Monday
        QTest.keyClick(chart_of(window), Qt.Key.Key_End)
    driver.press("Why Refused")
    viewer = next(
        w for w in window.findChildren(QMainWindow) if w.objectName() == "events"
    )
    ticked = {
        box.objectName() for box in viewer.findChildren(QCheckBox) if box.isChecked()
    }
    line = viewer.findChild(QLineEdit, "list-filter")

    assert ticked == {"level-warning", "level-error"}
    assert (line.text() if isinstance(line, QLineEdit) else "") == (
        "2026-11-19" if is_chosen else ""
    )


def test_only_a_chart_with_days_can_be_kept(
    window: MainWindow, driver: UiDriver
) -> None:
    def can_be_kept() -> list[bool]:
        names = ("save-chart", "print-chart")
        found = [window.findChild(QPushButton, name) for name in names]
        return [isinstance(b, QPushButton) and b.isEnabled() for b in found]

    assert can_be_kept() == [True, True]
    driver.press("Take Back")
    assert can_be_kept() == [False, False]


def test_taking_back_empties_it(window: MainWindow, driver: UiDriver) -> None:
    driver.press("Take Back")
    chart = chart_of(window)
    QTest.keyClick(chart, Qt.Key.Key_Home)

    assert chart.chosen == -1
    assert told(window).startswith("Click a day")
