"""The boxes for a long number take it typed and pasted, and lose nothing."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.numbers.symbols import grouped
from gui.driver.ui_driver import UiDriver
from gui.manager.main_window import MainWindow
from gui.widgets.code_boxes import CodeBoxes
from tests.helpers.labs import server_id

FIELD = "Type the license server ID that you receive"


@pytest.fixture
def server_number(window: MainWindow, driver: UiDriver) -> str:
    """Go to the page with seven boxes; give the number that fits."""
    driver.context(["All servers", "RDLIC01"], ["Activate Server"])
    driver.press("Next")
    driver.select({"Connection method": "Web Browser"})
    driver.press("Next")
    driver.see("License Server Activation")
    return grouped(server_id(window.lab.server("RDLIC01")))


@pytest.fixture
def boxes(server_number: str, driver: UiDriver) -> CodeBoxes:
    return next(b for b in driver.window.findChildren(CodeBoxes) if b.isVisible())


@pytest.fixture(autouse=True)
def leave_the_wizard(boxes: CodeBoxes, driver: UiDriver) -> object:
    yield
    driver.shortcut("Escape")


def groups(boxes: CodeBoxes) -> list[str]:
    return [box.text() for box in boxes.boxes]


def paste(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keySequence(focus, QKeySequence(QKeySequence.StandardKey.Paste))


def press(*keys: Qt.Key) -> None:
    for key in keys:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key)


def test_the_page_starts_in_the_first_box(boxes: CodeBoxes) -> None:
    assert QApplication.focusWidget() is boxes.boxes[0]


def test_typing_moves_on_by_itself(
    boxes: CodeBoxes, server_number: str, driver: UiDriver
) -> None:
    driver.type({FIELD: server_number.lower()})
    assert groups(boxes) == server_number.split("-")
    assert QApplication.focusWidget() is boxes.boxes[-1]


@pytest.mark.parametrize("place", [0, 3, 6])
@pytest.mark.parametrize(
    "written",
    [
        lambda number: number,
        lambda number: number.replace("-", ""),
        lambda number: f"  {number.lower()}\n",
        lambda number: number.replace("-", " – "),
    ],
    ids=["hyphens", "in one", "small letters", "dashes"],
)
def test_a_whole_number_may_be_pasted_into_any_box(
    written: Callable[[str], str], place: int, boxes: CodeBoxes, server_number: str
) -> None:
    boxes.set_text("TRSID0000000000")
    boxes.boxes[place].setFocus()
    paste(written(server_number))
    assert groups(boxes) == server_number.split("-")


def test_a_part_is_pasted_from_its_box_on(boxes: CodeBoxes) -> None:
    boxes.set_text("TRSID")
    boxes.boxes[1].setFocus()
    paste("AAAAA-CCCCC")
    assert groups(boxes) == ["TRSID", "AAAAA", "CCCCC", "", "", "", ""]


def test_backspace_goes_back(boxes: CodeBoxes) -> None:
    boxes.set_text("TRSIDAC")
    boxes.boxes[1].setFocus()
    boxes.boxes[1].end(False)
    press(*[Qt.Key.Key_Backspace] * 4)
    assert groups(boxes)[:2] == ["TRSI", ""]


def test_arrow_keys_cross_the_gaps(boxes: CodeBoxes) -> None:
    boxes.set_text("TRSIDAC")
    boxes.boxes[0].setFocus()
    boxes.boxes[0].end(False)
    press(Qt.Key.Key_Right)
    assert QApplication.focusWidget() is boxes.boxes[1]
    press(Qt.Key.Key_Left)
    assert QApplication.focusWidget() is boxes.boxes[0]


@pytest.mark.parametrize("cursor", [0, 2, 5])
def test_a_character_too_many_pushes_nothing_out(boxes: CodeBoxes, cursor: int) -> None:
    boxes.set_text("TRSIDAAAAACCCCC")
    before = groups(boxes)
    boxes.boxes[1].setFocus()
    boxes.boxes[1].setCursorPosition(cursor)
    press(Qt.Key.Key_X)
    assert groups(boxes) == before
    assert boxes.boxes[1].cursorPosition() == cursor


def test_a_character_too_many_goes_into_an_empty_box(boxes: CodeBoxes) -> None:
    boxes.set_text("TRSID")
    boxes.boxes[0].setFocus()
    boxes.boxes[0].end(False)
    press(Qt.Key.Key_X)
    assert groups(boxes)[:3] == ["TRSID", "X", ""]
