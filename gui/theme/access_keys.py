"""The underlined letters: shown only to who uses the keyboard, as Windows does."""

import sys

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication

_KEYS = {Qt.Key.Key_Alt, Qt.Key.Key_F10, Qt.Key.Key_Menu}  # they lead to menus

_ALT, _SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
_MAY_TYPE = sys.platform != "darwin"
_OPENING = {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease}


def are_shown() -> bool:
    """Return whether labels underline the letter that goes with Alt."""
    return AccessKeys.shown


def text_flag() -> Qt.TextFlag:
    """Return how text is painted: with or without these underlines."""
    flags = Qt.TextFlag
    return flags.TextShowMnemonic if are_shown() else flags.TextHideMnemonic


def show_always(always: bool) -> None:
    """Show them to everybody from now on, or to the keyboard alone."""
    AccessKeys.always = always
    _show(always)


class AccessKeys(QObject):
    """Shows them after a key for menus, and hides them when the mouse is used.

    One that nothing answers, because its button is greyed, types no letter.
    """

    always = False
    shown = False
    _is_first_alt = False

    def watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.MouseButtonPress:
            _show(AccessKeys.always)
        elif isinstance(event, QKeyEvent) and self._is_first_alt_in_menu(event):
            _show(True)
            return True  # Qt would close the menu
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            _show(AccessKeys.shown or event.key() in _KEYS)
            return _is_unanswered(event)
        if kind in _OPENING:
            QTimer.singleShot(0, self._watch_menu)
        return False

    def _is_first_alt_in_menu(self, event: QKeyEvent) -> bool:
        """Tell whether Alt goes down, or up again, in a menu without underlines."""
        if event.key() != Qt.Key.Key_Alt or QApplication.activePopupWidget() is None:
            return False
        was_first = self._is_first_alt
        self._is_first_alt = event.type() == QEvent.Type.KeyPress and not are_shown()
        return was_first or self._is_first_alt

    def _watch_menu(self) -> None:
        """Watch what has just been opened: a menu has keys, but never the focus."""
        menu = QApplication.activePopupWidget()
        if menu is not None:
            self.watch(menu.windowHandle())


def _is_unanswered(event: QKeyEvent) -> bool:
    """Tell whether a letter with Alt comes to a window: no shortcut was its own.

    An open menu has letters of its own, and on macOS Alt types other characters.
    """
    is_letter = event.modifiers() & ~_SHIFT == _ALT and event.text().isprintable()
    is_typed = is_letter and event.text() != ""
    return is_typed and _MAY_TYPE and QApplication.activePopupWidget() is None


def _show(shown: bool) -> None:
    if AccessKeys.shown != shown:
        AccessKeys.shown = shown
        for widget in QApplication.allWidgets():
            widget.update()
