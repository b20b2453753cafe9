"""Connect to License Server: at once, after a search, or not at all."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QProgressBar

from core.commands.faults import SetServerReachable
from core.commands.sign_in import SignIn
from gui.dialogs.connect import ConnectDialog
from gui.driver.ui_driver import UiDriver
from gui.manager.main_window import MainWindow
from gui.models.places import server_place
from tests.gui.acting import column

OpenWindow = Callable[..., MainWindow]
FIELD = "License server (name or IP address)"
HOURS = 1e-4
"""A speed at which no search ends."""


@pytest.fixture
def network(open_window: OpenWindow) -> MainWindow:
    return open_window("network")


def connect(window: MainWindow, driver: UiDriver, computer: str) -> ConnectDialog:
    window.actions_["connect"].trigger()
    dialog = window.findChild(ConnectDialog)
    assert isinstance(dialog, ConnectDialog)
    driver.type({FIELD: computer})
    driver.press("OK")
    return dialog


def commands(window: MainWindow) -> list[str]:
    return [entry.command for entry in window.lab.journal()]


@pytest.mark.parametrize("computer", ["RDLIC03", "10.0.0.13", " rdlic03.corp.example "])
def test_a_server_is_listed_and_selected(
    network: MainWindow, driver: UiDriver, computer: str
) -> None:
    assert column(network, "Name") == ["RDLIC01", "RDLIC02"]
    connect(network, driver, computer)

    driver.unsee("Connect to License Server")
    assert network.place == server_place("RDLIC03")
    network.go_up()
    assert column(network, "Name") == ["RDLIC01", "RDLIC02", "RDLIC03"]


def test_a_server_that_is_listed_is_selected(
    network: MainWindow, driver: UiDriver
) -> None:
    connect(network, driver, "rdlic02")
    assert network.place == server_place("RDLIC02")


def test_it_stays_listed_after_refresh_all_and_in_another_window(
    network: MainWindow, driver: UiDriver
) -> None:
    connect(network, driver, "RDLIC03")
    network.go_up()
    network.actions_["refresh_all"].trigger()

    assert "RDLIC03" in column(network, "Name")


@pytest.mark.parametrize(
    ("computer", "message"),
    [
        ("", "Enter the name or IP address of a license server."),
        ("  ", "Enter the name or IP address of a license server."),
        ("x" * 300, "This is too long."),
        ("RDLIC99", "There is no computer RDLIC99 on the network."),
        ("10.0.0.99", "There is no computer 10.0.0.99 on the network."),
        ("RDSH01", "RDSH01 is not a license server"),
        ("RDLIC02", "The license server RDLIC02 is not available."),
    ],
)
def test_why_it_cannot_be_connected_is_said_at_the_field(
    network: MainWindow, driver: UiDriver, computer: str, message: str
) -> None:
    network.lab.do(SetServerReachable(server="RDLIC02", is_reachable=False))
    connect(network, driver, computer)
    driver.see(message)

    driver.wrong(FIELD, message)
    driver.shows(FIELD, computer)
    driver.press("Cancel")


def test_a_person_without_rights_is_told_where_to_get_them(
    network: MainWindow, driver: UiDriver
) -> None:
    network.lab.do(SignIn(account="b.baker"))
    connect(network, driver, "RDLIC03")

    driver.wrong(FIELD, "Choose Training, and then Sign In As…")
    driver.press("Cancel")


def test_a_search_shows_its_progress_and_ends_with_cancel(
    open_window: OpenWindow, driver: UiDriver
) -> None:
    window = open_window("network", speed=HOURS)
    dialog = connect(window, driver, "RDLIC99")
    driver.see("Searching for the license server…")
    driver.greyed("OK")
    (progress,) = dialog.findChildren(QProgressBar)
    assert progress.isVisible()
    driver.press("Cancel")

    driver.unsee("Connect to License Server")
    assert commands(window) == []


def test_a_search_ends_when_another_name_is_typed(
    open_window: OpenWindow, driver: UiDriver
) -> None:
    window = open_window("network", speed=HOURS)
    connect(window, driver, "RDLIC99")
    driver.see("Searching")
    driver.type({FIELD: "RDLIC03"})
    driver.unsee("Searching")
    driver.press("OK")

    assert window.place == server_place("RDLIC03")
    assert commands(window) == ["connect-to-server"]


def test_enter_during_a_search_starts_no_second_one(
    open_window: OpenWindow, driver: UiDriver
) -> None:
    window = open_window("network", speed=HOURS)
    dialog = connect(window, driver, "RDLIC99")
    first = dialog._search
    driver.shortcut("Return")

    assert dialog._search is first
    driver.press("Cancel")


def test_there_is_no_connecting_in_a_lab_that_is_read_only(
    open_window: OpenWindow,
) -> None:
    window = open_window("network", read_only=True)
    assert not window.actions_["connect"].isEnabled()
