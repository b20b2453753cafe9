"""The pages of the Manage Licenses Wizard."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton

from core.catalog import ClearinghouseCondition, ProductVersion
from core.commands.faults import SetClearinghouseCondition, SetServerReachable
from core.flows.manage import STEPS
from gui.driver.ui_driver import Gestures
from gui.manager.main_window import MainWindow
from gui.wizards.shell import CLIENT_HEIGHT, CLIENT_WIDTH
from tests.gui.surfaces import SURFACES, close_all
from tests.helpers.labs import retail_code

HOURS = 1e-4
OpenWindow = Callable[..., MainWindow]
SERVER = ["All servers", "RDLIC01"]
MIGRATE = "Migrate RDS CALs from another license server to this license server"
REBUILD = "Rebuild the license server database"
REPLACED = "The source license server is being replaced by this license server."
NOT_FUNCTIONING = "The source license server is no longer functioning."
ABSENT = "The specified source license server is not available on the network"
SOURCE_ID = "License server ID of the source license server"
NAME = "Name or IP address"
REMINDER = "I will remove the licenses from the source license server"
DELETION = (
    "Confirm deletion of RDS CALs that are currently installed on this license server"
)
MOVED = retail_code(102, version=ProductVersion.W2016)


@pytest.fixture
def office(open_window: OpenWindow) -> MainWindow:
    return open_window("office")


def to_source(hands: Gestures) -> None:
    hands.context(SERVER, ["Manage Licenses"])
    hands.press("Next")
    hands.press("Next")


def test_the_page_says_what_becomes_of_the_source(
    office: MainWindow, hands: Gestures
) -> None:
    hands.context(SERVER, ["Manage Licenses"])
    hands.press("Next")
    hands.see("removed from the source license server where it can be reached")
    hands.select({"Reason": NOT_FUNCTIONING})
    hands.see("They stay on the source license server")
    hands.tick({REBUILD: True})
    hands.see("All licenses on this license server are deleted")
    hands.press("Cancel")


def test_each_action_keeps_its_own_reason(office: MainWindow, hands: Gestures) -> None:
    hands.context(SERVER, ["Manage Licenses"])
    hands.press("Next")
    hands.shows("Reason", REPLACED)
    hands.select({"Reason": NOT_FUNCTIONING})
    hands.tick({REBUILD: True})
    hands.shows("Reason", "The database is damaged")
    hands.select({"Reason": "Other"})
    hands.tick({MIGRATE: True})
    hands.shows("Reason", NOT_FUNCTIONING)
    hands.tick({REBUILD: True})
    hands.shows("Reason", "Other")
    hands.press("Cancel")


def test_the_action_is_chosen_with_the_arrow_keys(
    office: MainWindow, hands: Gestures
) -> None:
    hands.context(SERVER, ["Manage Licenses"])
    hands.press("Next")
    focus = QApplication.focusWidget()
    assert isinstance(focus, QRadioButton)
    QTest.keyClick(focus, Qt.Key.Key_Down)
    hands.press("Next")
    hands.see("Confirm Deletion of RDS CALs")
    hands.press("Cancel")


def test_only_what_is_asked_for_can_be_typed(
    office: MainWindow, hands: Gestures
) -> None:
    to_source(hands)
    hands.greyed("Operating system")
    hands.greyed(SOURCE_ID)
    hands.type({NAME: "RDLIC02"})
    hands.tick({ABSENT: True})
    hands.greyed(NAME)
    hands.shows(NAME, "RDLIC02")
    hands.select({"Operating system": "Windows 2000 Server"})
    hands.press("Next")
    hands.wrong(SOURCE_ID, "Enter the license server ID.")
    hands.tick({ABSENT: False})
    hands.greyed(SOURCE_ID)
    hands.press("Next")
    hands.see("License Program")
    hands.press("Cancel")


@pytest.mark.parametrize(("tick", "way"), [(REMINDER, MIGRATE), (DELETION, REBUILD)])
def test_next_works_only_while_the_box_is_ticked(
    office: MainWindow, hands: Gestures, tick: str, way: str
) -> None:
    hands.context(SERVER, ["Manage Licenses"])
    hands.press("Next")
    hands.tick({way: True})
    if way == MIGRATE:
        hands.select({"Reason": NOT_FUNCTIONING})
    hands.press("Next")
    hands.greyed("Next")
    hands.tick({tick: True})
    hands.press("Next")
    hands.see("License Program")
    hands.press("Back")
    hands.tick({tick: False})
    hands.greyed("Next")
    hands.press("Cancel")


def test_a_source_that_is_turned_off_is_told_at_its_field(
    office: MainWindow, hands: Gestures
) -> None:
    office.lab.do(SetServerReachable(server="RDLIC02", is_reachable=False))
    to_source(hands)
    hands.type({NAME: "RDLIC02"})
    hands.press("Next")
    hands.wrong(NAME, "The source license server RDLIC02 does not answer.")
    hands.shows(NAME, "RDLIC02")
    hands.press("Cancel")


def test_a_refusal_leaves_the_wizard_open_and_the_lab_as_it_was(
    office: MainWindow, hands: Gestures
) -> None:
    unreachable = ClearinghouseCondition.UNREACHABLE
    office.lab.do(SetClearinghouseCondition(condition=unreachable))
    before = office.lab.packs("RDLIC02")
    to_source(hands)
    hands.type({NAME: "RDLIC02"})
    hands.press("Next")
    hands.press("Next")
    hands.type({"License code": MOVED})
    hands.press("Next")
    hands.see("cannot contact the Microsoft Clearinghouse")
    hands.press("OK")
    hands.see("License Code")
    assert office.lab.packs("RDLIC02") == before
    reachable = ClearinghouseCondition.REACHABLE
    office.lab.do(SetClearinghouseCondition(condition=reachable))
    hands.press("Next")
    hands.see("removed from RDLIC02")
    hands.press("Finish")


@pytest.mark.parametrize("edition", ["2008", "2008r2", "2022"])
@pytest.mark.parametrize("step", STEPS)
def test_every_page_has_the_genuine_size(
    open_window: OpenWindow, edition: str, step: str
) -> None:
    window = open_window("office", edition=edition, speed=HOURS)
    page = SURFACES[f"manage: {step}"](window)

    assert (page.width(), page.height()) == (CLIENT_WIDTH, CLIENT_HEIGHT)
    close_all(window)
