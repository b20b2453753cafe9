"""Leaving while the wizard is in contact with the Clearinghouse changes nothing."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QTimer

from gui.driver.ui_driver import UiDriver
from gui.manager.main_window import MainWindow
from gui.session.delays import Wait
from tests.helpers.labs import retail_code

SERVER = ["All servers", "RDLIC01"]
NEVER = 1e-6
"""A speed at which no connection comes to an end while a test runs."""


def contact_to_activate(driver: UiDriver) -> None:
    driver.context(SERVER, ["Activate Server"])
    driver.press("Next")
    driver.press("Next")
    driver.type({"First name": "Robin", "Last name": "Roe", "Company": "R&D"})
    driver.select({"Country or Region": "Norway"})
    driver.press("Next")
    driver.press("Next")
    driver.see("Activating the License Server")


def contact_to_install(driver: UiDriver) -> None:
    driver.context(SERVER, ["Install Licenses"])
    driver.press("Next")
    driver.press("Next")
    driver.type({"License code": retail_code()})
    driver.press("Next")
    driver.see("Installing Licenses")


CONTACTS = pytest.mark.parametrize(
    ("scenario", "contact"),
    [("fresh", contact_to_activate), ("activated", contact_to_install)],
    ids=["activate", "install"],
)


def is_waiting(window: MainWindow) -> bool:
    timers = [t for w in window.findChildren(Wait) for t in w.findChildren(QTimer)]
    return any(timer.isActive() for timer in timers)


@CONTACTS
@pytest.mark.parametrize("leave", ["Cancel", "Escape", "title bar", "main window"])
def test_leaving_while_connecting_changes_nothing(
    leave: str,
    scenario: str,
    contact: Callable[[UiDriver], None],
    open_window: Callable[..., MainWindow],
    driver: UiDriver,
) -> None:
    window = open_window(scenario, speed=NEVER)
    before = window.lab.snapshot()
    contact(driver)
    assert is_waiting(window)
    if leave == "Cancel":
        driver.press("Cancel")
    elif leave == "Escape":
        driver.shortcut("Escape")
    elif leave == "title bar":
        driver.window.close()
    else:
        window.close()

    assert not is_waiting(window)
    assert window.lab.snapshot() == before


@CONTACTS
def test_there_is_only_cancel_while_connecting(
    scenario: str,
    contact: Callable[[UiDriver], None],
    open_window: Callable[..., MainWindow],
    driver: UiDriver,
) -> None:
    open_window(scenario, speed=NEVER)
    contact(driver)
    driver.greyed("Back")
    driver.greyed("Next")
    driver.shortcut("Return")
    driver.see("The wizard is contacting the Clearinghouse.")
    driver.press("Cancel")
    driver.unsee("Wizard")
