"""By what one sees that a step is done, whichever way it was done."""

from collections import deque
from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QMenu,
    QTreeView,
    QWidget,
)

from core.lessons import gestures as g
from core.lessons.gestures import item_of, leaf
from core.lessons.records import Step
from core.lessons.runner import looking
from core.records import Record
from gui.driver.finding import (
    NotThere,
    buttons,
    checkable,
    editors,
    find_node,
    find_row,
    find_tab,
    is_titled,
    main_window,
    same,
    shows_content,
    visible,
    without_mnemonic,
)
from gui.driver.glance import Glance
from gui.driver.locating import is_chosen

_SIGNS = ("see", "unseen", "greyed", "shows", "wrong", "cells")


def names_a_sign(step: Step) -> bool:
    """Tell whether a step says what is visible afterwards."""
    return any(getattr(step, sign) for sign in _SIGNS)


def is_hidden_by_menu(step: Step) -> bool:
    """Tell whether a menu or list is open that the step does not leave open.

    Its items would be taken for what is visible in a window.
    """
    gesture = step.do
    if QApplication.activePopupWidget() is None or isinstance(gesture, g.Shortcut):
        return False
    if step.greyed:
        return False
    opens_menu = isinstance(gesture, g.Context) and not gesture.choose
    return not opens_menu and not (isinstance(gesture, g.Menu) and not leaf(gesture))


def is_visible(step: Step, glance: Glance) -> bool:
    """Tell whether all that a step says of the windows is so now."""
    try:
        deque(looking(step, glance), maxlen=0)
    except AssertionError:
        return False
    return True


def is_in_place(gesture: Record, window: QWidget) -> bool | None:
    """Tell whether what a gesture leaves behind is there; None if it leaves nothing."""
    look = _STATES.get(type(gesture))
    try:
        return None if look is None else look(gesture, window)
    except NotThere:
        return False


def is_the_same(done: Record, wanted: Record, window: QWidget) -> bool:
    """Tell whether one gesture does what another one does, by whatever way."""
    if type(done) is type(wanted) and said(done) == said(wanted):
        return True
    if isinstance(done, g.Shortcut) and isinstance(wanted, g.Shortcut):
        return _keys_of(done) == _keys_of(wanted)
    if isinstance(done, g.Press) and isinstance(wanted, g.Press):
        return _is_one_button(done.press, wanted.press, window)
    return _is_the_same_command(done, wanted) and _is_about_the_same(
        done, wanted, window
    )


def _is_one_button(done: str, wanted: str, window: QWidget) -> bool:
    """Tell whether two labels name one button, as a link has a name and an address."""
    named = list(buttons(window, wanted))
    return any(button in named for button in buttons(window, done))


def _is_the_same_command(done: Record, wanted: Record) -> bool:
    """Compare what is chosen: from which menu, by a button or by keys, is one."""
    keys, label = _keys_of(done) or _keys_of(wanted), leaf(done) or leaf(wanted)
    if keys is not None:
        return bool(label) and keys in _shortcuts_of(label)
    return bool(label) and same(leaf(done), leaf(wanted))


def _is_about_the_same(done: Record, wanted: Record, window: QWidget) -> bool:
    """Compare the item: the one that was clicked, or else the one that is chosen."""
    item, there = item_of(wanted), item_of(done)
    if not item:
        return True
    return same(there, item) if there else is_at(wanted, window)


def opens_website(gesture: Record, window: QWidget) -> bool:
    """Tell whether a gesture opens the website, in a browser that nobody sees."""
    pressed = buttons(window, gesture.press) if isinstance(gesture, g.Press) else ()
    return any(button.objectName() == "website" for button in pressed)


def is_at(gesture: Record, window: QWidget) -> bool:
    """Tell whether the item of a gesture is the chosen one, in its window."""
    item, of_tree = item_of(gesture), isinstance(gesture, g.Context | g.Node)
    return any(
        same(str(view.currentIndex().siblingAtColumn(0).data() or ""), item)
        for view in _views(window)
        if isinstance(view, QTreeView) is of_tree
    )


def _views(window: QWidget) -> Iterator[QAbstractItemView]:
    """Yield the lists and trees of a window, and of those that have opened it."""
    owner: QWidget | None = window
    while owner is not None:
        yield from visible(owner.window(), QAbstractItemView)
        owner = owner.window().parentWidget()


def said(gesture: Record) -> str:
    """Write a gesture so that two of them compare as they read."""
    return "|".join(_words(gesture.model_dump()))


def _words(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [w for k, v in value.items() for w in (str(k), *_words(v))]
    if isinstance(value, list | tuple):
        return [w for v in value for w in _words(v)]
    return [str(value).strip(" <>:.…").replace("-", "").casefold()]


def _keys_of(gesture: Record) -> QKeySequence | None:
    return QKeySequence(gesture.shortcut) if isinstance(gesture, g.Shortcut) else None


def _shortcuts_of(label: str) -> list[QKeySequence]:
    return [
        keys
        for action in main_window().findChildren(QAction)
        if same(without_mnemonic(action.text()), label)
        for keys in action.shortcuts()
    ]


def _node(gesture: g.Node, window: QWidget) -> bool:
    tree, index = find_node(window, gesture.node)
    return tree.currentIndex() == index


def _row(gesture: g.Row, window: QWidget) -> bool | None:
    if gesture.choose:
        return None
    view, index = find_row(window, gesture.row)
    return view.selectionModel().isRowSelected(index.row(), index.parent())


def _menu_of_item(gesture: g.Context, window: QWidget) -> bool | None:
    if gesture.choose:
        return None
    is_open = isinstance(QApplication.activePopupWidget(), QMenu)
    return is_open and is_at(gesture, window)


def _menu(gesture: g.Menu, window: QWidget) -> bool | None:
    if len(gesture.menu) > 1:
        return None
    popup = QApplication.activePopupWidget()
    title = popup.menuAction().text() if isinstance(popup, QMenu) else ""
    return same(without_mnemonic(title), gesture.menu[0])


def _select(gesture: g.Select, window: QWidget) -> bool:
    return all(
        any(is_chosen(field, value) for field in editors(window, label))
        for label, value in gesture.select.items()
    )


def _type(gesture: g.Type, window: QWidget) -> bool:
    return all(
        any(shows_content(field, text) for field in editors(window, label))
        for label, text in gesture.type.items()
    )


def _tick(gesture: g.Tick, window: QWidget) -> bool:
    return all(
        any(box.isChecked() is wanted for box in checkable(window, label))
        for label, wanted in gesture.tick.items()
    )


def _tab(gesture: g.Tab, window: QWidget) -> bool:
    bar, place = find_tab(window, gesture.tab)
    return bar.currentIndex() == place


def _go_to(gesture: g.GoTo, window: QWidget) -> bool:
    return is_titled(window, gesture.go_to)


_STATES: dict[type[Record], Callable[[Any, QWidget], bool | None]] = {
    g.Context: _menu_of_item,
    g.Menu: _menu,
    g.Node: _node,
    g.Row: _row,
    g.Select: _select,
    g.Type: _type,
    g.Tick: _tick,
    g.Tab: _tab,
    g.GoTo: _go_to,
}
