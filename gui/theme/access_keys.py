"""The underlined letters: shown only to who uses the keyboard, as Windows does."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication

_KEYS = {Qt.Key.Key_Alt, Qt.Key.Key_F10, Qt.Key.Key_Menu}  # they lead to menus


def are_shown() -> bool:
    """Return whether labels underline the letter that goes with Alt."""
    return AccessKeys.shown


def text_flag() -> Qt.TextFlag:
    """Return how text is painted: with or without these underlines."""
    flags = Qt.TextFlag
    return flags.TextShowMnemonic if are_shown() else flags.TextHideMnemonic


class AccessKeys(QObject):
    """Shows them after a key for menus, and hides them when the mouse is used."""

    shown = False

    def watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.MouseButtonPress:
            self._show(False)
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._show(AccessKeys.shown or event.key() in _KEYS)
        return False

    def _show(self, shown: bool) -> None:
        if AccessKeys.shown != shown:
            AccessKeys.shown = shown
            for widget in QApplication.allWidgets():
                widget.update()
