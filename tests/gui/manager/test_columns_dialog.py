from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from core.lab import Lab
from gui.driver.ui_driver import UiDriver
from gui.manager.columns_dialog import ColumnsDialog
from gui.manager.main_window import MainWindow
from gui.models.places import ALL_SERVERS, pack_place, server_place
from tests.gui.acting import column, titles

SERVER = server_place("RDLIC01")
ALL = [
    "License Version and Type",
    "License Program",
    "Total Licenses",
    "Available",
    "Issued",
    "Expiry Date",
    "Keypack ID",
]
OpenWindow = Callable[..., MainWindow]


@pytest.fixture
def office(open_window: OpenWindow) -> MainWindow:
    window = open_window("office")
    window.go(SERVER)
    return window


def columns(window: MainWindow) -> QListWidget:
    window.actions_["customize_columns"].trigger()
    dialog = window.findChild(ColumnsDialog)
    assert isinstance(dialog, ColumnsDialog)
    found = dialog.findChild(QListWidget, "columns")
    assert isinstance(found, QListWidget)
    return found


def items(found: QListWidget) -> list[QListWidgetItem]:
    return [found.item(row) for row in range(found.count())]


def toggle(found: QListWidget, *names: str) -> None:
    """Tick or clear with the keyboard."""
    for item in items(found):
        if item.text() in names:
            found.setCurrentItem(item)
            QTest.keyClick(found, Qt.Key.Key_Space)


def test_it_lists_the_columns_and_ticks_those_that_are_shown(
    office: MainWindow, driver: UiDriver
) -> None:
    office.list.show_columns([True, False, True, True, True, True, False])
    found = columns(office)
    ticked = [i.text() for i in items(found) if i.checkState() is Qt.CheckState.Checked]

    assert [i.text() for i in items(found)] == ALL
    assert ticked == titles(office)
    driver.press("Cancel")


def test_what_is_ticked_is_shown_and_remembered(
    office: MainWindow, open_window: OpenWindow, driver: UiDriver
) -> None:
    toggle(columns(office), "License Program", "Expiry Date")
    driver.press("OK")
    shown = [n for n in ALL if n not in {"License Program", "Expiry Date"}]
    assert titles(office) == shown

    office.lab.close()
    again = open_window(Lab.open(office.lab.path))
    again.go(SERVER)
    assert titles(again) == shown
    toggle(columns(again), "License Program", "Expiry Date")
    driver.press("OK")
    assert titles(again) == ALL


def test_cancel_changes_nothing(office: MainWindow, driver: UiDriver) -> None:
    toggle(columns(office), "License Program")
    driver.press("Cancel")

    assert titles(office) == ALL


def test_the_first_column_stays(office: MainWindow, driver: UiDriver) -> None:
    toggle(columns(office), *ALL)
    driver.press("OK")

    assert titles(office) == ALL[:1]


def test_other_lists_keep_their_columns(office: MainWindow, driver: UiDriver) -> None:
    toggle(columns(office), "License Program")
    driver.press("OK")
    office.go(ALL_SERVERS)

    assert len(titles(office)) == 5


def test_the_hardware_id_of_issued_licenses_is_offered_and_hidden_at_first(
    office: MainWindow, driver: UiDriver
) -> None:
    """domain.md 1.6, 13.1."""
    office.go(pack_place("RDLIC01", 4))
    assert "Hardware ID" not in titles(office)
    toggle(columns(office), "Hardware ID")
    driver.press("OK")

    held = {license_.hardware_id for license_ in office.lab.issued("RDLIC01", 4)}
    assert set(column(office, "Hardware ID")) == held
