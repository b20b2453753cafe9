"""What windows ask of the one that owns them all, whoever that is."""

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget


def topmost_owner(window: QWidget) -> QWidget:
    """Return the window that owns a window, directly or through others."""
    while (above := window.parentWidget()) is not None:
        window = above
    return window


def ask_owner(asker: QWidget, request: QEvent) -> None:
    """Send a request to the topmost owner of a window, which answers at once."""
    QCoreApplication.sendEvent(topmost_owner(asker), request)
