"""Which number the wizards show to call, and when they say that it is needed."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QLineEdit

from core import countries
from core.catalog import ConnectionMethod
from core.commands.properties import ChangeServerProperties
from core.lab import Lab
from gui.driver.ui_driver import UiDriver
from gui.manager.main_window import MainWindow
from tests.acceptance.test_cancel import SERVER

WIZARDS = {
    "Install Licenses": (["Install Licenses"], 1),
    "Reactivate Server": (["Advanced", "Reactivate Server"], 2),
    "Deactivate Server": (["Advanced", "Deactivate Server"], 1),
}
CHOICE = "Select Country or Region"


def set_up(lab: Lab, method: ConnectionMethod, country: str) -> None:
    registration = lab.server("RDLIC01").registration.changed(country=country)
    lab.do(
        ChangeServerProperties(
            server="RDLIC01", connection_method=method, registration=registration
        )
    )


def begin(wizard: str, driver: UiDriver) -> None:
    """Go on to the page that shows a telephone number."""
    menu, pages = WIZARDS[wizard]
    driver.context(SERVER, menu)
    for _ in range(pages):
        driver.press("Next")


def number(driver: UiDriver) -> str:
    line = driver.window.findChild(QLineEdit, "source")
    assert isinstance(line, QLineEdit)
    return line.text()


@pytest.mark.parametrize("wizard", WIZARDS)
def test_the_number_is_that_of_the_country_in_properties(
    wizard: str, open_window: Callable[..., MainWindow], driver: UiDriver
) -> None:
    window = open_window("activated")
    set_up(window.lab, ConnectionMethod.TELEPHONE, "Norway")
    begin(wizard, driver)

    assert number(driver) == countries.telephone("Norway")
    driver.unsee(CHOICE)
    driver.press("Cancel")


@pytest.mark.parametrize("wizard", WIZARDS)
def test_who_named_no_country_is_asked_before_a_number_is_shown(
    wizard: str, open_window: Callable[..., MainWindow], driver: UiDriver
) -> None:
    window = open_window("activated")
    set_up(window.lab, ConnectionMethod.TELEPHONE, "")
    begin(wizard, driver)

    assert number(driver) == ""
    driver.greyed("Call…")
    driver.select({CHOICE: "Norway"})
    assert number(driver) == countries.telephone("Norway")
    driver.press("Cancel")


@pytest.mark.parametrize(
    ("method", "is_said"),
    [(ConnectionMethod.WEB, True), (ConnectionMethod.TELEPHONE, False)],
)
def test_the_website_cannot_deactivate_and_the_first_page_says_so(
    method: ConnectionMethod,
    is_said: bool,
    open_window: Callable[..., MainWindow],
    driver: UiDriver,
) -> None:
    window = open_window("activated")
    set_up(window.lab, method, "Norway")
    driver.context(SERVER, ["Advanced", "Deactivate Server"])
    says = driver._sees("A license server cannot be deactivated by the website.")

    assert says is is_said
    driver.press("Next")
    assert number(driver) == countries.telephone("Norway")
    driver.press("Cancel")
