"""A server that is not there any more."""

import sqlite3
from collections.abc import Callable
from contextlib import closing

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox

from gui.driver.ui_driver import UiDriver
from gui.manager.main_window import MainWindow
from gui.models.places import ALL_SERVERS, server_place
from tests.gui.acting import rows

OpenWindow = Callable[..., MainWindow]
SERVER = server_place("RDLIC01")


@pytest.fixture
def office(open_window: OpenWindow) -> MainWindow:
    window = open_window("office")
    window.go(SERVER)
    return window


def message() -> str:
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    return box.text()


def test_a_server_that_another_program_removed_is_told_and_left(
    office: MainWindow, driver: UiDriver
) -> None:
    with closing(sqlite3.connect(office.lab.path)) as other:
        for table in ("issued_license", "license_pack", "used_number"):
            other.execute(f"DELETE FROM {table} WHERE server = 'RDLIC01'")
        other.execute("DELETE FROM license_server WHERE name = 'RDLIC01'")
        other.commit()
    office.actions_["properties"].trigger()
    assert "There is no license server RDLIC01 in this lab." in message()
    driver.press("OK")
    office.actions_["refresh"].trigger()

    assert office.tree.place == ALL_SERVERS
    assert [row[0] for row in rows(office)] == ["RDLIC02"]
