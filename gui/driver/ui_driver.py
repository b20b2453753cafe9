"""Performs what a person does, by what a person sees: labels and accessible names.

Acceptance tests, lessons and screenshots have no other driver. Events are real ones;
what cannot be found fails loudly with what is there instead.
"""

from collections.abc import Callable, Iterable
from functools import partial
from time import monotonic
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QMenu,
    QWidget,
)

from core.lessons.gestures import Gesture
from gui.driver.finding import (
    NotThere,
    buttons,
    can_be_typed_into,
    checkable,
    editors,
    field_content,
    find_action,
    find_column,
    find_index,
    find_menu,
    find_node,
    find_row,
    find_tab,
    find_window,
    main_window,
    normalized,
    shorten,
    shows_content,
    texts,
    what_is_there,
    window_in_use,
)
from gui.driver.input import (
    choose_in_combo,
    clear_boxes,
    click,
    click_index,
    click_item,
    double_click,
    go_back_to,
    press_item,
    returning_to_owner,
    right_click,
    type_text,
    unfold,
    wait_until_idle,
)
from gui.widgets.code_boxes import CodeBoxes

PATIENCE = 5.0
"""Seconds to wait for something to appear."""
T = TypeVar("T")


class UiDriver:
    """Works the running application as a person does."""

    before_choosing: Callable[[QMenu, QAction], object] = staticmethod(
        lambda _menu, _item: None
    )
    """Called with the open menu before the last item is chosen: it can be seen."""
    _worked_in: QWidget | None = None  # the window of the last button

    def perform(self, gesture: Gesture) -> None:
        """Do one gesture: the method is named as the gesture's first field."""
        values = [getattr(gesture, field) for field in type(gesture).model_fields]
        getattr(self, next(iter(type(gesture).model_fields)))(*values)

    @property
    def window(self) -> QWidget:
        """The window that takes input now."""
        return window_in_use()

    def context(self, path: Iterable[str], choose: Iterable[str] = ()) -> None:
        """Right-click an item of the tree and choose from its menu."""
        tree, index = find_node(self.window, path)
        unfold(tree, index)
        self._choose(choose, partial(right_click, tree, index))

    def node(self, path: Iterable[str]) -> None:
        """Click an item of the tree."""
        tree, index = find_node(self.window, path)
        unfold(tree, index)
        click_index(tree, index)

    def row(self, text: str, choose: Iterable[str] = ()) -> None:
        """Click a row of a list; right-click it if something is to be chosen."""
        view, index = find_row(self.window, text)
        if choose:
            self._choose(choose, partial(right_click, view, index))
        else:
            click_index(view, index)

    def open(self, text: str) -> None:
        """Double-click a row of a list by the text of its first column."""
        double_click(*find_row(self.window, text))

    def go_to(self, title: str) -> None:
        """Go to another open window, by its title, with or without the lab's name."""
        window = self._wait_for(lambda: find_window(title), f"the window {title}")
        window.activateWindow()
        wait_until_idle()

    def menu(self, path: Iterable[str]) -> None:
        """Choose from the menu bar."""
        first, *rest = path
        bar, action = find_menu(self.window, first)
        spot = bar.actionGeometry(action).center()
        self._choose(rest, partial(click, bar, spot))

    def press(self, label: str) -> None:
        """Press a button, once it can be pressed."""
        button = self._wait_for(lambda: self._button(label), f"button {label}")
        self._worked_in = button.window()
        click(button)

    def select(self, choices: dict[str, str]) -> None:
        """Choose in drop-down lists or list boxes, by the labels of the fields."""
        for field, value in choices.items():
            widget = self._usable_editor(field)
            if isinstance(widget, QComboBox):
                choose_in_combo(widget, value)
            elif isinstance(widget, QAbstractItemView):
                index = find_index(widget.model(), value)
                if not index.isValid():
                    raise NotThere(f"{value} is not in {field}")
                click_index(widget, index)
            else:
                raise NotThere(f"{field} is no list")
            wait_until_idle()

    def type(self, entries: dict[str, str]) -> None:
        """Type into fields; what was there is replaced."""
        for field, text in entries.items():
            editor = self._usable_editor(field)
            widget = editor.lineEdit() if isinstance(editor, QComboBox) else editor
            if isinstance(widget, CodeBoxes):
                clear_boxes(widget)
                type_text(widget.boxes[0], text)
            elif can_be_typed_into(widget):
                click(widget)
                widget.selectAll()
                QTest.keyClick(widget, Qt.Key.Key_Delete)
                type_text(widget, text)
            else:
                raise NotThere(f"nothing can be typed into {field}")
            wait_until_idle()

    def tick(self, boxes: dict[str, bool]) -> None:
        """Tick or clear check boxes, or choose radio buttons."""
        for label, on in boxes.items():
            box = self._wait_for(partial(self._box, label), f"box {label}")
            if box.isChecked() is not on:
                click(box, QPoint(8, box.height() // 2))

    def tab(self, label: str) -> None:
        """Go to a tab."""
        bar, place = find_tab(self.window, label)
        click(bar, bar.tabRect(place).center())

    def shortcut(self, keys: str) -> None:
        """Press a key or a combination of keys."""
        combination = QKeySequence(keys)[0]  # type: ignore[index]  # stub lacks it
        popup = QApplication.activePopupWidget()  # takes all keys while it is open
        target = popup or QApplication.focusWidget() or self.window
        with returning_to_owner(target):
            QTest.keyClick(target, combination.key(), combination.keyboardModifiers())

    def see(self, text: str) -> None:
        """Wait until a text is visible."""
        self._wait_for(lambda: text if self._sees(text) else None, f'text "{text}"')

    def unsee(self, text: str) -> None:
        """Fail if a text is visible."""
        self._settle()
        if self._sees(text):
            raise NotThere(f'"{text}" is still visible')

    def greyed(self, label: str) -> None:
        """Fail unless a menu item, button or field is there and cannot be used."""
        menu = QApplication.activePopupWidget()
        there: list[QAction | QWidget] = (
            [find_action(menu.actions(), label)]
            if isinstance(menu, QMenu)
            else [*buttons(self.window, label), *editors(self.window, label)]
        )
        if not there:
            raise NotThere(f"there is no {label}; {self._what_is_there()}")
        if any(thing.isEnabled() for thing in there):
            raise NotThere(f"{label} is not greyed")

    def shows(self, field: str, content: str) -> None:
        """Fail unless a field contains exactly this; hyphens in boxes do not count."""
        widget = self._editor(field)
        if not shows_content(widget, content):
            there = shorten(field_content(widget))
            raise NotThere(f'{field} does not show "{shorten(content)}" but "{there}"')

    def wrong(self, field: str, message: str) -> None:
        """Fail unless a message is visible at a field."""
        there = self._editor(field).accessibleDescription()
        if normalized(message) not in normalized(there) or not self._sees(message):
            raise NotThere(f'at {field} it does not say "{message}" but "{there}"')

    def cells(self, row: str, texts: dict[str, str]) -> None:
        """Fail unless the row of a list has these texts in these columns."""
        view, index = find_row(self.window, row)
        for column, text in texts.items():
            there = index.siblingAtColumn(find_column(view.model(), column)).data()
            if str(there) != text:
                raise NotThere(f'{row}, {column} is not "{text}" but "{there}"')

    def _sees(self, text: str) -> bool:
        wanted = text.casefold()
        windows = {self.window, main_window()}
        return any(wanted in t.casefold() for w in windows for t in texts(w))

    def _wait_for(self, look: Callable[[], T | None], what: str) -> T:
        deadline = monotonic() + PATIENCE
        while True:
            wait_until_idle()
            go_back_to(self._worked_in)
            found = look()
            if found is not None:
                return found
            if monotonic() > deadline:
                raise NotThere(f"there is no {what}; {self._what_is_there()}")
            QTest.qWait(10)

    def _settle(self) -> None:
        wait_until_idle()

    def _button(self, label: str) -> QAbstractButton | None:
        return next((b for b in buttons(self.window, label) if b.isEnabled()), None)

    def _box(self, label: str) -> QAbstractButton | None:
        found = checkable(self.window, label)
        return next((b for b in found if b.isEnabled()), None)

    def _what_is_there(self) -> str:
        return what_is_there(self.window)

    def _editor(self, field: str) -> QWidget:
        return self._wait_for(
            lambda: next(editors(self.window, field), None), f"field {field}"
        )

    def _usable_editor(self, field: str) -> QWidget:
        widget = self._editor(field)
        if not widget.isEnabled():
            raise NotThere(f"{field} is greyed")
        return widget

    def _choose(self, path: Iterable[str], open_menu: Callable[[], None]) -> None:
        """Open a menu and choose by mouse, or by keyboard where the click is lost.

        WORKAROUND: off-screen a menu now and then closes at a click without taking
        it; why is not known.
        """
        labels = list(path)
        for pick in (click_item, press_item):
            open_menu()
            if self._walk(labels, pick):
                return
        raise NotThere(f"the menu with {labels} closes by itself")

    def _walk(self, labels: list[str], pick: Callable[[QMenu, QAction], None]) -> bool:
        """Choose in the open menu; tell whether it stayed open for that."""
        menu: QWidget | None = None
        for label in labels:
            menu = self._wait_for(partial(_popup_after, menu), f"menu with {label}")
            assert isinstance(menu, QMenu)
            action = find_action(menu.actions(), label)
            if not action.isEnabled():
                menu.close()
                raise NotThere(f"{label} is greyed")
            opens_another = action.menu() is not None
            if not opens_another:
                self.before_choosing(menu, action)
            spy = QSignalSpy(action.triggered)
            pick(menu, action)
            if not opens_another and not spy.count():
                menu.close()
                return False
        return True


def _popup_after(menu: QWidget | None) -> QWidget | None:
    """Return the menu that is open, once it is another one than before."""
    popup = QApplication.activePopupWidget()
    return None if popup is menu else popup
