"""The World panel as a whole."""

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from gui.companions.table import open_companion
from gui.companions.world.window import WorldPanel
from gui.driver.ui_driver import UiDriver
from gui.manager.main_window import MainWindow
from tests.gui.companions.world.acting import at
from tests.gui.surfaces import close_all
from tests.helpers.labs import sql

OpenWindow = Callable[..., MainWindow]


def test_nothing_can_be_changed_in_a_lab_that_is_read_only(
    open_window: OpenWindow, driver: UiDriver
) -> None:
    window = open_window("office", read_only=True)
    panel = open_companion("world", window.session, window)
    assert isinstance(panel, WorldPanel)
    driver.go_to("World")
    driver.greyed("Add User…")
    for tab, labels in {
        "Devices": [
            "Add Device…",
            "Reimage",
            "Delete Stored License",
            "Delete Key MSLicensing",
            "Client",
            "Ordinary users may write the key MSLicensing",
        ],
        "Hosts": [
            "Reachable on the network",
            "Another vendor's protocol beside RDP",
        ],
        "Faults": [
            "Clearinghouse",
            "Reachable on the network",
            "Domain controller reachable",
            "Users may update their own license attributes",
        ],
        "Clock": ["A Day Later", "Move"],
        "Simulate": ["Simulate", "Cancel", "Take Back", "Copy"],
    }.items():
        at(panel, tab)
        for label in labels:
            driver.greyed(label)
    close_all(window)


def test_a_long_list_is_there_whole_and_stays_so(
    panel: WorldPanel, watched: Callable[[QAbstractItemModel], None], qtbot: QtBot
) -> None:
    lab = panel.session.lab
    view = panel.findChild(QTableView, "users")
    assert isinstance(view, QTableView)
    watched(view.model())
    with sql(lab):
        sql(lab).execute("BEGIN")
        sql(lab).executemany(
            "INSERT INTO user (name) VALUES (?)",
            [(f"user.{i:04d}",) for i in range(3000)],
        )
    lab.reload()
    panel.refresh()
    qtbot.waitUntil(lambda: view.model().rowCount() == 3025)
    panel.refresh()
    assert view.model().rowCount() == 3025
