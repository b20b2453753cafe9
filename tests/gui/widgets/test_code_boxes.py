from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from core.numbers.kinds import GROUP, shown
from gui.widgets.code_boxes import CodeBoxes
from tests.helpers.labs import retail_code

GROUPS = 7
NAME = "License server ID"
WHOLE = "ABCDE12345FGHIJ67890KLMNO13579PQRST"
PARTS = ["ABCDE", "12345", "FGHIJ", "67890", "KLMNO", "13579", "PQRST"]
Key = Qt.Key


@pytest.fixture
def boxes(qapp: QApplication) -> Iterator[CodeBoxes]:
    window = QWidget()
    column = QVBoxLayout(window)
    boxes = CodeBoxes(GROUPS, NAME, window)
    column.addWidget(boxes)
    column.addWidget(QLineEdit(window))
    window.show()
    window.activateWindow()
    boxes.setFocus()
    assert QTest.qWaitForWindowFocused(window)
    yield boxes
    window.close()
    window.deleteLater()


def texts(boxes: CodeBoxes) -> list[str]:
    return [box.text() for box in boxes.boxes]


def focused(boxes: CodeBoxes) -> int:
    return [box.hasFocus() for box in boxes.boxes].index(True)


def type_(text: str) -> None:
    for character in text:
        target = QApplication.focusWidget()
        assert target is not None
        QTest.keyClicks(target, character)


def press(*keys: Qt.Key) -> None:
    for key in keys:
        target = QApplication.focusWidget()
        assert target is not None
        QTest.keyClick(target, key)


def paste(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keySequence(target, "Ctrl+V")


def expected(*parts: str) -> list[str]:
    return [*parts, *[""] * (GROUPS - len(parts))]


# Typing


def test_typing_moves_on_from_box_to_box(boxes: CodeBoxes) -> None:
    type_("ABCDE12")

    assert texts(boxes) == expected("ABCDE", "12")
    assert focused(boxes) == 1
    assert boxes.text() == "ABCDE12"


def test_the_whole_number_can_be_typed_with_or_without_hyphens(
    boxes: CodeBoxes,
) -> None:
    type_(WHOLE)
    assert texts(boxes) == PARTS
    boxes.clear()
    boxes.setFocus()
    type_(shown(WHOLE))

    assert texts(boxes) == PARTS


def test_small_letters_become_capitals(boxes: CodeBoxes) -> None:
    type_("abcde-12")

    assert texts(boxes) == expected("ABCDE", "12")


def test_the_last_box_keeps_what_is_too_much_in_sight(boxes: CodeBoxes) -> None:
    type_(WHOLE + "XYZ")

    assert texts(boxes) == [*PARTS[:-1], "PQRSTXYZ"]
    assert boxes.text() == WHOLE + "XYZ"


def test_typing_in_the_middle_of_a_group_stays_there(boxes: CodeBoxes) -> None:
    type_("ABDE")
    press(Key.Key_Left, Key.Key_Left)
    type_("c")

    assert texts(boxes) == expected("ABCDE")
    assert (focused(boxes), boxes.boxes[0].cursorPosition()) == (0, 3)


# Pasting


@pytest.mark.parametrize(
    "pasted",
    [
        WHOLE,
        shown(WHOLE),
        shown(WHOLE).lower(),
        shown(WHOLE).replace("-", " "),
        shown(WHOLE).replace("-", " - "),
        shown(WHOLE).replace("-", "\n"),
        shown(WHOLE).replace("-", "\r\n"),
        shown(WHOLE).replace("-", "–"),
        f"  {shown(WHOLE)}\n",
        f"\u200b{WHOLE}\ufeff",
        "\t".join(PARTS),
    ],
)
@pytest.mark.parametrize("place", [0, 3, 6])
def test_a_whole_number_is_pasted_wherever_the_cursor_is(
    boxes: CodeBoxes, pasted: str, place: int
) -> None:
    boxes.boxes[place].setFocus()
    paste(pasted)

    assert texts(boxes) == PARTS
    assert focused(boxes) == 6


def test_a_whole_number_takes_the_place_of_the_old_one(boxes: CodeBoxes) -> None:
    boxes.set_text("X" * 35)
    boxes.boxes[2].setFocus()
    paste(shown(WHOLE))

    assert texts(boxes) == PARTS


def test_a_part_is_pasted_from_the_box_on(boxes: CodeBoxes) -> None:
    type_("ABCDE")
    paste("12345-FGHIJ-67")

    assert texts(boxes) == expected("ABCDE", "12345", "FGHIJ", "67")
    assert focused(boxes) == 3


def test_a_part_is_pasted_into_the_middle_of_a_group(boxes: CodeBoxes) -> None:
    type_("AB")
    paste("CDE123")

    assert texts(boxes) == expected("ABCDE", "123")


def test_a_number_is_found_in_the_text_around_it(boxes: CodeBoxes) -> None:
    paste(f"Your license server ID is {shown(WHOLE)}, of today.")

    assert texts(boxes) == PARTS


def test_a_text_without_a_number_changes_nothing_and_says_so(boxes: CodeBoxes) -> None:
    type_("ABCDE12")
    paste("please send me the license server ID as soon as you can")

    assert texts(boxes) == expected("ABCDE", "12")
    assert "holds no number of 7 groups" in QToolTip.text()
    QToolTip.hideText()


def test_a_number_that_is_too_long_keeps_its_end_in_sight(boxes: CodeBoxes) -> None:
    paste(f"{shown(WHOLE)}-EXTRA-1")

    assert texts(boxes) == [*PARTS[:-1], "PQRSTEXTRA1"]


def test_pasting_over_a_selected_group_replaces_it(boxes: CodeBoxes) -> None:
    boxes.set_text(WHOLE)
    boxes.boxes[1].setFocus(Qt.FocusReason.TabFocusReason)
    paste("99999")

    assert texts(boxes) == ["ABCDE", "99999", *PARTS[2:]]


@given(st.text(alphabet="abcXYZ019-– \n\t", max_size=60))
def test_nothing_that_is_set_is_lost(qapp: QApplication, typed: str) -> None:
    window = QWidget()
    boxes = CodeBoxes(GROUPS, NAME, window)
    boxes.set_text(typed)
    plain = "".join(c for c in typed if c.isalnum()).upper()

    assert boxes.text() == plain
    assert all(len(box.text()) <= GROUP for box in boxes.boxes[:-1])


# Moving


def test_backspace_goes_back_into_the_box_before(boxes: CodeBoxes) -> None:
    type_("ABCDE1")
    press(Key.Key_Backspace, Key.Key_Backspace, Key.Key_Backspace)

    assert texts(boxes) == expected("ABCD")
    assert focused(boxes) == 0


def test_backspace_at_the_very_start_does_nothing(boxes: CodeBoxes) -> None:
    press(Key.Key_Backspace)

    assert focused(boxes) == 0


def test_arrows_cross_the_gaps(boxes: CodeBoxes) -> None:
    boxes.set_text("ABCDE12345")
    boxes.boxes[0].setFocus()
    boxes.boxes[0].end(False)
    press(Key.Key_Right)
    assert (focused(boxes), boxes.boxes[1].cursorPosition()) == (1, 0)

    press(Key.Key_Left)
    assert (focused(boxes), boxes.boxes[0].cursorPosition()) == (0, 5)


def test_home_and_end_stay_in_the_group(boxes: CodeBoxes) -> None:
    boxes.set_text("ABCDE12345")
    boxes.boxes[1].setFocus()
    press(Key.Key_End)
    assert boxes.boxes[1].cursorPosition() == 5
    press(Key.Key_Home)
    assert (focused(boxes), boxes.boxes[1].cursorPosition()) == (1, 0)


def test_tab_selects_the_next_group(boxes: CodeBoxes) -> None:
    boxes.set_text("ABCDE12345")
    boxes.boxes[0].setFocus()
    press(Key.Key_Tab)
    assert focused(boxes) == 1
    assert boxes.boxes[1].selectedText() == "12345"

    press(Key.Key_Backtab)
    assert boxes.boxes[0].selectedText() == "ABCDE"


def test_tab_walks_through_all_boxes_and_out(boxes: CodeBoxes) -> None:
    for place in range(GROUPS):
        assert focused(boxes) == place
        press(Key.Key_Tab)

    assert not any(box.hasFocus() for box in boxes.boxes)


# What others see of it


def test_every_change_is_told(boxes: CodeBoxes, qtbot: QtBot) -> None:
    with qtbot.waitSignal(boxes.changed):
        type_("A")
    with qtbot.waitSignal(boxes.changed):
        press(Key.Key_Backspace)
    with qtbot.waitSignal(boxes.changed):
        paste(WHOLE)
    with qtbot.waitSignal(boxes.changed):
        boxes.clear()


def test_every_box_says_which_group_it_is(boxes: CodeBoxes) -> None:
    assert [box.accessibleName() for box in boxes.boxes] == [
        f"License server ID, group {n} of 7" for n in range(1, 8)
    ]


def test_five_boxes_take_a_license_code(qapp: QApplication) -> None:
    window = QWidget()
    boxes = CodeBoxes(5, "License code", window)
    boxes.set_text(shown(retail_code()))

    assert boxes.text() == retail_code()
    assert [len(t) for t in texts(boxes)] == [5] * 5
