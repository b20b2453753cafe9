"""Leaving while the wizard is in contact with the Clearinghouse changes nothing."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QTimer

from gui.driver.ui_driver import Gestures
from gui.manager.main_window import MainWindow
from gui.session.delays import Wait
from tests.helpers.labs import retail_code

SERVER = ["All servers", "RDLIC01"]
NEVER = 1e-6
"""A speed at which no connection comes to an end while a test runs."""


def contact_to_activate(hands: Gestures) -> None:
    hands.context(SERVER, ["Activate Server"])
    hands.press("Next")
    hands.press("Next")
    hands.type({"First name": "Robin", "Last name": "Roe", "Company": "R&D"})
    hands.select({"Country or Region": "Norway"})
    hands.press("Next")
    hands.press("Next")
    hands.see("Activating the License Server")


def contact_to_install(hands: Gestures) -> None:
    hands.context(SERVER, ["Install Licenses"])
    hands.press("Next")
    hands.press("Next")
    hands.type({"License code": retail_code()})
    hands.press("Next")
    hands.see("Installing Licenses")


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
    contact: Callable[[Gestures], None],
    open_window: Callable[..., MainWindow],
    hands: Gestures,
) -> None:
    window = open_window(scenario, speed=NEVER)
    before = window.lab.snapshot()
    contact(hands)
    assert is_waiting(window)
    if leave == "Cancel":
        hands.press("Cancel")
    elif leave == "Escape":
        hands.shortcut("Escape")
    elif leave == "title bar":
        hands.window.close()
    else:
        window.close()

    assert not is_waiting(window)
    assert window.lab.snapshot() == before


@CONTACTS
def test_there_is_only_cancel_while_connecting(
    scenario: str,
    contact: Callable[[Gestures], None],
    open_window: Callable[..., MainWindow],
    hands: Gestures,
) -> None:
    open_window(scenario, speed=NEVER)
    contact(hands)
    hands.greyed("Back")
    hands.greyed("Next")
    hands.shortcut("Return")
    hands.see("The wizard is contacting the Clearinghouse.")
    hands.press("Cancel")
    hands.unsee("Wizard")
