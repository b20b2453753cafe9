"""The pages of the Manage Licenses Wizard."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton

from core.catalog import ClearinghouseCondition, ProductVersion
from core.commands.faults import SetClearinghouseCondition, SetServerReachable
from core.flows.manage import STEPS
from gui.driver.ui_driver import UiDriver
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


def to_source(driver: UiDriver) -> None:
    driver.context(SERVER, ["Manage Licenses"])
    driver.press("Next")
    driver.press("Next")


def test_the_page_says_what_becomes_of_the_source(
    office: MainWindow, driver: UiDriver
) -> None:
    driver.context(SERVER, ["Manage Licenses"])
    driver.press("Next")
    driver.see("removed from the source license server where it can be reached")
    driver.select({"Reason": NOT_FUNCTIONING})
    driver.see("They stay on the source license server")
    driver.tick({REBUILD: True})
    driver.see("All licenses on this license server are deleted")
    driver.press("Cancel")


def test_each_action_keeps_its_own_reason(office: MainWindow, driver: UiDriver) -> None:
    driver.context(SERVER, ["Manage Licenses"])
    driver.press("Next")
    driver.shows("Reason", REPLACED)
    driver.select({"Reason": NOT_FUNCTIONING})
    driver.tick({REBUILD: True})
    driver.shows("Reason", "The database is damaged")
    driver.select({"Reason": "Other"})
    driver.tick({MIGRATE: True})
    driver.shows("Reason", NOT_FUNCTIONING)
    driver.tick({REBUILD: True})
    driver.shows("Reason", "Other")
    driver.press("Cancel")


def test_the_action_is_chosen_with_the_arrow_keys(
    office: MainWindow, driver: UiDriver
) -> None:
    driver.context(SERVER, ["Manage Licenses"])
    driver.press("Next")
    focus = QApplication.focusWidget()
    assert isinstance(focus, QRadioButton)
    QTest.keyClick(focus, Qt.Key.Key_Down)
    driver.press("Next")
    driver.see("Confirm Deletion of RDS CALs")
    driver.press("Cancel")


def test_only_what_is_asked_for_can_be_typed(
    office: MainWindow, driver: UiDriver
) -> None:
    to_source(driver)
    driver.greyed("Operating system")
    driver.greyed(SOURCE_ID)
    driver.type({NAME: "RDLIC02"})
    driver.tick({ABSENT: True})
    driver.greyed(NAME)
    driver.shows(NAME, "RDLIC02")
    driver.select({"Operating system": "Windows 2000 Server"})
    driver.press("Next")
    driver.wrong(SOURCE_ID, "Enter the license server ID.")
    driver.tick({ABSENT: False})
    driver.greyed(SOURCE_ID)
    driver.press("Next")
    driver.see("License Program")
    driver.press("Cancel")


@pytest.mark.parametrize(("tick", "way"), [(REMINDER, MIGRATE), (DELETION, REBUILD)])
def test_next_works_only_while_the_box_is_ticked(
    office: MainWindow, driver: UiDriver, tick: str, way: str
) -> None:
    driver.context(SERVER, ["Manage Licenses"])
    driver.press("Next")
    driver.tick({way: True})
    if way == MIGRATE:
        driver.select({"Reason": NOT_FUNCTIONING})
    driver.press("Next")
    driver.greyed("Next")
    driver.tick({tick: True})
    driver.press("Next")
    driver.see("License Program")
    driver.press("Back")
    driver.tick({tick: False})
    driver.greyed("Next")
    driver.press("Cancel")


def test_a_source_that_is_turned_off_is_told_at_its_field(
    office: MainWindow, driver: UiDriver
) -> None:
    office.lab.do(SetServerReachable(server="RDLIC02", is_reachable=False))
    to_source(driver)
    driver.type({NAME: "RDLIC02"})
    driver.press("Next")
    driver.wrong(NAME, "The source license server RDLIC02 does not answer.")
    driver.shows(NAME, "RDLIC02")
    driver.press("Cancel")


def test_a_refusal_leaves_the_wizard_open_and_the_lab_as_it_was(
    office: MainWindow, driver: UiDriver
) -> None:
    unreachable = ClearinghouseCondition.UNREACHABLE
    office.lab.do(SetClearinghouseCondition(condition=unreachable))
    before = office.lab.packs("RDLIC02")
    to_source(driver)
    driver.type({NAME: "RDLIC02"})
    driver.press("Next")
    driver.press("Next")
    driver.type({"License code": MOVED})
    driver.press("Next")
    driver.see("cannot contact the Microsoft Clearinghouse")
    driver.press("OK")
    driver.see("License Code")
    assert office.lab.packs("RDLIC02") == before
    reachable = ClearinghouseCondition.REACHABLE
    office.lab.do(SetClearinghouseCondition(condition=reachable))
    driver.press("Next")
    driver.see("removed from RDLIC02")
    driver.press("Finish")


@pytest.mark.parametrize("edition", ["2008", "2008r2", "2022"])
@pytest.mark.parametrize("step", STEPS)
def test_every_page_has_the_genuine_size(
    open_window: OpenWindow, edition: str, step: str
) -> None:
    window = open_window("office", edition=edition, speed=HOURS)
    page = SURFACES[f"manage: {step}"](window)

    assert (page.width(), page.height()) == (CLIENT_WIDTH, CLIENT_HEIGHT)
    close_all(window)
