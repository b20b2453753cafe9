"""The window of a telephone call, beside the wizard that needs the number."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton

from core.catalog import ConnectionMethod
from core.numbers.kinds import shown
from core.telephone import spelled
from gui.driver.ui_driver import UiDriver
from gui.manager.main_window import MainWindow
from gui.wizards.install_wizard import InstallWizard
from gui.wizards.telephone_call import TelephoneCallWindow
from tests.acceptance.test_cancel import KEY_PACK_ID, SERVER, use
from tests.helpers.labs import key_pack_id, retail_code

ANSWER = "Your answer"


@pytest.fixture
def window(open_window: Callable[..., MainWindow]) -> MainWindow:
    window = open_window("activated")
    use(window.lab, ConnectionMethod.TELEPHONE)
    return window


@pytest.fixture
def call(window: MainWindow, driver: UiDriver) -> Iterator[TelephoneCallWindow]:
    """Go to the page with the telephone number and call."""
    driver.context(SERVER, ["Install Licenses"])
    driver.press("Next")
    driver.press("Call")
    call = driver.window
    assert isinstance(call, TelephoneCallWindow)
    yield call
    wizard = QApplication.activeModalWidget()
    if wizard is not None:
        wizard.close()


def said(call: TelephoneCallWindow) -> list[str]:
    transcript = call.findChild(QPlainTextEdit)
    assert isinstance(transcript, QPlainTextEdit)
    return transcript.toPlainText().splitlines()


def button(call: TelephoneCallWindow, name: str) -> QPushButton:
    found = call.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def server_id(window: MainWindow) -> str:
    return shown(window.lab.server("RDLIC01").license_server_id)


def go_to_the_code(driver: UiDriver) -> None:
    driver.press("Read It Out")
    driver.press("Say It")
    driver.select({ANSWER: "License Pack (Retail Purchase)"})
    driver.press("Say It")


def test_a_call_gives_the_key_pack_id_that_the_wizard_takes(
    window: MainWindow, call: TelephoneCallWindow, driver: UiDriver
) -> None:
    go_to_the_code(driver)
    driver.type({ANSWER: retail_code()})
    driver.press("Say It")
    number = shown(key_pack_id(window.lab.server("RDLIC01")))
    assert said(call)[-7:] == spelled(number)
    driver.press("Thank You")

    driver.type({KEY_PACK_ID: number})
    driver.press("Next")
    driver.see("The requested licenses have been successfully installed")
    driver.press("Finish")


def test_the_transcript_tells_who_says_what(
    window: MainWindow, call: TelephoneCallWindow, driver: UiDriver
) -> None:
    go_to_the_code(driver)

    assert said(call)[0].startswith("Operator: Thank you for calling.")
    assert said(call)[1] == f"You: {server_id(window)}"
    assert said(call)[3] == "You: License Pack (Retail Purchase)"


def test_what_was_not_accepted_can_be_mended(
    call: TelephoneCallWindow, driver: UiDriver
) -> None:
    driver.type({ANSWER: "TRSID-<b>1</b>"})
    driver.shortcut("Return")

    assert said(call)[1] == "You: TRSID-<b>1</b>"
    assert "has 35 characters" in said(call)[2]
    driver.shows(ANSWER, "TRSID-<b>1</b>")


def test_reading_out_is_for_numbers_of_the_page(
    window: MainWindow, call: TelephoneCallWindow, driver: UiDriver
) -> None:
    driver.press("Read It Out")
    driver.shows(ANSWER, server_id(window))
    driver.press("Say It")

    driver.greyed("Read It Out")


def test_the_last_answer_can_be_corrected(
    call: TelephoneCallWindow, driver: UiDriver
) -> None:
    driver.greyed("Correct the Last Answer")
    go_to_the_code(driver)
    driver.press("Correct the Last Answer")
    driver.select({ANSWER: "Open License"})
    driver.press("Say It")

    assert "authorization number" in said(call)[-1]


def test_repeating_keeps_what_is_typed(
    call: TelephoneCallWindow, driver: UiDriver
) -> None:
    driver.type({ANSWER: "TRSID"})
    driver.press("Please Repeat")

    assert said(call)[-1] == said(call)[0]
    driver.shows(ANSWER, "TRSID")


def test_nothing_is_asked_after_the_answer(
    call: TelephoneCallWindow, driver: UiDriver
) -> None:
    go_to_the_code(driver)
    driver.type({ANSWER: retail_code()})
    driver.press("Say It")
    before = said(call)

    for label in ("Say It", "Read It Out", "Correct the Last Answer", ANSWER):
        driver.greyed(label)
    driver.shortcut("Return")
    assert said(call) == before
    driver.press("Please Repeat")
    assert said(call)[-7:] == before[-7:]


def test_wizard_and_call_are_used_side_by_side(
    call: TelephoneCallWindow, driver: UiDriver
) -> None:
    wizard = QApplication.activeModalWidget()
    assert isinstance(wizard, InstallWizard)
    assert not call.isModal()
    driver.press("Read It Out")
    wizard.activateWindow()
    assert QTest.qWaitForWindowActive(wizard)
    back = wizard.button(InstallWizard.WizardButton.BackButton)
    QTest.mouseClick(
        wizard.windowHandle(),  # as the window system does: it asks who is blocked
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier(0),
        back.mapTo(wizard, back.rect().center()),
    )
    driver.see("Welcome to the Install Licenses Wizard")
    driver.press("Next")
    driver.type({KEY_PACK_ID: "TRKEY"})

    assert call.isVisible()


def test_calling_again_shows_the_call_that_goes_on(
    call: TelephoneCallWindow, driver: UiDriver
) -> None:
    driver.type({ANSWER: "TRSID"})
    wizard = QApplication.activeModalWidget()
    assert wizard is not None
    wizard.activateWindow()
    assert QTest.qWaitForWindowActive(wizard)
    driver.press("Call")

    assert driver.window is call
    driver.shows(ANSWER, "TRSID")


@pytest.mark.parametrize("leave", ["thank", "close", "Escape"])
def test_after_hanging_up_one_can_call_again(
    leave: str, call: TelephoneCallWindow, driver: UiDriver
) -> None:
    driver.type({ANSWER: "TRSID"})
    if leave == "thank":
        button(call, "thank").click()
    elif leave == "close":
        call.close()
    else:
        driver.shortcut("Escape")
    driver.press("Call")

    driver.shows(ANSWER, "")


def test_the_call_ends_with_the_wizard(
    window: MainWindow, call: TelephoneCallWindow, driver: UiDriver
) -> None:
    wizard = QApplication.activeModalWidget()
    assert wizard is not None
    wizard.close()

    assert not call.isVisible()
    assert driver.window is window


def test_the_number_is_not_filled_in(
    call: TelephoneCallWindow, driver: UiDriver
) -> None:
    go_to_the_code(driver)
    driver.type({ANSWER: retail_code()})
    driver.press("Say It")
    driver.press("Thank You")

    driver.shows(KEY_PACK_ID, "")
