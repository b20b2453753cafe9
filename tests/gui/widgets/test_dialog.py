from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui.widgets.dialog import Buttons, Dialog

ALL = Buttons.Ok | Buttons.Cancel | Buttons.Apply | Buttons.Help | Buttons.Close


class ReviewSomething(Dialog):
    """A dialog with every button."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("RDLIC01 Configuration", parent)
        self.box: QDialogButtonBox = self.add_buttons(ALL)


@pytest.fixture
def dialog(qapp: QApplication) -> Iterator[ReviewSomething]:
    owner = QWidget()
    owner.show()
    dialog = ReviewSomething(owner)
    dialog.open()
    dialog.activateWindow()
    assert QTest.qWaitForWindowActive(dialog)
    yield dialog
    owner.close()
    owner.deleteLater()


def button(dialog: ReviewSomething, name: str) -> QPushButton:
    found = dialog.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def test_it_blocks_its_window_only_and_has_no_question_mark(
    dialog: ReviewSomething,
) -> None:
    assert dialog.windowModality() is Qt.WindowModality.WindowModal
    assert not dialog.windowFlags() & Qt.WindowType.WindowContextHelpButtonHint


def test_it_is_called_like_its_class(dialog: ReviewSomething) -> None:
    assert dialog.objectName() == "review-something"


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("ok", "OK"),
        ("cancel", "Cancel"),
        ("apply", "&Apply"),
        ("help", "Help"),
        ("close", "Close"),
    ],
)
def test_its_buttons_read_the_same_on_every_desktop(
    dialog: ReviewSomething, name: str, label: str
) -> None:
    assert button(dialog, name).text() == label
    assert button(dialog, name).icon().isNull()


@pytest.mark.parametrize(("name", "result"), [("ok", 1), ("cancel", 0), ("close", 0)])
def test_its_buttons_close_it(
    dialog: ReviewSomething, qtbot: QtBot, name: str, result: int
) -> None:
    with qtbot.waitSignal(dialog.finished) as finished:
        QTest.mouseClick(button(dialog, name), Qt.MouseButton.LeftButton)

    assert finished.args == [result]


def test_it_is_gone_when_it_is_closed(dialog: ReviewSomething, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.destroyed):
        dialog.reject()
