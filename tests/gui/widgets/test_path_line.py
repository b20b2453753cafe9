"""A long path is cut in its middle, wherever it is read; copied it is whole."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from gui.labels.text import shortened
from gui.widgets.path_line import PathLine

LONG = Path("/home/a.adams/Documents", "training " * 20, "class of November.rdlab")
NAME = "class.rdlab"


@pytest.fixture
def line(qtbot: QtBot) -> PathLine:
    line = PathLine(LONG, None)  # type: ignore[arg-type]
    qtbot.addWidget(line)
    line.setAccessibleName("Lab file")
    line.resize(300, 24)
    line.show()
    return line


@pytest.mark.parametrize("longest", [1, 2, 3, 10, 60])
def test_the_middle_is_cut(longest: int) -> None:
    text = str(LONG)
    cut = shortened(text, longest)

    assert len(cut) == longest
    begin, _, end = cut.partition("…")
    assert text.startswith(begin)
    assert text.endswith(end)


def test_a_path_that_has_room_stays_as_it_is() -> None:
    text = str(LONG)

    assert shortened(text, len(text)) == text


def test_it_shows_where_the_path_begins_and_the_name(line: PathLine) -> None:
    assert line.text().startswith("/home/a.")
    assert line.text().endswith("class of November.rdlab")
    assert line.fontMetrics().horizontalAdvance(line.text()) <= line.width()
    line.resize(3000, 24)
    assert line.text() == str(LONG)


def test_all_of_it_is_heard_and_copied(line: PathLine) -> None:
    line.setFocus()
    QTest.keySequence(line, "Ctrl+C")

    assert QGuiApplication.clipboard().text() == str(LONG)
    assert line.accessibleDescription() == str(LONG)
    assert str(LONG) in line.toolTip()


def test_what_is_selected_of_it_can_be_copied_too(line: PathLine) -> None:
    line.setFocus()
    line.setSelection(0, 5)
    QTest.keySequence(line, "Ctrl+C")

    assert QGuiApplication.clipboard().text() == "/home"


def test_its_menu_copies_all_of_it(line: PathLine) -> None:
    line.customContextMenuRequested.emit(line.rect().center())
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    copy = menu.findChild(QAction, "copy")
    assert isinstance(copy, QAction)
    copy.trigger()
    menu.close()

    assert QGuiApplication.clipboard().text() == str(LONG)


def test_no_room_at_all_is_no_error(line: PathLine) -> None:
    line.setMinimumWidth(0)
    line.resize(1, 24)

    assert len(line.text()) == 2


# ---- every window ----


def cut_off(window: QWidget, path: Path) -> list[str]:
    """List the lines and labels that show a path and not what it is called.

    See tests/gui/test_every_surface.py.
    """
    begin = str(path.parent)[:20]
    lines = [e for e in window.findChildren(QLineEdit) if e.isReadOnly()]
    labels = [w for w in window.findChildren(QLabel) if not w.wordWrap()]
    return [
        *(e.objectName() for e in lines if is_cut(e, e.text(), begin)),
        *(w.objectName() for w in labels if is_cut(w, w.text(), begin)),
    ]


def is_cut(widget: QWidget, text: str, begin: str) -> bool:
    width = widget.fontMetrics().horizontalAdvance(text)
    return widget.isVisible() and text.startswith(begin) and width > widget.width()


def test_a_name_that_is_hidden_is_found(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    edit = QLineEdit(str(LONG), window)
    edit.setObjectName("path")
    edit.setReadOnly(True)
    edit.resize(200, 24)
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    window.show()

    assert cut_off(window, LONG) == ["path"]
