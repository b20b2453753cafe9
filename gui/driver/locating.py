"""Locates what a gesture begins at, and says where it is; changes nothing.

Nothing is unfolded, scrolled or opened: that is for who makes the gesture.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QMenu,
    QTreeView,
    QWidget,
)
from shiboken6 import isValid

from core.lessons import gestures as g
from core.records import Record
from gui.driver.finding import (
    NotThere,
    accessible_name,
    buttons,
    checkable,
    editors,
    find_index,
    find_menu,
    find_node,
    find_row,
    find_tab,
    find_window,
    same,
    shows_content,
    what_is_there,
    window_in_use,
    without_mnemonic,
)


@dataclass(frozen=True)
class Target:
    """A control, or an item in one, as a person sees it."""

    widget: QWidget
    name: str
    """Its label, or its accessible name."""
    within: Callable[[], QRect]
    """The rectangle in coordinates of the widget; it may be scrolled out of sight."""

    @property
    def window(self) -> QWidget:
        """The window in which it is."""
        return self.widget.window()

    def place(self) -> QRect | None:
        """Return what of it is in sight, in coordinates of the window, or None."""
        if not isValid(self.widget) or not self.widget.isVisible():
            return None
        part = visible_part(self.widget, self.within())
        return None if part.isEmpty() else part


def locate(gesture: Record, window: QWidget | None = None) -> Target:
    """Locate what is to be clicked or filled in next; NotThere if it is not there.

    In a gesture of several parts this is the first that is not done. A window that is
    named takes the place of the one in use; menus and popups that are open come first.
    """
    popup = QApplication.activePopupWidget()
    where = window or window_in_use()
    if isinstance(popup, QMenu) and (labels := _labels_in_menus(gesture)):
        return _in_menu(popup, labels)
    return _LOCATORS[type(gesture)](gesture, where)


def visible_part(widget: QWidget, part: QRect) -> QRect:
    """Return what of a part is not cut off by what lies around it, in the window."""
    window = widget.window()
    shown = part & widget.rect()
    shown.translate(widget.mapTo(window, QPoint()))
    outer = widget.parentWidget() if widget is not window else None
    while outer is not None and outer is not window:
        shown &= outer.rect().translated(outer.mapTo(window, QPoint()))
        outer = outer.parentWidget()
    return shown & window.rect()


def _labels_in_menus(gesture: Record) -> tuple[str, ...]:
    """Return the items that a gesture chooses once its menu is open."""
    if isinstance(gesture, g.Menu):
        return gesture.menu[1:]
    if isinstance(gesture, g.Context | g.Row):
        return gesture.choose
    return ()


def _in_menu(menu: QMenu, labels: tuple[str, ...]) -> Target:
    """Locate the item of the path that this menu has, be it the first or a later."""
    for label in labels:
        for action in menu.actions():
            if action.isVisible() and same(without_mnemonic(action.text()), label):
                return _item(menu, action)
    raise NotThere(f"there is no {' > '.join(labels)}; {what_is_there(menu)}")


def _item(menu: QMenu, action: QAction) -> Target:
    def within() -> QRect:
        return menu.actionGeometry(action) if isValid(action) else QRect()

    return Target(menu, without_mnemonic(action.text()), within)


def _context(gesture: g.Context, window: QWidget) -> Target:
    return _node_of(*find_node(window, gesture.context))


def _node(gesture: g.Node, window: QWidget) -> Target:
    return _node_of(*find_node(window, gesture.node))


def _node_of(tree: QTreeView, index: QModelIndex) -> Target:
    """Locate an item of the tree; while it is folded away, what hides it."""
    kept = QPersistentModelIndex(index)

    def within() -> QRect:
        shown = _now(kept)
        above = shown.parent()
        while above.isValid():
            if not tree.isExpanded(above):
                shown = above
            above = above.parent()
        return _rect_of(tree, shown)

    return Target(tree, str(index.data()), within)


def _row(gesture: g.Row, window: QWidget) -> Target:
    return _index(*find_row(window, gesture.row))


def _open(gesture: g.Open, window: QWidget) -> Target:
    return _index(*find_row(window, gesture.open))


def _index(view: QAbstractItemView, index: QModelIndex) -> Target:
    kept = QPersistentModelIndex(index)
    return Target(view, str(index.data()), lambda: _rect_of(view, _now(kept)))


def _now(kept: QPersistentModelIndex) -> QModelIndex:
    """Return the index where the item is now; an invalid one if it is gone."""
    if not kept.isValid():
        return QModelIndex()
    return kept.model().index(kept.row(), kept.column(), kept.parent())


def _rect_of(view: QAbstractItemView, index: QModelIndex) -> QRect:
    """Return where an item is in its view, cut by the part that scrolls."""
    if not index.isValid():
        return QRect()
    viewport = view.viewport()
    shown = view.visualRect(index) & viewport.rect()
    return shown.translated(viewport.mapTo(view, QPoint()))


def _menu(gesture: g.Menu, window: QWidget) -> Target:
    bar, action = find_menu(window, gesture.menu[0])
    label = without_mnemonic(action.text())
    return Target(bar, label, lambda: bar.actionGeometry(action))


def _press(gesture: g.Press, window: QWidget) -> Target:
    return _usable_first(buttons(window, gesture.press), gesture.press, window)


def _tick(gesture: g.Tick, window: QWidget) -> Target:
    found = [
        _usable_first(checkable(window, label), label, window) for label in gesture.tick
    ]
    return _first_undone(
        (box.widget.isChecked() is wanted, box)  # type: ignore[attr-defined]
        for box, wanted in zip(found, gesture.tick.values(), strict=True)
    )


def _type(gesture: g.Type, window: QWidget) -> Target:
    return _first_undone(
        (shows_content(box.widget, wanted), box)
        for box, wanted in _fields(gesture.type, window)
    )


def _select(gesture: g.Select, window: QWidget) -> Target:
    popup = QApplication.activePopupWidget()
    if popup is not None and popup is window and not isinstance(popup, QMenu):
        return _in_open_list(gesture, popup)
    return _first_undone(
        (is_chosen(field.widget, wanted), _chosen_in(field, wanted))
        for field, wanted in _fields(gesture.select, window)
    )


def _in_open_list(gesture: g.Select, popup: QWidget) -> Target:
    """Locate the value in the drop-down list that is open."""
    combo = popup.parentWidget()
    if not isinstance(combo, QComboBox):
        raise NotThere("no drop-down list is open")
    name = accessible_name(combo)
    wanted = next((v for f, v in gesture.select.items() if same(name, f)), None)
    if wanted is None:
        raise NotThere(f"the drop-down list of {name} is open")
    index = find_index(combo.model(), wanted)
    if not index.isValid():
        raise NotThere(f"{wanted} is not in the list")
    return _index(combo.view(), index)


def _chosen_in(field: Target, wanted: str) -> Target:
    """Locate the item of a list box; of a drop-down list that is shut, the field."""
    view = field.widget
    if not isinstance(view, QAbstractItemView):
        return field
    index = find_index(view.model(), wanted)
    return _index(view, index) if index.isValid() else field


def _fields(wanted: dict[str, str], window: QWidget) -> list[tuple[Target, str]]:
    return [
        (_usable_first(editors(window, field), field, window), value)
        for field, value in wanted.items()
    ]


def is_chosen(field: QWidget, value: str) -> bool:
    """Tell whether a value is the chosen one of a drop-down list or a list box."""
    if isinstance(field, QComboBox):
        return same(field.currentText(), value)
    if isinstance(field, QAbstractItemView):
        return same(str(field.currentIndex().data()), value)
    return False


def _first_undone(parts: Iterable[tuple[bool, Target]]) -> Target:
    """Return the first that is not done; the last if all are."""
    target: Target | None = None
    for is_done, target in parts:
        if not is_done:
            return target
    assert target is not None
    return target


def _usable_first(found: Iterable[Any], label: str, window: QWidget) -> Target:
    """Take what can be used before what is greyed."""
    there = list(found)
    if not there:
        raise NotThere(f"there is no {label}; {what_is_there(window)}")
    widget = next((w for w in there if w.isEnabled()), there[0])
    return Target(widget, label, widget.rect)


def _tab(gesture: g.Tab, window: QWidget) -> Target:
    bar, place = find_tab(window, gesture.tab)
    return Target(bar, gesture.tab, lambda: bar.tabRect(place))


def _go_to(gesture: g.GoTo, _: QWidget) -> Target:
    window = find_window(gesture.go_to)
    if window is None:
        raise NotThere(f"there is no window {gesture.go_to}")
    return Target(window, window.windowTitle() or accessible_name(window), window.rect)


def _shortcut(_: g.Shortcut, window: QWidget) -> Target:
    """Locate the window that takes the keys."""
    return Target(window, window.windowTitle() or accessible_name(window), window.rect)


_LOCATORS: dict[type[Record], Callable[[Any, QWidget], Target]] = {
    g.Context: _context,
    g.Menu: _menu,
    g.Node: _node,
    g.Row: _row,
    g.Press: _press,
    g.Select: _select,
    g.Type: _type,
    g.Tick: _tick,
    g.Tab: _tab,
    g.GoTo: _go_to,
    g.Open: _open,
    g.Shortcut: _shortcut,
}
