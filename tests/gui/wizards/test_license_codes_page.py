from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QTableView

from core.catalog import LicenseProgram, LicenseType, ProductVersion
from core.numbers.kinds import shown
from gui.driver.ui_driver import UiDriver
from gui.manager.main_window import MainWindow
from gui.widgets.code_boxes import CodeBoxes
from gui.wizards.install_wizard import InstallWizard
from tests.gui.surfaces import close_all
from tests.helpers.labs import GENUINE_LOOKING, retail_code

FIELD = "License code"
FIRST, SECOND, THIRD = (shown(retail_code(serial)) for serial in (1, 2, 3))
DEVICES = retail_code(4, type_=LicenseType.PER_DEVICE, quantity=50)


@pytest.fixture
def wizard(
    open_window: Callable[..., MainWindow], driver: UiDriver
) -> Iterator[InstallWizard]:
    """Go to the page for license codes of a server that is activated."""
    window = open_window("activated")
    driver.context(["All servers", "RDLIC01"], ["Install Licenses"])
    driver.press("Next")
    driver.press("Next")
    wizard = window.findChild(InstallWizard)
    assert isinstance(wizard, InstallWizard)
    yield wizard
    close_all(window)


def table(wizard: InstallWizard) -> QTableView:
    found = wizard.currentPage().findChild(QTableView)
    assert isinstance(found, QTableView)
    return found


def rows(wizard: InstallWizard) -> list[list[str]]:
    model = table(wizard).model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def codes(wizard: InstallWizard) -> list[str]:
    return [row[0] for row in rows(wizard)]


def choose(wizard: InstallWizard, row: int) -> None:
    table(wizard).selectRow(row)


def add(driver: UiDriver, *typed: str) -> None:
    for code in typed:
        driver.type({FIELD: code})
        driver.press("Add")


def test_a_code_is_listed_with_what_it_was_bought_for(
    wizard: InstallWizard, driver: UiDriver
) -> None:
    add(driver, FIRST, shown(DEVICES).lower())

    assert rows(wizard) == [
        [FIRST, "2022 RDS Per User CAL", "20"],
        [shown(DEVICES), "2022 RDS Per Device CAL", "50"],
    ]
    driver.shows(FIELD, "")
    assert isinstance(QApplication.focusWidget(), QLineEdit)


def test_a_pasted_code_is_added(wizard: InstallWizard, driver: UiDriver) -> None:
    boxes = wizard.currentPage().findChild(CodeBoxes)
    assert isinstance(boxes, CodeBoxes)
    boxes.boxes[2].setFocus()
    QGuiApplication.clipboard().setText(f" {SECOND}\n")
    QTest.keySequence(boxes.boxes[2], QKeySequence(QKeySequence.StandardKey.Paste))
    driver.press("Add")

    assert codes(wizard) == [SECOND]


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("", "Enter the license code."),
        (FIRST[:-1], "The product key has 25 characters; 24 were entered."),
        ("TRAIN-AAAAA-AAAAA-AAAAA-AAAAB", "check characters"),
        (f"WRONG{FIRST[5:]}", "Group 1 is wrong"),
        (GENUINE_LOOKING, "This looks like a real product key."),
    ],
)
def test_what_is_no_code_is_told_at_the_boxes_and_stays_there(
    wizard: InstallWizard, driver: UiDriver, typed: str, message: str
) -> None:
    driver.type({FIELD: typed})
    driver.press("Add")

    driver.wrong(FIELD, message)
    driver.shows(FIELD, typed)
    assert codes(wizard) == []


def test_what_is_wrong_is_not_said_any_more_when_one_types_on(
    wizard: InstallWizard, driver: UiDriver
) -> None:
    driver.press("Add")
    driver.wrong(FIELD, "Enter the license code.")
    driver.type({FIELD: "TRAIN"})

    driver.unsee("Enter the license code.")


def test_a_code_is_listed_once(wizard: InstallWizard, driver: UiDriver) -> None:
    add(driver, FIRST, FIRST)

    driver.wrong(FIELD, "This product key is in the list already.")
    assert codes(wizard) == [FIRST]


def test_licenses_that_are_newer_than_the_server_are_told_in_a_message(
    wizard: InstallWizard, driver: UiDriver
) -> None:
    add(driver, retail_code(5, version=ProductVersion.W2025))
    driver.see("The license code is not recognized.")
    driver.press("OK")

    driver.wrong(FIELD, "The license code is not recognized.")
    assert codes(wizard) == []


def test_an_edited_code_keeps_its_place(
    wizard: InstallWizard, driver: UiDriver
) -> None:
    add(driver, FIRST, SECOND)
    choose(wizard, 0)
    driver.press("Edit")
    driver.shows(FIELD, FIRST)
    assert codes(wizard) == [FIRST, SECOND]
    add(driver, THIRD)

    assert codes(wizard) == [THIRD, SECOND]


def test_an_edited_code_may_stay_as_it_was(
    wizard: InstallWizard, driver: UiDriver
) -> None:
    add(driver, FIRST, SECOND)
    choose(wizard, 1)
    driver.press("Edit")
    driver.press("Add")

    assert codes(wizard) == [FIRST, SECOND]


def test_another_code_is_not_edited_while_a_wrong_one_is_in_the_boxes(
    wizard: InstallWizard, driver: UiDriver
) -> None:
    add(driver, FIRST)
    driver.type({FIELD: "TRAIN"})
    choose(wizard, 0)
    driver.press("Edit")

    driver.shows(FIELD, "TRAIN")
    driver.wrong(FIELD, "5 were entered.")


def test_a_code_is_removed(wizard: InstallWizard, driver: UiDriver) -> None:
    add(driver, FIRST, SECOND)
    choose(wizard, 0)
    driver.press("Remove")

    assert codes(wizard) == [SECOND]


def test_a_code_that_was_removed_while_it_was_edited_is_added_at_the_end(
    wizard: InstallWizard, driver: UiDriver
) -> None:
    add(driver, FIRST, SECOND)
    choose(wizard, 0)
    driver.press("Edit")
    choose(wizard, 0)
    driver.press("Remove")
    driver.press("Add")

    assert codes(wizard) == [SECOND, FIRST]


def test_edit_and_remove_need_a_chosen_row(
    wizard: InstallWizard, driver: UiDriver
) -> None:
    add(driver, FIRST)
    choose(wizard, 0)
    buttons = [wizard.findChild(QPushButton, name) for name in ("edit", "remove")]
    assert [button.isEnabled() for button in buttons if button] == [True, True]
    table(wizard).clearSelection()

    driver.greyed("Edit")
    driver.greyed("Remove")


def test_enter_adds_the_code_that_is_typed(
    wizard: InstallWizard, driver: UiDriver
) -> None:
    page = wizard.currentId()
    driver.type({FIELD: FIRST})
    driver.shortcut("Return")

    assert wizard.currentId() == page
    assert codes(wizard) == [FIRST]


def test_next_adds_the_code_in_the_boxes_first(
    wizard: InstallWizard, driver: UiDriver
) -> None:
    add(driver, FIRST)
    driver.type({FIELD: SECOND})
    driver.press("Next")
    driver.see("You have completed the Install Licenses Wizard.")

    packs = wizard.session.lab.packs("RDLIC01")
    assert [p.total for p in packs if p.program is LicenseProgram.RETAIL] == [20, 20]


@pytest.mark.parametrize("typed", ["", "TRAIN"])
def test_next_leaves_the_page_with_codes_alone(
    wizard: InstallWizard, driver: UiDriver, typed: str
) -> None:
    page = wizard.currentId()
    driver.type({FIELD: typed})
    driver.press("Next")

    assert wizard.currentId() == page
    driver.wrong(FIELD, "entered." if typed else "Enter a license code")
