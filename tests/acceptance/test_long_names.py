"""Long names, lists and messages fit into the windows."""

from collections.abc import Callable

from PySide6.QtWidgets import QLabel

from core.catalog import ConnectionMethod
from core.commands.properties import ChangeServerProperties
from core.text import MAX_LENGTH
from gui.driver.ui_driver import Gestures
from gui.manager.main_window import MainWindow
from gui.wizards.shell import CLIENT_HEIGHT, CLIENT_WIDTH
from tests.helpers.labs import REGISTRATION, retail_code

SERVER = ["All servers", "RDLIC01"]
MANY = 30


def test_a_long_word_does_not_widen_the_welcome_page(
    open_window: Callable[..., MainWindow], hands: Gestures
) -> None:
    window = open_window("activated")
    long = "W" * MAX_LENGTH
    window.lab.do(
        ChangeServerProperties(
            server="RDLIC01",
            connection_method=ConnectionMethod.AUTOMATIC,
            registration=REGISTRATION.changed(company=long),
        )
    )
    hands.context(SERVER, ["Install Licenses"])
    hands.see(f"Robin Roe, {long}")
    assert hands.window.width() == CLIENT_WIDTH
    hands.press("Cancel")


def test_a_long_word_in_a_note_does_not_widen_its_page(
    open_window: Callable[..., MainWindow], hands: Gestures
) -> None:
    open_window("office")
    hands.context(SERVER, ["Manage Licenses"])
    hands.press("Next")
    hands.press("Next")
    hands.type({"Name or IP address": "W" * MAX_LENGTH})
    hands.press("Next")
    hands.see("was not found on the network.")
    assert hands.window.width() == CLIENT_WIDTH
    hands.press("Cancel")


def test_many_codes_fit_on_the_pages(
    open_window: Callable[..., MainWindow], hands: Gestures
) -> None:
    window = open_window("activated")
    hands.context(SERVER, ["Install Licenses"])
    hands.press("Next")
    hands.press("Next")
    hands.press("Add")
    hands.see("The product key is not valid.")
    assert hands.window.height() == CLIENT_HEIGHT
    for serial in range(1, MANY + 1):
        hands.type({"License code": retail_code(serial)})
        hands.press("Add")
    assert hands.window.height() == CLIENT_HEIGHT
    hands.press("Next")
    hands.see("The requested licenses have been successfully installed.")
    assert (hands.window.width(), hands.window.height()) == (
        CLIENT_WIDTH,
        CLIENT_HEIGHT,
    )
    hands.press("Finish")
    assert len(window.lab.packs("RDLIC01")) == 1 + MANY


def test_a_dialog_grows_for_a_long_message(
    open_window: Callable[..., MainWindow], hands: Gestures
) -> None:
    open_window("activated")
    hands.context(SERVER, ["Install Licenses"])
    hands.press("Next")
    hands.select({"License program": "Select License"})
    hands.press("Next")
    hands.press("Add product keys…")
    hands.press("Add")
    hands.type({"Product key": retail_code(), "Quantity": "21"})
    hands.press("OK")
    hands.see("Enter a smaller quantity.")
    notes = [n for n in hands.window.findChildren(QLabel, "problem") if n.isVisible()]
    assert [n.height() >= n.heightForWidth(n.width()) for n in notes] == [True]
    hands.press("Cancel")
    hands.press("Cancel")
    hands.press("Cancel")
