"""Whatever is opened can be read by a screen reader, item by item, each time.

Qt keeps one accessible object for each QAction, and the first menu that shows it owns
it; so each menu is opened three times in one window, and so are drop-down lists.
"""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtGui import QAccessible, QAccessibleInterface, QContextMenuEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QMenu,
    QMenuBar,
    QToolBar,
    QToolButton,
    QWidget,
)

from core.catalog import SERVER_VERSIONS
from gui.labels.text import strip_mnemonic
from gui.manager.main_window import MainWindow
from tests.gui.surfaces import SURFACES, close_all
from tests.gui.test_accessibility import interactive
from tests.helpers.long_form import one_of

OpenWindow = Callable[..., MainWindow]
TIMES = 3
ITEMS = {QAccessible.Role.MenuItem, QAccessible.Role.CheckBox}
BUTTONS = {
    QAccessible.Role.Button,
    QAccessible.Role.ButtonMenu,
    QAccessible.Role.CheckBox,
}
MAIN_WINDOW = [name for name in SURFACES if name.startswith("window at ")]
NARROW = QSize(320, 600)
OF_QT = {"", "qt_edit_menu"}


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
    # Without one the program's name is heard, as at Qt's menus of fields and labels.
    if not own.text(QAccessible.Text.Name) and menu.objectName() not in OF_QT:
        yield f"{menu.objectName()}: no name"
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


def flaws_of_button(button: QAbstractButton, bar: QToolBar) -> Iterator[str]:
    """Say what a screen reader misses at a button of a toolbar."""
    item = accessible(button)
    name = item.text(QAccessible.Text.Name)
    if not name or strip_mnemonic(button.text()) not in name:
        yield f"{button.objectName()}: name {name!r}"
    if item.rect() != QRect(button.mapToGlobal(QPoint()), button.size()):
        yield f"{name}: {item.rect()}"
    if item.parent().object() is not bar:
        yield f"{name}: parent {item.parent()}"
    if item.state().disabled == button.isEnabled():
        yield f"{name}: enabled"
    if item.state().checked != button.isChecked():
        yield f"{name}: ticked"
    if item.role() not in BUTTONS:
        yield f"{name}: role {item.role()}"


def flaws_of_toolbars(surface: QWidget) -> Iterator[str]:
    for bar in surface.findChildren(QToolBar):
        for button in bar.findChildren(QToolButton):
            if button.isVisible():
                yield from flaws_of_button(button, bar)
                if isinstance(menu := button.menu(), QMenu):
                    yield from flaws_within(menu)
                    menu.close()


def flaws_of_list(box: QComboBox) -> Iterator[str]:
    """Open a drop-down list and say what a screen reader misses in it."""
    box.showPopup()
    QApplication.processEvents()
    view, model = box.view(), box.model()
    own = accessible(view)
    for row in range(min(box.count(), own.childCount())):
        index = model.index(row, box.modelColumn(), box.rootModelIndex())
        spot = view.visualRect(index)
        if not view.viewport().rect().contains(spot):
            continue  # it is read when one comes to it
        text, item = box.itemText(row), own.child(row)
        if item.text(QAccessible.Text.Name) != text:
            yield f"{text}: name {item.text(QAccessible.Text.Name)!r}"
        if item.rect() != spot.translated(view.viewport().mapToGlobal(QPoint())):
            yield f"{text}: {item.rect()}"
        if item.parent().object() is not view:
            yield f"{text}: parent {item.parent()}"
        if item.state().selected != (row == box.currentIndex()):
            yield f"{text}: chosen"
        if item.role() is not QAccessible.Role.ListItem:
            yield f"{text}: role {item.role()}"
    if own.childCount() != box.count():
        yield f"{box.objectName()}: {own.childCount()} of {box.count()} items"
    box.hidePopup()


def flaws_of_lists(surface: QWidget) -> Iterator[str]:
    for box in surface.findChildren(QComboBox):
        if not box.isVisible() or box.window() is not surface:
            continue
        item = accessible(box)
        # Qt's name may be what is chosen: the label is told as a relation.
        labels = surface.findChildren(QLabel)
        if not box.accessibleName() and not any(x.buddy() is box for x in labels):
            yield f"{box.objectName()}: no name"
        if item.state().disabled == box.isEnabled():
            yield f"{box.objectName()}: enabled"
        if item.role() is not QAccessible.Role.ComboBox:
            yield f"{box.objectName()}: role {item.role()}"
        if item.rect() != QRect(box.mapToGlobal(QPoint()), box.size()):
            yield f"{box.objectName()}: {item.rect()}"
        if item.parent().object() is not box.parent():
            yield f"{box.objectName()}: parent {item.parent()}"
        if box.isEnabled():
            yield from flaws_of_list(box)


def flaws_each_time(surface: QWidget) -> Iterator[str]:
    """Open all there is, time after time; see tests/gui/test_every_surface.py."""
    for time in range(TIMES):
        for flaws in (flaws_on, flaws_of_lists, flaws_of_toolbars):
            yield from (f"{flaw}, the {time + 1}. time" for flaw in flaws(surface))


@pytest.mark.parametrize("edition", one_of(3, SERVER_VERSIONS))
@pytest.mark.parametrize("name", MAIN_WINDOW)
def test_every_edition_can_be_read(
    open_window: OpenWindow, name: str, edition: str
) -> None:
    window = open_window("office", edition=edition)
    SURFACES[name](window)
    flaws = [
        [*flaws_on(window), *flaws_of_lists(window), *flaws_of_toolbars(window)]
        for _ in range(TIMES)
    ]
    close_all(window)

    assert flaws == [[]] * TIMES


@pytest.mark.parametrize("name", ["window at server", "help"])
def test_the_buttons_that_a_narrow_window_hides_can_be_read(
    window: MainWindow, name: str
) -> None:
    surface = SURFACES[name](window)
    surface.setMinimumSize(0, 0)
    surface.resize(NARROW)
    (bar,) = surface.findChildren(QToolBar)
    bar.setMaximumWidth(NARROW.width() // 4)
    QApplication.processEvents()
    hidden = bar.findChild(QToolButton, "qt_toolbar_ext_button")
    flaws = [list(flaws_of_toolbars(surface)) for _ in range(TIMES)]

    assert hidden is not None
    assert hidden.isVisible()
    assert flaws == [[]] * TIMES
