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
from gui.driver.ui_driver import Gestures
from gui.manager.main_window import MainWindow
from tests.gui.surfaces import close_all

OpenWindow = Callable[..., MainWindow]
Start = Callable[..., MainWindow]
ROLE, SERVICE = "Remote Desktop Services", "Remote Desktop Licensing"
W2008, W2008_R2 = ProductVersion.W2008, ProductVersion.W2008R2


@pytest.fixture
def start(open_window: OpenWindow, hands: Gestures) -> Iterator[Start]:
    windows: list[MainWindow] = []

    def run(scenario: str = "fresh", **options: object) -> MainWindow:
        window = open_window(scenario, **options)
        windows.append(window)
        manager = open_companion("server-manager", window)
        assert QTest.qWaitForWindowActive(manager)
        hands.go_to("Server Manager")
        return window

    yield run
    for window in windows:
        close_all(window)


def begin(hands: Gestures) -> None:
    hands.menu(["Manage", "Add Roles and Features"])
    hands.see("Before You Begin")


def to_page(hands: Gestures, number: int, role: str = ROLE) -> None:
    """Go on to a page; 0 is the first."""
    begin(hands)
    ticked = {2: role, 3: SERVICE if role == ROLE else f"{role} Licensing"}
    for page in range(number):
        if page in ticked:
            hands.tick({ticked[page]: True})
        hands.press("Next")


def names(lab: Lab) -> list[str]:
    return [server.name for server in lab.servers()]


def test_a_session_host_becomes_a_license_server(start: Start, hands: Gestures) -> None:
    window = start()
    begin(hands)
    hands.press("Next")
    hands.see("Server Selection")
    hands.row("RDSH01")
    hands.press("Next")
    hands.see("Server Roles")
    hands.greyed("Next")
    hands.tick({ROLE: True})
    hands.press("Next")
    hands.see("Role Services")
    hands.greyed("Next")
    hands.tick({SERVICE: True})
    hands.tick({SERVICE: False})
    hands.greyed("Next")
    hands.tick({SERVICE: True})
    hands.press("Next")
    hands.see("Destination server: RDSH01")
    assert names(window.lab) == ["RDLIC01"]
    hands.press("Next")
    hands.see("Installation succeeded on RDSH01.")
    hands.see("is not in the group Terminal Server License Servers")
    hands.greyed("Cancel")
    hands.greyed("Back")
    hands.press("Finish")

    assert names(window.lab) == ["RDLIC01", "RDSH01"]
    hands.node(["All Servers"])
    hands.cells("RDSH01", {"Role": "RD Session Host, RD Licensing"})
    hands.row("RDSH01", ["RD Licensing Manager"])
    hands.node(["All servers", "RDSH01"])
    hands.see("Not Activated")


def test_setup_says_that_it_joined_the_group(start: Start, hands: Gestures) -> None:
    start().lab.do(SignIn(account="d.diaz"))
    to_page(hands, 5)
    hands.see("The license server was added to the group")
    hands.press("Finish")


def test_a_workgroup_has_no_group(start: Start, hands: Gestures) -> None:
    start("workgroup")
    to_page(hands, 5)
    hands.see("Installation succeeded on RDSH01.")
    hands.unsee("Terminal Server License Servers")
    hands.press("Finish")


@pytest.mark.parametrize("leave", ["Cancel", "Escape"])
@pytest.mark.parametrize("page", range(5))
def test_leaving_changes_nothing(
    start: Start, hands: Gestures, page: int, leave: str
) -> None:
    lab = start().lab
    before = lab.snapshot()
    to_page(hands, page)
    if leave == "Cancel":
        hands.press("Cancel")
    else:
        hands.shortcut("Escape")

    assert QApplication.activeModalWidget() is None
    assert lab.snapshot() == before


def test_back_keeps_what_was_chosen(start: Start, hands: Gestures) -> None:
    window = start(edition=W2008_R2)
    to_page(hands, 4)
    hands.see("Configure Discovery Scope for RD Licensing")
    hands.tick({"The forest": True})
    for _ in range(4):
        hands.press("Back")
    for _ in range(5):
        hands.press("Next")
    hands.see("Discovery scope: The forest")
    hands.press("Cancel")
    assert names(window.lab) == ["RDLIC01"]


@pytest.mark.parametrize(
    ("edition", "title"),
    [(W2008, "TS Licensing"), (W2008_R2, "RD Licensing")],
)
def test_older_editions_ask_for_the_scope(
    start: Start, hands: Gestures, edition: ProductVersion, title: str
) -> None:
    lab = start(edition=edition).lab
    lab.do(SignIn(account="d.diaz"))
    to_page(hands, 4, "Terminal Services" if edition is W2008 else ROLE)
    hands.see(f"Configure Discovery Scope for {title}")
    hands.greyed("This workgroup")
    hands.tick({"The forest": True})
    hands.press("Next")
    hands.press("Next")
    hands.see("d.diaz is not a member of the Enterprise Admins group")
    hands.press("OK")
    hands.press("Back")
    hands.tick({"This domain": True})
    hands.press("Next")
    hands.press("Next")
    hands.see("Installation succeeded")
    hands.press("Finish")
    assert lab.server("RDSH01").scope is DiscoveryScope.DOMAIN


def test_a_server_that_does_not_answer_is_refused(
    start: Start, hands: Gestures
) -> None:
    lab = start().lab
    lab.do(SetSessionHostReachable(host="RDSH01", is_reachable=False))
    to_page(hands, 2)
    hands.see("Server Selection")
    hands.see("RDSH01 does not answer, so nothing can be installed there.")
    hands.press("Cancel")


def test_there_may_be_no_server_left(start: Start, hands: Gestures) -> None:
    start().lab.do(AddLicensingRole(host="RDSH01"))
    to_page(hands, 1)
    hands.see("Every server of this lab has the role service already.")
    hands.greyed("Next")
    hands.press("Cancel")


def test_who_is_no_administrator_is_told_so(start: Start, hands: Gestures) -> None:
    lab = start().lab
    lab.do(SignIn(account="b.baker"))
    to_page(hands, 5)
    hands.see("You are not a member of the Administrators group on RDSH01.")
    hands.press("OK")
    hands.see("Confirmation")
    hands.press("Cancel")
    assert names(lab) == ["RDLIC01"]
