"""Windows that come back where the person has left them, and as large."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject

from gui.widgets.owner import ask_owner

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog, QWidget


class PlaceRequest(QEvent):
    """A window is about to be shown, or was left; sent to its topmost owner."""

    KIND = QEvent.Type(QEvent.registerEventType())

    def __init__(self, window: QWidget, *, is_left: bool) -> None:
        super().__init__(self.KIND)
        self.window = window
        self.is_left = is_left


class KeptPlace(QObject):
    """Has the place of a window kept under the window's object name."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        window.installEventFilter(self)
        if window.inherits("QDialog"):  # not every way out of one closes it
            cast("QDialog", window).finished.connect(self._on_finished)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Show and not event.spontaneous():
            self._ask(is_left=False)
        elif kind == QEvent.Type.Close:
            self._ask(is_left=True)
        return False

    def _on_finished(self, _: int) -> None:
        self._ask(is_left=True)

    def _ask(self, *, is_left: bool) -> None:
        ask_owner(self._window, PlaceRequest(self._window, is_left=is_left))
