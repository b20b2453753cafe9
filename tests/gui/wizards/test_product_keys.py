from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QPushButton, QTableView

from core.catalog import LicenseProgram, LicenseType
from core.flows.install import InstallFlow
from core.numbers.kinds import shown
from gui.driver.ui_driver import UiDriver
from gui.manager.main_window import MainWindow
from gui.widgets.code_boxes import CodeBoxes
from gui.wizards.product_keys import ProductKeyDialog, ProductKeysDialog
from tests.gui.surfaces import close_all
from tests.helpers.labs import GENUINE_LOOKING, retail_code

KEY, QUANTITY = "Product key", "Quantity"
FIRST, SECOND = (shown(retail_code(serial)) for serial in (1, 2))
SELECT = shown(retail_code(3, program=LicenseProgram.SELECT, quantity=100))
ENTERPRISE = shown(retail_code(4, program=LicenseProgram.ENTERPRISE))
DEVICES = shown(retail_code(5, type_=LicenseType.PER_DEVICE))
Open = Callable[[], ProductKeysDialog]


@pytest.fixture
def window(open_window: Callable[..., MainWindow]) -> Iterator[MainWindow]:
    window = open_window("activated")
    yield window
    close_all(window)


@pytest.fixture
def flow(window: MainWindow) -> InstallFlow:
    flow = InstallFlow(window.lab.servers()[0])
    flow.draft.program = LicenseProgram.SELECT
    return flow


@pytest.fixture
def open_dialog(window: MainWindow, flow: InstallFlow) -> Open:
    def show() -> ProductKeysDialog:
        dialog = ProductKeysDialog(flow, window.session, window)
        dialog.open()
        assert QTest.qWaitForWindowActive(dialog)
        return dialog

    return show


@pytest.fixture
def dialog(open_dialog: Open) -> ProductKeysDialog:
    return open_dialog()


def table(dialog: ProductKeysDialog) -> QTableView:
    found = dialog.findChild(QTableView)
    assert isinstance(found, QTableView)
    return found


def rows(dialog: ProductKeysDialog) -> list[list[str]]:
    model = table(dialog).model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def type_box(dialog: ProductKeysDialog) -> QComboBox:
    box = dialog.findChild(QComboBox, "type")
    assert isinstance(box, QComboBox)
    return box


def enter(driver: UiDriver, key: str, quantity: str | None = None) -> None:
    """Open the editor, type a key and perhaps a quantity, and accept."""
    driver.press("Add…")
    driver.type({KEY: key})
    if quantity is not None:
        driver.type({QUANTITY: quantity})
    driver.press("OK")


def test_a_key_is_listed_with_the_program_and_its_quantity(
    dialog: ProductKeysDialog, driver: UiDriver
) -> None:
    enter(driver, FIRST, "5")
    enter(driver, SELECT, "7")

    assert rows(dialog) == [
        [FIRST, "Select License", "5"],
        [SELECT, "Select License", "7"],
    ]
    driver.see("Total: 12 licenses")


def test_the_quantity_that_a_key_covers_is_offered(
    dialog: ProductKeysDialog, driver: UiDriver
) -> None:
    driver.press("Add…")
    driver.type({KEY: SELECT})
    driver.shows(QUANTITY, "100")
    driver.type({KEY: FIRST})
    driver.shows(QUANTITY, "20")


def test_a_quantity_that_was_typed_is_kept(
    dialog: ProductKeysDialog, driver: UiDriver
) -> None:
    driver.press("Add…")
    driver.type({QUANTITY: "3"})
    driver.type({KEY: SELECT})

    driver.shows(QUANTITY, "3")


def test_a_key_is_pasted_whole(dialog: ProductKeysDialog, driver: UiDriver) -> None:
    driver.press("Add…")
    editor = dialog.findChild(ProductKeyDialog)
    assert isinstance(editor, ProductKeyDialog)
    boxes = editor.findChild(CodeBoxes)
    assert isinstance(boxes, CodeBoxes)
    QGuiApplication.clipboard().setText(f"{FIRST}\n")
    QTest.keySequence(boxes.boxes[0], QKeySequence(QKeySequence.StandardKey.Paste))
    driver.press("OK")

    assert rows(dialog) == [[FIRST, "Select License", "20"]]


@pytest.mark.parametrize(
    ("key", "message"),
    [
        ("", "Enter the product key."),
        (FIRST[:-1], "The product key has 25 characters; 24 were entered."),
        (GENUINE_LOOKING, "This looks like a real product key."),
        (DEVICES, "This product key is for the other license type."),
    ],
)
def test_what_is_no_key_for_the_list_is_told_at_the_boxes(
    dialog: ProductKeysDialog, driver: UiDriver, key: str, message: str
) -> None:
    enter(driver, key, "5")

    driver.wrong(KEY, message)
    driver.shows(KEY, key)
    assert rows(dialog) == []


def test_a_key_of_another_program_is_told_in_a_message(
    dialog: ProductKeysDialog, driver: UiDriver
) -> None:
    enter(driver, ENTERPRISE)
    driver.see("Product key does not match the selected license program.")
    driver.press("OK")

    driver.wrong(KEY, "Product key does not match the selected license program.")
    assert rows(dialog) == []


@pytest.mark.parametrize(
    ("quantity", "message"),
    [
        ("", "Enter the quantity."),
        ("five", "This is not a whole number."),
        ("0", "This quantity is out of range."),
        ("21", "20"),
    ],
)
def test_a_wrong_quantity_is_told_at_its_field(
    dialog: ProductKeysDialog, driver: UiDriver, quantity: str, message: str
) -> None:
    enter(driver, FIRST, quantity)

    driver.wrong(QUANTITY, message)
    assert rows(dialog) == []


def test_what_is_wrong_is_not_said_any_more_when_one_types_on(
    dialog: ProductKeysDialog, driver: UiDriver
) -> None:
    enter(driver, FIRST, "five")
    driver.wrong(QUANTITY, "This is not a whole number.")
    driver.type({QUANTITY: "5"})

    driver.unsee("This is not a whole number.")


def test_a_key_is_listed_once(dialog: ProductKeysDialog, driver: UiDriver) -> None:
    enter(driver, FIRST)
    enter(driver, FIRST)

    driver.wrong(KEY, "This product key is in the list already.")
    assert len(rows(dialog)) == 1


def test_an_edited_key_keeps_its_place(
    dialog: ProductKeysDialog, driver: UiDriver
) -> None:
    enter(driver, FIRST, "5")
    enter(driver, SELECT, "7")
    table(dialog).selectRow(0)
    driver.press("Edit…")
    driver.shows(KEY, FIRST)
    driver.shows(QUANTITY, "5")
    driver.type({KEY: SECOND})
    driver.press("OK")

    assert [row[0] for row in rows(dialog)] == [SECOND, SELECT]


def test_the_quantity_alone_is_edited(
    dialog: ProductKeysDialog, driver: UiDriver
) -> None:
    enter(driver, FIRST, "5")
    table(dialog).selectRow(0)
    driver.press("Edit…")
    driver.type({QUANTITY: "6"})
    driver.press("OK")

    assert rows(dialog) == [[FIRST, "Select License", "6"]]


def test_an_editor_that_is_cancelled_changes_nothing(
    dialog: ProductKeysDialog, driver: UiDriver
) -> None:
    enter(driver, FIRST, "5")
    table(dialog).selectRow(0)
    driver.press("Edit…")
    driver.type({KEY: SECOND, QUANTITY: "6"})
    driver.press("Cancel")

    assert rows(dialog) == [[FIRST, "Select License", "5"]]


def test_a_key_is_removed(dialog: ProductKeysDialog, driver: UiDriver) -> None:
    enter(driver, FIRST, "5")
    enter(driver, SELECT, "7")
    table(dialog).selectRow(0)
    driver.press("Remove")

    assert [row[0] for row in rows(dialog)] == [SELECT]
    driver.see("Total: 7 licenses")


def test_edit_and_remove_need_a_chosen_row(
    dialog: ProductKeysDialog, driver: UiDriver
) -> None:
    enter(driver, FIRST)
    table(dialog).selectRow(0)
    buttons = [dialog.findChild(QPushButton, name) for name in ("edit", "remove")]
    assert [button.isEnabled() for button in buttons if button] == [True, True]
    table(dialog).clearSelection()

    driver.greyed("Edit…")
    driver.greyed("Remove")


def test_the_license_type_is_chosen_before_the_first_key(
    dialog: ProductKeysDialog, driver: UiDriver
) -> None:
    driver.select({"License type": "RDS Per Device CAL"})
    enter(driver, DEVICES, "2")
    assert not type_box(dialog).isEnabled()
    table(dialog).selectRow(0)
    driver.press("Remove")

    assert type_box(dialog).isEnabled()


def test_what_was_kept_is_there_again(
    dialog: ProductKeysDialog, open_dialog: Open, flow: InstallFlow, driver: UiDriver
) -> None:
    driver.select({"License type": "RDS Per Device CAL"})
    enter(driver, DEVICES, "2")
    driver.press("OK")
    assert [key.quantity for key in flow.draft.product_keys] == [2]
    again = open_dialog()

    assert rows(again) == [[DEVICES, "Select License", "2"]]
    assert type_box(again).currentText() == "RDS Per Device CAL"


def test_cancel_brings_the_list_from_before_back(
    dialog: ProductKeysDialog, open_dialog: Open, flow: InstallFlow, driver: UiDriver
) -> None:
    enter(driver, FIRST, "5")
    driver.press("OK")
    kept = list(flow.draft.product_keys)
    again = open_dialog()
    enter(driver, SECOND)
    table(again).selectRow(0)
    driver.press("Remove")
    driver.press("Cancel")

    assert flow.draft.product_keys == kept
