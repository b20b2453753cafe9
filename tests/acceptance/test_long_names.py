"""Long names, lists and messages fit into the windows."""

from collections.abc import Callable

from PySide6.QtWidgets import QLabel

from core.catalog import ConnectionMethod
from core.commands.properties import ChangeServerProperties
from core.lessons.variables import mistyped
from core.text import MAX_LENGTH
from gui.driver.ui_driver import UiDriver
from gui.manager.main_window import MainWindow
from gui.wizards.shell import CLIENT_HEIGHT, CLIENT_WIDTH
from tests.helpers.labs import REGISTRATION, retail_code

SERVER = ["All servers", "RDLIC01"]
MANY = 30


def test_a_long_word_does_not_widen_the_welcome_page(
    open_window: Callable[..., MainWindow], driver: UiDriver
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
    driver.context(SERVER, ["Install Licenses"])
    driver.see(f"Robin Roe, {long}")
    assert driver.window.width() == CLIENT_WIDTH
    driver.press("Cancel")


def test_a_long_word_in_a_note_does_not_widen_its_page(
    open_window: Callable[..., MainWindow], driver: UiDriver
) -> None:
    open_window("office")
    driver.context(SERVER, ["Manage Licenses"])
    driver.press("Next")
    driver.press("Next")
    driver.type({"Name or IP address": "W" * MAX_LENGTH})
    driver.press("Next")
    driver.see("was not found on the network.")
    assert driver.window.width() == CLIENT_WIDTH
    driver.press("Cancel")


def test_many_codes_fit_on_the_pages(
    open_window: Callable[..., MainWindow], driver: UiDriver
) -> None:
    window = open_window("activated")
    driver.context(SERVER, ["Install Licenses"])
    driver.press("Next")
    driver.press("Next")
    driver.type({"License code": mistyped(retail_code(), "wrong")})
    driver.press("Add")
    driver.wrong("License code", "The product key is not valid. Group 3 is wrong.")
    assert driver.window.height() == CLIENT_HEIGHT
    for serial in range(1, MANY + 1):
        driver.type({"License code": retail_code(serial)})
        driver.press("Add")
    assert driver.window.height() == CLIENT_HEIGHT
    driver.press("Next")
    driver.see("The requested licenses have been successfully installed.")
    assert (driver.window.width(), driver.window.height()) == (
        CLIENT_WIDTH,
        CLIENT_HEIGHT,
    )
    driver.press("Finish")
    assert len(window.lab.packs("RDLIC01")) == 1 + MANY


def test_a_dialog_grows_for_a_long_message(
    open_window: Callable[..., MainWindow], driver: UiDriver
) -> None:
    open_window("activated")
    driver.context(SERVER, ["Install Licenses"])
    driver.press("Next")
    driver.select({"License program": "Select License"})
    driver.press("Next")
    driver.press("Add product keys…")
    driver.press("Add")
    driver.type({"Product key": retail_code(), "Quantity": "21"})
    driver.press("OK")
    driver.see("Enter a smaller quantity.")
    notes = [n for n in driver.window.findChildren(QLabel, "problem") if n.isVisible()]
    assert [n.height() >= n.heightForWidth(n.width()) for n in notes] == [True]
    driver.press("Cancel")
    driver.press("Cancel")
    driver.press("Cancel")
