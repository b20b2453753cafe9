"""Every item of every menu can be read by a screen reader, whenever it is opened.

Qt keeps one accessible object for each QAction, and the first menu that shows it owns
it; so each menu is opened three times in one window.
"""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QAccessible, QAccessibleInterface, QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar, QWidget

from gui.labels.text import strip_mnemonic
from gui.manager.main_window import MainWindow
from tests.gui.surfaces import SURFACES, close_all
from tests.gui.test_accessibility import interactive

OpenWindow = Callable[..., MainWindow]
TIMES = 3
ITEMS = {QAccessible.Role.MenuItem, QAccessible.Role.CheckBox}


@pytest.fixture
def window(open_window: OpenWindow) -> Iterator[MainWindow]:
    window = open_window("office")
    yield window
    close_all(window)


def accessible(thing: object) -> QAccessibleInterface:
    interface = QAccessible.queryAccessibleInterface(thing)  # type: ignore[arg-type]
    assert interface is not None
    return interface


def flaws_of(menu: QMenu) -> Iterator[str]:
    """Say what a screen reader misses at the items of an open menu."""
    own = accessible(menu)
    for number, action in enumerate(menu.actions()):
        if action.isSeparator() or not action.isVisible():
            continue
        text = strip_mnemonic(action.text())
        item = own.child(number)
        if text not in item.text(QAccessible.Text.Name):
            yield f"{text}: name {item.text(QAccessible.Text.Name)!r}"
        if item.rect() != menu.actionGeometry(action).translated(menu.pos()):
            yield f"{text}: {item.rect()}"
        if item.parent().object() is not menu:
            yield f"{text}: parent {item.parent()}"
        if item.state().disabled == action.isEnabled():
            yield f"{text}: enabled"
        if item.state().checked != action.isChecked():
            yield f"{text}: ticked"
        if item.role() not in ITEMS:
            yield f"{text}: role {item.role()}"


def flaws_within(menu: QMenu) -> Iterator[str]:
    """Open a menu and what it leads to; say what is missing."""
    menu.popup(QPoint(20, 20))
    QApplication.processEvents()
    yield from flaws_of(menu)
    for action in menu.actions():
        if isinstance(sub := action.menu(), QMenu):
            yield from flaws_within(sub)
            sub.close()


def open_context_menu(widget: QWidget) -> QMenu | None:
    spot = widget.rect().center()
    reason = QContextMenuEvent.Reason.Keyboard
    event = QContextMenuEvent(reason, spot, widget.mapToGlobal(spot))
    QApplication.sendEvent(widget, event)
    menu = QApplication.activePopupWidget()
    return menu if isinstance(menu, QMenu) else None


def flaws_on(surface: QWidget) -> Iterator[str]:
    for bar in surface.findChildren(QMenuBar):
        for action in bar.actions():
            if isinstance(menu := action.menu(), QMenu):
                yield from flaws_within(menu)
                menu.close()
    for widget in interactive(surface):
        if opened := open_context_menu(widget):
            yield from flaws_within(opened)
            opened.close()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.parametrize("name", SURFACES)
def test_every_item_of_every_menu_can_be_read(window: MainWindow, name: str) -> None:
    surface = SURFACES[name](window)
    flaws = [list(flaws_on(surface)) for _ in range(TIMES)]

    assert flaws == [[]] * TIMES
