"""Tells assistive technology which row the focus is at, when it comes to a list."""

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget


class FocusTeller(QObject):
    """Says the current item of each list that gets the focus.

    WORKAROUND: Qt tells of the list alone, and of an item only when another one
    becomes current; who cannot see would have to leave a row to hear which it is.
    """

    def __init__(self, application: QApplication) -> None:
        """Follow the focus as long as the application lives."""
        super().__init__(application)
        application.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, _: QWidget | None, now: QWidget | None) -> None:
        if isinstance(now, QAbstractItemView) and QAccessible.isActive():
            # Behind what Qt itself says of the list.
            QTimer.singleShot(0, now, lambda: _tell_item(now))


def _tell_item(view: QAbstractItemView) -> None:
    if not view.hasFocus() or not view.currentIndex().isValid():
        return
    item = QAccessible.queryAccessibleInterface(view).focusChild()
    if item is not None:
        QAccessible.updateAccessibility(QAccessibleEvent(item, QAccessible.Event.Focus))
