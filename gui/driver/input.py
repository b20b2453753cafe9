"""Clicks and types as a person does: what Qt receives are real events."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QMenu,
    QTreeView,
    QWidget,
)
from shiboken6 import isValid

from gui.driver.finding import NotThere, same
from gui.widgets.clipboard import copy_text
from gui.widgets.code_boxes import CodeBoxes

_LONGEST_TYPED = 200
"""Characters; what is longer is pasted."""


def click(widget: QWidget, spot: QPoint | None = None) -> None:
    """Click a widget, in its middle or at a spot."""
    bring_to_front(widget)
    with returning_to_owner(widget):
        press_mouse(widget, spot)


def press_mouse(widget: QWidget, spot: QPoint | None = None) -> None:
    """Click, and let nothing happen meanwhile."""
    QTest.mouseClick(
        widget,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier(0),
        spot or widget.rect().center(),
    )


def unfold(tree: QTreeView, index: QModelIndex) -> None:
    """Expand what is above an item, so that it can be clicked."""
    above = index.parent()
    while above.isValid():
        tree.expand(above)
        above = above.parent()
    tree.scrollTo(index)


def click_index(view: QAbstractItemView, index: QModelIndex) -> None:
    view.scrollTo(index)
    click(view.viewport(), view.visualRect(index).center())


def double_click(view: QAbstractItemView, index: QModelIndex) -> None:
    click_index(view, index)  # a view opens only what was clicked before
    spot = view.visualRect(index).center()
    QTest.mouseDClick(
        view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0), spot
    )
    wait_until_idle()


def right_click(view: QAbstractItemView, index: QModelIndex) -> None:
    view.scrollTo(index)
    bring_to_front(view)
    press_right(view, index)
    wait_until_idle()


def press_right(view: QAbstractItemView, index: QModelIndex) -> None:
    """Right-click, and let nothing happen meanwhile."""
    spot = view.visualRect(index).center()
    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.RightButton, Qt.KeyboardModifier(0), spot
    )
    # Sent by the window system after the click on a real screen.
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, spot, view.viewport().mapToGlobal(spot)
    )
    QApplication.sendEvent(view.viewport(), event)


def click_item(menu: QMenu, action: QAction) -> None:
    """Choose from a menu by mouse."""
    click(menu, menu.actionGeometry(action).center())


def press_item(menu: QMenu, action: QAction) -> None:
    """Choose from a menu by keyboard."""
    menu.setActiveAction(action)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    wait_until_idle()


def choose_in_combo(combo: QComboBox, value: str) -> None:
    """Choose from a drop-down list by keyboard."""
    combo.setFocus()
    for place in range(combo.count()):
        if same(combo.itemText(place), value):
            break
    else:
        there = " | ".join(combo.itemText(i) for i in range(min(combo.count(), 12)))
        raise NotThere(f"{value} is not in the list; there is: {there}")
    above = combo.currentIndex() > place  # Home goes to where one types in some
    for _ in range(abs(combo.currentIndex() - place)):
        QTest.keyClick(combo, Qt.Key.Key_Up if above else Qt.Key.Key_Down)
    if combo.currentIndex() != place:
        raise NotThere(f"{value} cannot be chosen")


def clear_boxes(boxes: CodeBoxes) -> None:
    for box in boxes.boxes:
        click(box)
        box.selectAll()
        QTest.keyClick(box, Qt.Key.Key_Delete)
    click(boxes.boxes[0])


def type_text(widget: QWidget, text: str) -> None:
    """Type a text; one that is long, or not ASCII, is pasted."""
    if can_be_typed(text):
        for character in text:
            QTest.keyClicks(QApplication.focusWidget() or widget, character)
    else:
        paste(widget, text)


def can_be_typed(text: str) -> bool:
    """Tell whether every keyboard has these characters, and not too many of them."""
    return text.isascii() and text.isprintable() and len(text) <= _LONGEST_TYPED


def paste(widget: QWidget, text: str) -> None:
    copy_text(text)
    QTest.keySequence(widget, QKeySequence(QKeySequence.StandardKey.Paste))


@contextmanager
def returning_to_owner(widget: QWidget) -> Iterator[None]:
    """Go back to a window's owner once it is closed, as the window system does."""
    owner = widget.window().parentWidget()
    yield
    wait_until_idle()
    if owner is None or not isValid(owner) or not owner.isVisible():
        return
    if QApplication.activeWindow() is None:
        owner.window().activateWindow()
        wait_until_idle()


def go_back_to(window: QWidget | None) -> None:
    """Go back to a window when none is in front, as the window system does.

    What it had opened, such as the progress of a long command, has closed by itself.
    """
    if window is None or not isValid(window) or not window.isVisible():
        return
    if QApplication.activeWindow() is None:
        window.activateWindow()
        wait_until_idle()


def bring_to_front(widget: QWidget) -> None:
    window = widget.window()
    if not (window.isActiveWindow() or isinstance(window, QMenu)):
        window.activateWindow()  # done by the window system on a real screen
        wait_until_idle()


def wait_until_idle() -> None:
    """Let everything happen that is waiting to happen."""
    for _ in range(3):
        QApplication.processEvents()
    QApplication.sendPostedEvents()
