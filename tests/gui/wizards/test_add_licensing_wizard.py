"""+ RD Licensing of Server Manager, from the overview to what comes of it."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QPushButton

from core.catalog import ProductVersion
from core.commands.sign_in import SignIn
from core.commands.world import SetSessionHostReachable
from gui.companions.server_manager.window import ServerManager
from gui.companions.table import open_companion
from gui.driver.ui_driver import UiDriver
from gui.manager.main_window import MainWindow
from tests.gui.surfaces import close_all

Start = Callable[..., MainWindow]
BUTTON = "+ RD Licensing"
OVERVIEW = ["Remote Desktop Services", "Overview"]
OVERVIEW_PAGE = 3


@pytest.fixture
def start(open_window: Callable[..., MainWindow], driver: UiDriver) -> Iterator[Start]:
    windows: list[MainWindow] = []

    def run(scenario: str = "fresh", **options: object) -> MainWindow:
        window = open_window(scenario, **options)
        windows.append(window)
        manager = open_companion("server-manager", window.session, window)
        assert QTest.qWaitForWindowActive(manager)
        driver.go_to("Server Manager")
        driver.node(OVERVIEW)
        return window

    yield run
    for window in windows:
        close_all(window)


def test_a_license_server_joins_by_next_and_add(start: Start, driver: UiDriver) -> None:
    window = start()
    driver.see("RD Licensing: None")
    driver.see("RD Session Host: RDSH01")
    driver.press(BUTTON)
    driver.row("RDLIC01")
    driver.press("Next")
    driver.press("Add")
    driver.see("Installation Results")
    driver.press("Finish")

    driver.see("RD Licensing: RDLIC01")
    driver.cells("RDSH01", {"License Servers": "RDLIC01"})
    assert window.lab.host("RDSH01").own_servers == ("RDLIC01",)


@pytest.mark.parametrize(
    ("server", "says"), [("RDLIC01", "already"), ("RDSH01", "will be")]
)
def test_it_says_whether_the_role_is_there(
    start: Start, driver: UiDriver, server: str, says: str
) -> None:
    start()
    driver.press(BUTTON)
    driver.row(server)
    driver.press("Next")
    summary = driver.window.findChild(QPlainTextEdit, "summary")
    assert isinstance(summary, QPlainTextEdit)

    assert f"License server: {server}" in summary.toPlainText()
    assert says in summary.toPlainText()
    driver.press("Cancel")


def test_the_role_is_installed_where_it_is_missing(
    start: Start, driver: UiDriver
) -> None:
    window = start()
    driver.press(BUTTON)
    driver.row("RDSH01")
    driver.press("Next")
    driver.press("Add")
    driver.press("Finish")

    assert [s.name for s in window.lab.servers()] == ["RDLIC01", "RDSH01"]
    driver.see("RD Licensing: RDSH01")


@pytest.mark.parametrize(("scenario", "is_said"), [("fresh", True), ("office", False)])
def test_what_is_not_activated_is_to_be_activated_next(
    start: Start, driver: UiDriver, scenario: str, is_said: bool
) -> None:
    start(scenario)
    driver.press(BUTTON)
    driver.row("RDLIC01" if is_said else "RDLIC02")
    driver.press("Next")
    driver.press("Add")

    driver.see("Choose the licensing mode")
    (driver.see if is_said else driver.unsee)("Activate the license server next")
    driver.press("Finish")


def test_a_computer_that_does_not_answer_is_told_at_the_list(
    start: Start, driver: UiDriver
) -> None:
    window = start()
    window.lab.do(SetSessionHostReachable(host="RDSH01", is_reachable=False))
    driver.press(BUTTON)
    driver.row("RDSH01")
    driver.press("Next")

    driver.wrong("Servers that can be added", "RDSH01 does not answer")
    driver.press("Cancel")


def test_who_may_not_is_refused_and_nothing_changes(
    start: Start, driver: UiDriver
) -> None:
    window = start()
    window.lab.do(SignIn(account="b.baker"))
    driver.press(BUTTON)
    driver.row("RDLIC01")
    driver.press("Next")
    driver.press("Add")
    driver.see("You are not a member of the Administrators group")
    driver.press("OK")
    driver.press("Cancel")

    assert window.lab.host("RDSH01").own_servers == ()


def test_there_is_nothing_to_add_once_all_are_there(
    start: Start, driver: UiDriver
) -> None:
    window = start()
    for server in ("RDLIC01", "RDSH01"):
        driver.press(BUTTON)
        driver.row(server)
        driver.press("Next")
        driver.press("Add")
        driver.press("Finish")

    driver.greyed(BUTTON)
    assert window.lab.host("RDSH01").own_servers == ("RDLIC01", "RDSH01")


@pytest.mark.parametrize(
    ("edition", "is_there"), [("2008", False), ("2008r2", False), ("2012", True)]
)
def test_older_editions_have_no_such_button(
    open_window: Callable[..., MainWindow], edition: str, is_there: bool
) -> None:
    window = open_window("fresh", edition=ProductVersion(edition))
    manager = open_companion("server-manager", window.session, window)
    assert isinstance(manager, ServerManager)
    manager.show_page(OVERVIEW_PAGE)
    button = manager.findChild(QPushButton, "add-licensing")
    assert isinstance(button, QPushButton)

    assert button.isVisible() is is_there
    close_all(window)
