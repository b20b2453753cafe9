"""Alt and a letter that nothing answers, because its button is greyed, type nothing."""

import sys
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui.manager.main_window import MainWindow
from gui.theme.access_keys import AccessKeys
from tests.gui.surfaces import close_all

pytestmark = pytest.mark.skipif(
    sys.platform == "darwin", reason="there Alt types letters of its own"
)
Field = QLineEdit | QPlainTextEdit | QTextEdit
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture(autouse=True)
def underlines_are_hidden_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(AccessKeys, "shown", False)


@pytest.fixture
def window(open_window: Callable[..., MainWindow]) -> Iterator[MainWindow]:
    window = open_window("office", speed=1e-4)
    yield window
    close_all(window)


def fields(surface: QWidget) -> list[Field]:
    """List what can be typed into."""
    found: list[Field] = [
        *surface.findChildren(QLineEdit),
        *surface.findChildren(QPlainTextEdit),
        *surface.findChildren(QTextEdit),
    ]
    return [
        field
        for field in found
        if field.isVisible() and field.isEnabled() and not field.isReadOnly()
    ]


def text_of(field: Field) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def letters(surface: QWidget, *, greyed: bool) -> set[str]:
    """Collect the letters that go with Alt."""
    controls: list[QAbstractButton | QLabel] = [
        *surface.findChildren(QAbstractButton),
        *surface.findChildren(QLabel),
    ]
    texts = [
        c.text()
        for c in controls
        if c.isVisible()
        and (not c.isEnabled() if greyed else c.isEnabled())
        and "&" in c.text()
    ]
    return {text[text.index("&") + 1].upper() for text in texts}


def letters_typed(surface: QWidget) -> Iterator[str]:
    """Press Alt and the letter of each greyed button in each field; say what it types.

    See tests/gui/test_every_surface.py.
    """
    stray = letters(surface, greyed=True) - letters(surface, greyed=False)
    for field in fields(surface):
        field.setFocus()
        before = text_of(field)
        for letter in (*sorted(stray), "7"):
            QTest.keyClick(surface.windowHandle(), Qt.Key(ord(letter)), ALT)
        if text_of(field) != before:
            yield f"{field.objectName()}: {text_of(field)!r}"


@pytest.fixture
def room(qtbot: QtBot) -> QWidget:
    room = QWidget()
    qtbot.addWidget(room)
    column = QVBoxLayout(room)
    column.addWidget(QLineEdit(room))
    column.addWidget(QPushButton("&Add", room))
    room.show()
    assert QTest.qWaitForWindowActive(room)
    return room


def test_a_button_that_can_be_pressed_is_pressed(room: QWidget, qtbot: QtBot) -> None:
    (line,), (button,) = room.findChildren(QLineEdit), room.findChildren(QPushButton)
    line.setFocus()
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(room.windowHandle(), Qt.Key.Key_A, ALT)
    button.setEnabled(False)
    QTest.keyClick(room.windowHandle(), Qt.Key.Key_A, ALT)

    assert line.text() == ""


@pytest.mark.parametrize(
    "modifiers",
    [
        Qt.KeyboardModifier.NoModifier,
        Qt.KeyboardModifier.GroupSwitchModifier,
        Qt.KeyboardModifier.ControlModifier | ALT,  # AltGr on Windows
        Qt.KeyboardModifier.KeypadModifier | ALT,  # a character by its number there
    ],
)
def test_keys_that_type_go_on_typing(
    room: QWidget, modifiers: Qt.KeyboardModifier
) -> None:
    (line,) = room.findChildren(QLineEdit)
    line.setFocus()
    QTest.keyClick(room.windowHandle(), Qt.Key.Key_7, modifiers)

    assert line.text() == "7"


def test_in_an_open_menu_the_letters_choose(room: QWidget, qtbot: QtBot) -> None:
    menu = QMenu(room)
    qtbot.addWidget(menu)
    zoom = menu.addAction("&Zoom")
    menu.popup(room.mapToGlobal(room.rect().center()))
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is menu.windowHandle())
    with qtbot.waitSignal(zoom.triggered):
        QTest.keyClick(menu.windowHandle(), Qt.Key.Key_Z, ALT)
