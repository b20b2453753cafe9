"""The Add Roles and Features Wizard, from Server Manager."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.catalog import DiscoveryScope, ProductVersion
from core.commands.roles import AddLicensingRole
from core.commands.sign_in import SignIn
from core.commands.world import SetSessionHostReachable
from core.lab import Lab
from gui.companions.table import open_companion
from gui.driver.ui_driver import UiDriver
from gui.manager.main_window import MainWindow
from tests.gui.surfaces import close_all

OpenWindow = Callable[..., MainWindow]
Start = Callable[..., MainWindow]
ROLE, SERVICE = "Remote Desktop Services", "Remote Desktop Licensing"
W2008, W2008_R2 = ProductVersion.W2008, ProductVersion.W2008R2


@pytest.fixture
def start(open_window: OpenWindow, driver: UiDriver) -> Iterator[Start]:
    windows: list[MainWindow] = []

    def run(scenario: str = "fresh", **options: object) -> MainWindow:
        window = open_window(scenario, **options)
        windows.append(window)
        manager = open_companion("server-manager", window.session, window)
        assert QTest.qWaitForWindowActive(manager)
        driver.go_to("Server Manager")
        return window

    yield run
    for window in windows:
        close_all(window)


def begin(driver: UiDriver) -> None:
    driver.menu(["Manage", "Add Roles and Features"])
    driver.see("Before You Begin")


def to_page(driver: UiDriver, number: int, role: str = ROLE) -> None:
    """Go on to a page; 0 is the first."""
    begin(driver)
    ticked = {2: role, 3: SERVICE if role == ROLE else f"{role} Licensing"}
    for page in range(number):
        if page in ticked:
            driver.tick({ticked[page]: True})
        driver.press("Next")


def names(lab: Lab) -> list[str]:
    return [server.name for server in lab.servers()]


def test_a_session_host_becomes_a_license_server(
    start: Start, driver: UiDriver
) -> None:
    window = start()
    begin(driver)
    driver.press("Next")
    driver.see("Server Selection")
    driver.row("RDSH01")
    driver.press("Next")
    driver.see("Server Roles")
    driver.greyed("Next")
    driver.tick({ROLE: True})
    driver.press("Next")
    driver.see("Role Services")
    driver.greyed("Next")
    driver.tick({SERVICE: True})
    driver.tick({SERVICE: False})
    driver.greyed("Next")
    driver.tick({SERVICE: True})
    driver.press("Next")
    driver.see("Destination server: RDSH01")
    assert names(window.lab) == ["RDLIC01"]
    driver.press("Install")
    driver.see("Installation succeeded on RDSH01.")
    driver.see("is not in the group Terminal Server License Servers")
    driver.greyed("Cancel")
    driver.greyed("Back")
    driver.press("Finish")

    assert names(window.lab) == ["RDLIC01", "RDSH01"]
    driver.node(["All Servers"])
    driver.cells("RDSH01", {"Role": "RD Session Host, RD Licensing"})
    driver.row("RDSH01", ["RD Licensing Manager"])
    driver.node(["All servers", "RDSH01"])
    driver.see("Not Activated")


def test_setup_says_that_it_joined_the_group(start: Start, driver: UiDriver) -> None:
    start().lab.do(SignIn(account="d.diaz"))
    to_page(driver, 4)
    driver.press("Install")
    driver.see("The license server was added to the group")
    driver.press("Finish")


def test_a_workgroup_has_no_group(start: Start, driver: UiDriver) -> None:
    start("workgroup")
    to_page(driver, 4)
    driver.press("Install")
    driver.see("Installation succeeded on RDSH01.")
    driver.unsee("Terminal Server License Servers")
    driver.press("Finish")


@pytest.mark.parametrize("leave", ["Cancel", "Escape"])
@pytest.mark.parametrize("page", range(5))
def test_leaving_changes_nothing(
    start: Start, driver: UiDriver, page: int, leave: str
) -> None:
    lab = start().lab
    before = lab.snapshot()
    to_page(driver, page)
    if leave == "Cancel":
        driver.press("Cancel")
    else:
        driver.shortcut("Escape")

    assert QApplication.activeModalWidget() is None
    assert lab.snapshot() == before


def test_back_keeps_what_was_chosen(start: Start, driver: UiDriver) -> None:
    window = start(edition=W2008_R2)
    to_page(driver, 4)
    driver.see("Configure Discovery Scope for RD Licensing")
    driver.tick({"The forest": True})
    for _ in range(4):
        driver.press("Back")
    for _ in range(5):
        driver.press("Next")
    driver.see("Discovery scope: The forest")
    driver.press("Cancel")
    assert names(window.lab) == ["RDLIC01"]


@pytest.mark.parametrize(
    ("edition", "title"),
    [(W2008, "TS Licensing"), (W2008_R2, "RD Licensing")],
)
def test_older_editions_ask_for_the_scope(
    start: Start, driver: UiDriver, edition: ProductVersion, title: str
) -> None:
    lab = start(edition=edition).lab
    lab.do(SignIn(account="d.diaz"))
    to_page(driver, 4, "Terminal Services" if edition is W2008 else ROLE)
    driver.see(f"Configure Discovery Scope for {title}")
    driver.greyed("This workgroup")
    driver.tick({"The forest": True})
    driver.press("Next")
    driver.press("Install")
    driver.see("d.diaz is not a member of the Enterprise Admins group")
    driver.press("OK")
    driver.press("Back")
    driver.tick({"This domain": True})
    driver.press("Next")
    driver.press("Install")
    driver.see("Installation succeeded")
    driver.press("Finish")
    assert lab.server("RDSH01").scope is DiscoveryScope.DOMAIN


def test_a_server_that_does_not_answer_is_refused(
    start: Start, driver: UiDriver
) -> None:
    lab = start().lab
    lab.do(SetSessionHostReachable(host="RDSH01", is_reachable=False))
    to_page(driver, 2)
    driver.see("Server Selection")
    driver.see("RDSH01 does not answer, so nothing can be changed there.")
    driver.press("Cancel")


def test_there_may_be_no_server_left(start: Start, driver: UiDriver) -> None:
    start().lab.do(AddLicensingRole(host="RDSH01"))
    to_page(driver, 1)
    driver.see("Every server of this lab has the role service already.")
    driver.greyed("Next")
    driver.press("Cancel")


def test_who_is_no_administrator_is_told_so(start: Start, driver: UiDriver) -> None:
    lab = start().lab
    lab.do(SignIn(account="b.baker"))
    to_page(driver, 4)
    driver.press("Install")
    driver.see("You are not a member of the Administrators group on RDSH01.")
    driver.press("OK")
    driver.see("Confirmation")
    driver.press("Cancel")
    assert names(lab) == ["RDLIC01"]
