"""A number is found in what comes in as a whole, whichever way it comes."""

import re
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import (
    QAccessible,
    QAction,
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QInputMethodEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QToolTip,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from core.catalog import LicenseProgram
from core.clearinghouse_contact import WANTED
from core.numbers import pasted, purchases, servers
from core.numbers.kinds import shown
from core.numbers.pasted import Wanted
from core.numbers.symbols import normalise
from gui.widgets import number_line
from gui.widgets.code_boxes import CodeBoxes
from gui.widgets.number_line import NumberLine
from tests.gui.tripwires import delete_what_is_to_be_deleted
from tests.helpers.labs import retail_code

PRODUCT_ID = shown(servers.make_product_id(1, "RDLIC01"))
SERVER_ID = shown(servers.make_license_server_id(PRODUCT_ID))
AUTHORIZATION, LICENSE = purchases.make_open_numbers(3)
NUMBERS: dict[Wanted, tuple[str, str]] = {  # a number, and a piece of one
    pasted.PRODUCT_ID: (PRODUCT_ID, PRODUCT_ID[:7]),
    pasted.LICENSE_SERVER_ID: (SERVER_ID, SERVER_ID[:12]),
    pasted.PRODUCT_KEY: (shown(retail_code()), "TRAIN"),
    pasted.AUTHORIZATION_NUMBER: (shown(AUTHORIZATION), "TRAUT-"),
    pasted.LICENSE_NUMBER: (LICENSE, "00"),
    pasted.AGREEMENT_NUMBER: (
        purchases.make_agreement_number(LicenseProgram.SCHOOL),
        "001",
    ),
    pasted.WHOLE_NUMBER: ("20", "2"),
}
AROUND = [
    "{}",
    " {}\r\n",
    "Here it is: {}.",
    "No.\t{}\tend",
    "<td>{}</td>",
    "\u200b“{}”",
]
NONE = [
    "please send me the number as soon as you can",
    "https://example.invalid/?a=b",
    "B?D",
]
NUMBERED = re.compile(
    r"\b(number|key|(?<!postal )code|ID|quantity|users|devices|days)\b", re.I
)
HELD = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
HOURS = 1e-4
Way = Callable[[QLineEdit, str], None]
WAYS: dict[str, Way] = {}


def way(send: Way) -> Way:
    WAYS[send.__name__] = send
    return send


@way
def by_key(line: QLineEdit, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


@way
def by_insert_key(line: QLineEdit, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(line, Qt.Key.Key_Insert, Qt.KeyboardModifier.ShiftModifier)


@way
def by_menu(line: QLineEdit, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    spot = line.rect().center()
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(
        line, QContextMenuEvent(reason, spot, line.mapToGlobal(spot))
    )
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    paste = menu.findChild(QAction, "edit-paste")
    assert isinstance(paste, QAction)
    menu.setActiveAction(paste)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    delete_what_is_to_be_deleted()


@way
def by_middle_button(line: QLineEdit, text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(number_line, "text_to_drop_in", lambda: text)
        QTest.mouseClick(line, Qt.MouseButton.MiddleButton)


@way
def by_drop(line: QLineEdit, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    spot = line.rect().center()
    facts = (Qt.DropAction.CopyAction, data, *HELD)
    for event in (QDragEnterEvent(spot, *facts), QDropEvent(QPointF(spot), *facts)):
        QApplication.sendEvent(line, event)
        assert event.isAccepted()


@way
def by_input_method(line: QLineEdit, text: str) -> None:
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(line, event)


@way
def by_screen_reader(line: QLineEdit, text: str) -> None:
    interface = QAccessible.queryAccessibleInterface(line)
    assert interface is not None
    interface.setText(QAccessible.Text.Value, text)


each_way = pytest.mark.parametrize("send", WAYS.values(), ids=list(WAYS))
each_number = pytest.mark.parametrize("wanted", NUMBERS, ids=lambda w: w.noun)


@pytest.fixture
def room(qapp: QApplication) -> Iterator[QVBoxLayout]:
    window = QWidget()
    yield QVBoxLayout(window)
    QToolTip.hideText()
    window.close()
    window.deleteLater()


def show(room: QVBoxLayout, widget: QWidget) -> None:
    window = room.parentWidget()
    assert window is not None
    room.addWidget(widget)
    window.show()
    window.activateWindow()
    widget.setFocus()
    assert QTest.qWaitForWindowFocused(window)


@pytest.fixture
def line(room: QVBoxLayout, wanted: Wanted) -> NumberLine:
    line = NumberLine(wanted, room.parentWidget())  # type: ignore[arg-type]
    show(room, line)
    return line


@pytest.fixture
def boxes(room: QVBoxLayout) -> CodeBoxes:
    boxes = CodeBoxes(5, "Product key", room.parentWidget())  # type: ignore[arg-type]
    show(room, boxes)
    return boxes


@each_number
@each_way
@pytest.mark.parametrize("around", AROUND)
def test_a_number_is_found_whatever_stands_around_it(
    line: NumberLine, wanted: Wanted, send: Way, around: str
) -> None:
    number, piece = NUMBERS[wanted]
    told: list[str] = []
    line.textChanged.connect(told.append)
    for before in ("", piece):
        line.setText(before)
        if wanted == pasted.WHOLE_NUMBER and around.strip() == "{}":
            line.clear()  # digits alone may be a piece of a longer number
        send(line, around.format(number))
        assert normalise(line.text()) == normalise(number)
    assert told


@each_number
@each_way
@pytest.mark.parametrize("text", NONE)
@pytest.mark.parametrize("before", ["", "piece", "whole"])
def test_where_there_is_none_what_was_there_stays_and_it_is_said(
    line: NumberLine, wanted: Wanted, send: Way, text: str, before: str
) -> None:
    number, piece = NUMBERS[wanted]
    line.setText({"": "", "piece": piece, "whole": number}[before])
    was = line.text()
    send(line, text)

    assert line.text() == was
    assert QToolTip.text() == wanted.none_found


@each_number
@each_way
def test_a_piece_is_put_in_where_the_cursor_is(
    line: NumberLine, wanted: Wanted, send: Way
) -> None:
    _, piece = NUMBERS[wanted]
    send(line, f" {piece}\n" if send is not by_screen_reader else piece)

    assert normalise(line.text()) == normalise(piece)
    assert QToolTip.text() == ""


@each_number
def test_what_is_typed_is_left_alone(line: NumberLine, wanted: Wanted) -> None:
    QTest.keyClicks(line, "what? 1")
    event = QInputMethodEvent()
    event.setCommitString("é")
    QApplication.sendEvent(line, event)

    assert line.text() == "what? 1é"


@each_way
def test_boxes_find_it_too(boxes: CodeBoxes, send: Way) -> None:
    told: list[str] = []
    boxes.changed.connect(lambda: told.append(boxes.text()))
    for place in (0, 3):
        for around in AROUND:
            boxes.clear()
            send(boxes.boxes[place], around.format(shown(retail_code())))
            assert told[-1] == boxes.text() == retail_code()


@each_way
@pytest.mark.parametrize("text", NONE)
def test_boxes_keep_what_they_had(boxes: CodeBoxes, send: Way, text: str) -> None:
    boxes.set_text("TRAIN12345AB")
    send(boxes.boxes[1], text)

    assert boxes.text() == "TRAIN12345AB"
    assert QToolTip.text() == pasted.groups(5).none_found


def test_a_part_of_a_line_can_be_moved_by_mouse(room: QVBoxLayout) -> None:
    class Moved(QDropEvent):
        def source(self) -> QWidget:
            return agreement

    agreement = NumberLine(pasted.AGREEMENT_NUMBER, room.parentWidget())  # type: ignore[arg-type]
    show(room, agreement)
    agreement.setText("001")
    data = QMimeData()
    data.setText("x?")
    agreement.dropEvent(Moved(QPointF(1, 1), Qt.DropAction.CopyAction, data, *HELD))

    assert agreement.text() == "x?001"


def test_a_line_for_anything_takes_it_as_it_comes(room: QVBoxLayout) -> None:
    line = NumberLine(None, room.parentWidget())  # type: ignore[arg-type]
    show(room, line)
    by_key(line, "B?D")

    assert line.text() == "B?D"


def test_every_question_for_a_number_has_one_that_is_tried() -> None:
    assert set(WANTED.values()) == set(NUMBERS)


def numbers_not_looked_for(surface: QWidget) -> list[str]:
    """Name the fields for a number that are plain ones.

    See tests/gui/test_every_surface.py.
    """
    return [
        line.accessibleName()
        for line in surface.findChildren(QLineEdit)
        if not isinstance(line.parent(), QComboBox)
        and not line.isReadOnly()
        and not isinstance(line, NumberLine)
        and NUMBERED.search(line.accessibleName())
    ]


def test_a_plain_field_for_a_number_is_found(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    QLineEdit(window).setAccessibleName("License code")
    QLineEdit(window).setAccessibleName("Company")

    assert numbers_not_looked_for(window) == ["License code"]
