"""What is copied as cells of a list is nobody's formula; one text stays as it is."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QListWidget,
    QWidget,
)

from gui.widgets import clipboard
from gui.widgets.clipboard import CellGuard
from tests.gui.export.payloads import FORMULAS, HARMLESS

BREAKS = ["\t", "\n", "\r\n", "\v", "\f", "\x1d", "\x85", "\u2028", "\u2029"]
NOTHING = "nothing"


def copied() -> str:
    return QGuiApplication.clipboard().text()


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_is_copied_as_a_text(qapp: QApplication, text: str) -> None:
    clipboard.copy_rows([[["Name", "End"], [text, "end"]]])
    ((name, end),) = [row.split("\t") for row in copied().split("\n")[1:]]

    assert (name[0], end) == ("'", "end")
    clipboard.copy_cell(text)
    assert copied()[0] == "'"


@pytest.mark.parametrize("text", HARMLESS)
def test_another_text_is_copied_as_it_is(qapp: QApplication, text: str) -> None:
    clipboard.copy_rows([[[text, "end"]]])
    assert copied() == f"{text}\tend"
    clipboard.copy_cell(text)
    assert copied() == text


@pytest.mark.parametrize("end", BREAKS)
def test_no_text_leaves_its_cell(qapp: QApplication, end: str) -> None:
    clipboard.copy_rows([[[f"RDLIC01{end}=1+1", f"{end}=1+1"]]])
    cells = copied().split("\t")

    assert [cell[0] for cell in cells] == ["R", "'"]
    assert len(copied().splitlines()) == 1


@pytest.mark.parametrize("text", [*FORMULAS, *HARMLESS, "a\n=b", "http://127.0.0.1/"])
def test_one_text_is_copied_exactly(qapp: QApplication, text: str) -> None:
    clipboard.copy_text(text)

    assert copied() == text.lstrip("\ufeff") == clipboard.text_to_paste()


def test_what_a_view_copies_by_itself_is_guarded(qapp: QApplication) -> None:
    names = ["RDLIC01", "=cmd|'/c calc'!A0"]
    window = QWidget()
    guard = CellGuard(window)
    view, line = QListWidget(window), QLineEdit(names[1], window)
    view.addItems(names)
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    seen = []
    for row in range(2):
        view.setFocus()
        view.setCurrentRow(row)
        QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        seen.append(copied())
    line.setFocus()
    line.selectAll()
    line.copy()
    seen.append(copied())
    window.close()
    window.deleteLater()

    assert guard.parent() is window
    assert seen == [names[0], f"'{names[1]}", names[1]]


def test_a_view_that_copies_past_the_guard_is_named(qapp: QApplication) -> None:
    window = QWidget()
    view = QListWidget(window)
    view.setObjectName("names")
    view.addItem("RDLIC01")
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    without = guarded_copies(window)
    guard = CellGuard(window)
    with_guard = guarded_copies(window)
    window.close()
    window.deleteLater()

    assert guard.parent() is window
    assert (without, with_guard) == ({"names": False}, {"names": True})


def guarded_copies(surface: QWidget) -> dict[str, bool]:
    """Tell of each list of a window that copies a cell whether it is no formula."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clipboard, "no_formula", lambda text: f"'{text}")
        return {
            view.objectName(): copied().startswith("'")
            for view in surface.findChildren(QAbstractItemView)
            if view.isVisible() and view.isEnabled() and copies(view)
        }


def copies(view: QAbstractItemView) -> bool:
    """Copy from the first cell of a view by keyboard; tell whether it did."""
    view.setFocus()
    view.setCurrentIndex(view.model().index(0, 0, view.rootIndex()))
    QGuiApplication.clipboard().setText(NOTHING)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    for _ in range(20):
        QApplication.processEvents()
    return copied() not in {NOTHING, ""}
