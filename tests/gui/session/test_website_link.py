"""The link to the website on the wizards' pages, and how long it leads somewhere."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPushButton,
)

from core.catalog import ConnectionMethod
from core.numbers.kinds import shown
from gui.driver.ui_driver import UiDriver
from gui.driver.visitor import Visitor
from gui.manager.main_window import MainWindow
from gui.session.desktop import instead_of_a_browser
from gui.website import peers
from tests.acceptance.test_cancel import KEY_PACK_ID, SERVER, SERVER_ID, use
from tests.gui.website.listening import is_listening, port_of, website_threads
from tests.helpers.labs import key_pack_id

LINK = "Go to this website"


@pytest.fixture
def addresses() -> Iterator[list[str]]:
    with instead_of_a_browser() as addresses:
        yield addresses


@pytest.fixture
def window(
    open_window: Callable[..., MainWindow], driver: UiDriver, addresses: list[str]
) -> Iterator[MainWindow]:
    """Go to the page that asks for a license key pack ID from the website."""
    window = open_window("activated")
    use(window.lab, ConnectionMethod.WEB)
    driver.context(SERVER, ["Install Licenses"])
    driver.press("Next")
    yield window
    while (modal := QApplication.activeModalWidget()) is not None:
        modal.close()


def test_nothing_runs_before_the_click(
    window: MainWindow, addresses: list[str]
) -> None:
    assert addresses == []
    assert website_threads() == []


def test_the_link_opens_the_website_and_shows_where(
    window: MainWindow, driver: UiDriver, addresses: list[str]
) -> None:
    driver.press(LINK)
    (door,) = addresses
    visitor = Visitor(door)

    assert visitor.open().title == "Select Option"
    address = f"http://{visitor.host}{visitor.path}"
    driver.shows("The simulated website is open in your browser at", address)
    visitor.close()


def test_what_the_browser_is_started_with_is_no_secret(
    window: MainWindow, driver: UiDriver, addresses: list[str]
) -> None:
    if not peers.can_be_told():
        pytest.skip("this system keeps command lines from other users")
    driver.press(LINK)

    assert addresses == [f"http://127.0.0.1:{port_of(addresses[0])}/"]


def test_the_link_works_by_keyboard(
    window: MainWindow, driver: UiDriver, addresses: list[str]
) -> None:
    for _ in range(20):
        focus = QApplication.focusWidget()
        if focus is not None and focus.accessibleName().startswith(LINK):
            break
        driver.shortcut("Tab")
    driver.shortcut("Space")

    assert len(addresses) == 1


def test_a_second_click_opens_the_same_website(
    window: MainWindow, driver: UiDriver, addresses: list[str]
) -> None:
    driver.press(LINK)
    driver.press(LINK)

    assert len(set(addresses)) == 1
    assert website_threads() == ["website"]


@pytest.mark.parametrize("leave", ["Cancel", "Escape", "title bar", "finish", "window"])
def test_nothing_listens_when_the_wizard_is_gone(
    leave: str, window: MainWindow, driver: UiDriver, addresses: list[str]
) -> None:
    driver.press(LINK)
    (address,) = addresses
    assert is_listening(address)
    if leave == "finish":
        driver.type({KEY_PACK_ID: shown(key_pack_id(window.lab.server("RDLIC01")))})
        driver.press("Next")
        driver.press("Finish")
    elif leave == "window":
        window.close()
    elif leave == "title bar":
        driver.window.close()
    else:
        driver.press(leave) if leave == "Cancel" else driver.shortcut(leave)

    assert not is_listening(address)
    assert website_threads() == []


def test_without_a_browser_the_address_is_shown(
    window: MainWindow, driver: UiDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _: False)
    driver.press(LINK)
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    assert box.text().startswith("No web browser could be opened.")
    driver.press("OK")
    edit = driver.window.findChild(QLineEdit, "website-address")
    assert isinstance(edit, QLineEdit)

    assert edit.text().startswith("http://127.0.0.1:")


def test_the_given_number_can_be_copied(window: MainWindow, driver: UiDriver) -> None:
    driver.press("Copy")

    number = shown(window.lab.server("RDLIC01").license_server_id)
    assert QGuiApplication.clipboard().text() == number


@pytest.mark.parametrize("method", [ConnectionMethod.WEB, ConnectionMethod.TELEPHONE])
def test_to_reactivate_the_present_id_is_told_too(
    method: ConnectionMethod,
    open_window: Callable[..., MainWindow],
    driver: UiDriver,
) -> None:
    window = open_window("activated")
    use(window.lab, method)
    driver.context(SERVER, ["Advanced", "Reactivate Server"])
    driver.press("Next")
    driver.press("Next")
    server = window.lab.server("RDLIC01")

    driver.see(SERVER_ID)
    driver.shows("When asked, give this product ID", shown(server.product_id))
    driver.shows(
        "When asked for the present license server ID, give this",
        shown(server.license_server_id),
    )
    driver.press("Cancel")


def test_the_link_is_heard_with_its_address_and_can_be_copied(
    window: MainWindow, driver: UiDriver, addresses: list[str]
) -> None:
    link = driver.window.findChild(QPushButton, "website")
    assert isinstance(link, QPushButton)
    address = window.session.labels.activate.website_address
    assert link.accessibleName() == f"{LINK} {address}"
    clipboard = QGuiApplication.clipboard()
    for copy in (copy_by_key, copy_by_menu):
        clipboard.clear()
        copy(link)
        assert clipboard.text() == address
    assert addresses == []


def copy_by_key(link: QPushButton) -> None:
    link.setFocus()
    QTest.keyClick(link, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)


def copy_by_menu(link: QPushButton) -> None:
    link.customContextMenuRequested.emit(link.rect().center())
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
