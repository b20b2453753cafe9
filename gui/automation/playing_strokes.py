"""Makes a gesture stroke by stroke; between two strokes the event loop runs.

Who plays waits as long as each stroke says. Nothing here waits or lets happen anything
by itself.
"""

from collections.abc import Callable, Generator, Iterable
from functools import partial
from time import monotonic
from typing import Any, TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)
from shiboken6 import isValid

from core.lessons import gestures as g
from core.records import Record
from gui.driver.finding import (
    NotThere,
    can_be_typed_into,
    find_action,
    find_index,
    find_menu,
    find_node,
    find_row,
    find_tab,
    find_window,
    window_in_use,
)
from gui.driver.input import (
    can_be_typed,
    choose_in_combo,
    paste,
    press_mouse,
    press_right,
    unfold,
)
from gui.driver.locating import Target, locate
from gui.widgets.code_boxes import CodeBoxes
from gui.widgets.on_screen import come_to_front

KEY = 70
"""Milliseconds between two keys."""
STROKE = 650
"""Milliseconds between two clicks, so that one sees what the first has done."""
AGAIN = -20
"""Less than nothing: milliseconds until one looks again, at whatever speed."""
PATIENCE = 20.0
"""Seconds in which what a gesture needs has to be there."""
_FRONT = 1.0
"""Seconds that a desktop has to bring a window to front; some refuse it."""
T = TypeVar("T")
Strokes = Generator[int, None, None]
"""Each is how long one waits before the next."""


def strokes(gesture: Record) -> Strokes:
    """Make a gesture; NotThere if it cannot be made."""
    return _STROKES[type(gesture)](gesture)


def once_there(gesture: Record) -> Generator[int, None, Target]:
    """Wait until a gesture can begin, in a window that is in front."""
    target = yield from _once(partial(_usable, gesture))
    if not isinstance(target.window, QMenu):
        yield from _to_front(target.window)
    return target


def _usable(gesture: Record) -> Target:
    target = locate(gesture)
    if not target.widget.isEnabled():
        raise NotThere(f"{target.name} is greyed")
    return target


def _once(look: Callable[[], T]) -> Generator[int, None, T]:
    """Look until something is there; NotThere says in the end what was missing."""
    deadline = monotonic() + PATIENCE
    while True:
        try:
            return look()
        except NotThere:
            if monotonic() > deadline:
                raise
        yield AGAIN


def _to_front(window: QWidget) -> Strokes:
    if window.isActiveWindow():
        return
    come_to_front(window)
    deadline = monotonic() + _FRONT
    while isValid(window) and not window.isActiveWindow() and monotonic() < deadline:
        yield AGAIN


def _context(do: g.Context) -> Strokes:
    yield from once_there(do)
    tree, index = find_node(window_in_use(), do.context)
    unfold(tree, index)
    yield STROKE
    press_right(tree, index)
    yield from _walk(do.choose)


def _node(do: g.Node) -> Strokes:
    yield from once_there(do)
    tree, index = find_node(window_in_use(), do.node)
    unfold(tree, index)
    yield STROKE
    press_mouse(tree.viewport(), tree.visualRect(index).center())


def _row(do: g.Row) -> Strokes:
    yield from once_there(do)
    view, index = find_row(window_in_use(), do.row)
    view.scrollTo(index)
    yield STROKE
    if do.choose:
        press_right(view, index)
        yield from _walk(do.choose)
    else:
        press_mouse(view.viewport(), view.visualRect(index).center())


def _open(do: g.Open) -> Strokes:
    yield from once_there(do)
    view, index = find_row(window_in_use(), do.open)
    view.scrollTo(index)
    yield STROKE
    spot = view.visualRect(index).center()
    press_mouse(view.viewport(), spot)  # a view opens only what was clicked before
    yield KEY
    QTest.mouseDClick(
        view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0), spot
    )


def _menu(do: g.Menu) -> Strokes:
    yield from once_there(do)
    bar, action = find_menu(window_in_use(), do.menu[0])
    press_mouse(bar, bar.actionGeometry(action).center())
    yield from _walk(do.menu[1:])


def _walk(labels: Iterable[str]) -> Strokes:
    """Choose in the menu that opens, and in each that opens from it."""
    menu: QMenu | None = None
    for label in labels:
        menu = yield from _once(partial(_menu_after, menu, label))
        action = find_action(menu.actions(), label)
        menu.setActiveAction(action)
        yield STROKE
        # By keyboard: off-screen a menu now and then closes at a click without it.
        QTest.keyClick(menu, Qt.Key.Key_Return)
        yield KEY


def _menu_after(before: QMenu | None, label: str) -> QMenu:
    menu = QApplication.activePopupWidget()
    if not isinstance(menu, QMenu) or menu is before:
        raise NotThere(f"there is no menu with {label}")
    if not find_action(menu.actions(), label).isEnabled():
        raise NotThere(f"{label} is greyed")
    return menu


def _press(do: g.Press) -> Strokes:
    target = yield from once_there(do)
    owner = target.window.parentWidget()
    press_mouse(target.widget)
    yield KEY
    # Off-screen nothing goes back to a window's owner once it is closed.
    if owner is not None and isValid(owner) and not QApplication.activeWindow():
        yield from _to_front(owner.window())


def _select(do: g.Select) -> Strokes:
    for field, value in do.select.items():
        target = yield from once_there(g.Select(select={field: value}))
        widget = target.widget
        if isinstance(widget, QComboBox):
            choose_in_combo(widget, value)
        elif isinstance(widget, QAbstractItemView):
            index = find_index(widget.model(), value)
            if not index.isValid():
                raise NotThere(f"{value} is not in {field}")
            widget.scrollTo(index)
            press_mouse(widget.viewport(), widget.visualRect(index).center())
        else:
            raise NotThere(f"{field} is no list")
        yield STROKE


def _type(do: g.Type) -> Strokes:
    for field, text in do.type.items():
        target = yield from once_there(g.Type(type={field: text}))
        widget = target.widget
        line = widget.lineEdit() if isinstance(widget, QComboBox) else widget
        if isinstance(line, CodeBoxes):
            boxes: list[QLineEdit | QPlainTextEdit] = list(line.boxes)
        elif can_be_typed_into(line):
            boxes = [line]
        else:
            raise NotThere(f"nothing can be typed into {field}")
        _empty(boxes)
        yield from _enter(boxes[0], text)
        yield STROKE


def _empty(boxes: Iterable[QLineEdit | QPlainTextEdit]) -> None:
    for box in reversed(list(boxes)):  # the first one keeps the focus
        press_mouse(box)
        box.selectAll()
        QTest.keyClick(box, Qt.Key.Key_Delete)


def _enter(box: QWidget, text: str) -> Strokes:
    """Type a text; boxes of a code hand the focus on to the next one."""
    if not can_be_typed(text):
        paste(box, text)
        return
    for character in text:
        QTest.keyClicks(_focus_in(box.window()) or box, character)
        yield KEY


def _focus_in(window: QWidget) -> QWidget | None:
    """Return what has the focus in a window, also where another one has the keys."""
    return window.focusWidget()


def _tick(do: g.Tick) -> Strokes:
    for label, on in do.tick.items():
        box = (yield from once_there(g.Tick(tick={label: on}))).widget
        if box.isChecked() is not on:  # type: ignore[attr-defined]
            press_mouse(box, QPoint(8, box.height() // 2))
            yield STROKE


def _tab(do: g.Tab) -> Strokes:
    yield from once_there(do)
    bar, place = find_tab(window_in_use(), do.tab)
    press_mouse(bar, bar.tabRect(place).center())


def _go_to(do: g.GoTo) -> Strokes:
    window = yield from _once(partial(_window, do.go_to))
    yield from _to_front(window)


def _window(title: str) -> QWidget:
    window = find_window(title)
    if window is None:
        raise NotThere(f"there is no window {title}")
    return window


def _shortcut(do: g.Shortcut) -> Strokes:
    combination = QKeySequence(do.shortcut)[0]  # type: ignore[index]  # stub lacks it
    popup = QApplication.activePopupWidget()  # takes all keys while it is open
    if popup is None:
        yield from _to_front(window_in_use())
    window = popup or window_in_use()
    keys = combination.key(), combination.keyboardModifiers()
    QTest.keyClick(_focus_in(window) or window, *keys)


_STROKES: dict[type[Record], Callable[[Any], Strokes]] = {
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
