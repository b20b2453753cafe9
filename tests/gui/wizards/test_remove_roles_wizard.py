"""The Remove Roles and Features Wizard, from Server Manager."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtTest import QTest

from core.commands.faults import SetServerReachable
from core.commands.removal import RemoveLicensingRole, RemoveSessionHostRole
from core.commands.sign_in import SignIn
from gui.companions.table import open_companion
from gui.driver.ui_driver import UiDriver
from gui.manager.main_window import MainWindow
from tests.gui.surfaces import close_all

OpenWindow = Callable[..., MainWindow]
Start = Callable[..., MainWindow]


@pytest.fixture
def start(open_window: OpenWindow, driver: UiDriver) -> Iterator[Start]:
    windows: list[MainWindow] = []

    def run(scenario: str = "office") -> MainWindow:
        window = open_window(scenario)
        windows.append(window)
        manager = open_companion("server-manager", window.session, window)
        assert QTest.qWaitForWindowActive(manager)
        driver.go_to("Server Manager")
        return window

    yield run
    for window in windows:
        close_all(window)


def begin(driver: UiDriver, server: str) -> None:
    driver.menu(["Manage", "Remove Roles and Features"])
    driver.see("Before You Begin")
    driver.press("Next")
    driver.see("Server Selection")
    driver.row(server)


def test_a_session_host_becomes_a_server_for_two_administrators(
    start: Start, driver: UiDriver
) -> None:
    window = start()
    begin(driver, "RDSH01")
    driver.press("Next")
    driver.see("Server Roles")
    driver.greyed("Next")
    driver.greyed("Remote Desktop Licensing")
    driver.tick({"Remote Desktop Session Host": True})
    driver.press("Next")
    driver.see("Server: RDSH01")
    driver.see("its sessions end (now 0)")
    driver.see("two administrators")
    assert window.lab.host("RDSH01").has_role
    driver.press("Remove")
    driver.see("Removal succeeded on RDSH01.")
    driver.greyed("Back")
    driver.press("Finish")

    assert not window.lab.host("RDSH01").has_role
    driver.node(["All Servers"])
    driver.cells("RDSH01", {"Role": ""})


def test_a_license_server_goes_with_its_licenses(
    start: Start, driver: UiDriver
) -> None:
    window = start()
    begin(driver, "RDLIC01")
    driver.press("Next")
    driver.tick({"Remote Desktop Licensing": True})
    driver.press("Next")
    driver.see("its license packs (now 3) and what they have issued (now 30)")
    driver.press("Remove")
    driver.see("Removal succeeded on RDLIC01.")
    driver.press("Finish")

    assert [s.name for s in window.lab.servers()] == ["RDLIC02"]


def test_what_does_not_answer_keeps_its_roles(start: Start, driver: UiDriver) -> None:
    window = start()
    window.lab.do(SetServerReachable(server="RDLIC01", is_reachable=False))
    begin(driver, "RDLIC01")
    driver.press("Next")
    driver.see("RDLIC01 does not answer")
    driver.press("Cancel")


def test_where_nothing_is_installed_the_page_says_so(
    start: Start, driver: UiDriver
) -> None:
    window = start()
    for name in ("RDLIC01", "RDLIC02"):
        window.lab.do(RemoveLicensingRole(server=name))
    window.lab.do(RemoveSessionHostRole(host="RDSH01"))
    driver.menu(["Manage", "Remove Roles and Features"])
    driver.press("Next")
    driver.see("No server of this lab has a role service to remove.")
    driver.greyed("Next")
    driver.press("Cancel")


def test_who_is_no_administrator_removes_nothing(
    start: Start, driver: UiDriver
) -> None:
    window = start()
    window.lab.do(SignIn(account="b.baker"))
    begin(driver, "RDSH01")
    driver.press("Next")
    driver.tick({"Remote Desktop Session Host": True})
    driver.press("Next")
    driver.press("Remove")
    driver.see("administrator")
    driver.press("OK")
    driver.press("Cancel")

    assert window.lab.host("RDSH01").has_role
