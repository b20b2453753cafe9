"""The licensing website by itself, and how long it is there."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from core.catalog import ClearinghouseCondition, ConnectionMethod
from core.commands.faults import SetClearinghouseCondition
from core.numbers.kinds import shown
from gui.companions.table import open_companion
from gui.companions.website.window import LicensingWebsite
from gui.driver.ui_driver import UiDriver
from gui.driver.visitor import Visitor
from gui.manager.main_window import MainWindow
from gui.session.desktop import instead_of_a_browser
from tests.acceptance.test_cancel import SERVER, SERVER_ID, use
from tests.gui.website.entries import PERSON
from tests.gui.website.listening import is_listening, website_threads

LINK = "Go to this website"


@pytest.fixture
def addresses() -> Iterator[list[str]]:
    with instead_of_a_browser() as addresses:
        yield addresses


@pytest.fixture
def website(window: MainWindow, addresses: list[str]) -> LicensingWebsite:
    opened = open_companion("website", window.session, window)
    assert isinstance(opened, LicensingWebsite)
    assert QTest.qWaitForWindowActive(opened)
    return opened


def test_nothing_listens_before_the_link_is_clicked(
    website: LicensingWebsite, addresses: list[str]
) -> None:
    assert addresses == []
    assert website_threads() == []


@pytest.mark.parametrize("leave", ["title bar", "manager"])
def test_nothing_listens_once_its_window_is_gone(
    website: LicensingWebsite,
    window: MainWindow,
    driver: UiDriver,
    addresses: list[str],
    leave: str,
) -> None:
    driver.press(LINK)
    (address,) = addresses
    assert is_listening(address)
    (window if leave == "manager" else website).close()

    assert not is_listening(address)
    assert website_threads() == []


def test_a_second_click_opens_the_same_website(
    website: LicensingWebsite, driver: UiDriver, addresses: list[str]
) -> None:
    driver.press(LINK)
    driver.press(LINK)

    assert len(set(addresses)) == 1
    assert website_threads() == ["website"]


def test_the_link_is_reached_and_opened_by_keyboard(
    website: LicensingWebsite, driver: UiDriver, addresses: list[str]
) -> None:
    driver.shortcut("Space")

    assert len(addresses) == 1


def test_the_address_is_heard_and_copied(
    website: LicensingWebsite, driver: UiDriver, addresses: list[str]
) -> None:
    driver.press(LINK)
    line = website.findChild(QLineEdit, "website-address")
    copy = website.findChild(QPushButton, "copy-website-address")
    assert isinstance(line, QLineEdit)
    assert isinstance(copy, QPushButton)
    assert line.accessibleName() == "The simulated website is open in your browser at"
    assert copy.accessibleName() == f"Copy: {line.accessibleName()}"
    driver.press("Copy")
    copied = QGuiApplication.clipboard().text()
    visitor = Visitor(copied)
    title = visitor.open().title
    visitor.close()

    assert copied == line.text()
    assert title == "Select Option"


def test_it_needs_neither_the_clearinghouse_nor_a_wizard(
    website: LicensingWebsite,
    window: MainWindow,
    driver: UiDriver,
    addresses: list[str],
) -> None:
    """The other computer has Internet, the license server has none (seed 003)."""
    lab = window.lab
    lab.do(SetClearinghouseCondition(condition=ClearinghouseCondition.UNREACHABLE))
    driver.press(LINK)
    visitor = Visitor(addresses.pop())
    product_id = {"product_id": shown(lab.server("RDLIC01").product_id)}
    page = visitor.walk("activate", product_id, PERSON, {})
    visitor.close()

    assert page.title == "Your license server ID"
    assert page.number.startswith("TRSID")


def test_a_number_is_good_for_a_later_run_of_the_wizard(
    open_window: Callable[..., MainWindow], driver: UiDriver, addresses: list[str]
) -> None:
    """A wizard that was left in between changes no product ID (domain.md 13.16)."""
    window = open_window("fresh")
    use(window.lab, ConnectionMethod.WEB)
    open_companion("website", window.session, window)
    driver.go_to("Licensing Website")
    driver.press(LINK)
    visitor = Visitor(addresses.pop())
    product_id = {"product_id": shown(window.lab.server("RDLIC01").product_id)}
    number = visitor.walk("activate", product_id, PERSON, {}).number
    visitor.close()
    for leave in ("Cancel", "Next"):
        driver.go_to("RD Licensing Manager")
        driver.context(SERVER, ["Activate Server"])
        driver.press("Next")
        driver.press("Next")
        driver.type({SERVER_ID: number})
        driver.press(leave)
    driver.tick({"Start Install Licenses Wizard now": False})
    driver.press("Finish")

    assert window.lab.server("RDLIC01").is_activated
