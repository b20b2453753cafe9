"""Windows open as large as they like to be, but no larger than the screen."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

FRAME = QSize(16, 48)  # more than a desktop draws round a window


def fit_to_screen(window: QWidget) -> None:
    """Make a window smaller that would not fit."""
    if QGuiApplication.platformName() == "offscreen":  # pictures have no screen
        return
    window.resize(fitting(window.size(), window.screen().availableSize()))


def come_to_front(window: QWidget) -> None:
    """Show a window in front of all others, also one that is minimized."""
    if window.isMinimized():
        window.showNormal()
    window.show()
    window.raise_()
    window.activateWindow()


def show_behind(window: QWidget) -> None:
    """Show a window without taking the keyboard from the one that has it."""
    quiet = Qt.WidgetAttribute.WA_ShowWithoutActivating
    window.setAttribute(quiet)
    window.show()
    window.setAttribute(quiet, on=False)


def stand_beside(window: QWidget, other: QWidget) -> None:
    """Move a window beside another, as far as the screen has room."""
    room, frame = other.screen().availableGeometry(), other.frameGeometry()
    size = window.size().expandedTo(window.minimumSizeHint())  # it will not be smaller
    window.move(beside(frame, size.width() + FRAME.width(), room), frame.top())


def beside(frame: QRect, width: int, room: QRect) -> int:
    """Return where a window so wide begins beside another, or at the right edge."""
    if frame.right() + width <= room.right():
        return frame.right() + 1
    left = frame.left() - width
    return left if left >= room.left() else room.right() + 1 - width


def fitted(inside: QRect, room: QRect) -> QRect:
    """Return where a window comes back: wholly on its screen, if that is a real one."""
    if QGuiApplication.platformName() == "offscreen":
        return inside
    return within(inside, room)


def within(inside: QRect, room: QRect) -> QRect:
    """Return where a window and its frame are wholly in a room, near where it was."""
    size = inside.size().boundedTo(room.size() - FRAME)
    side, top = FRAME.width() // 2, FRAME.height() - FRAME.width() // 2
    right = room.right() + 1 - side - size.width()
    lowest = room.bottom() + 1 - side - size.height()
    x = max(min(inside.x(), right), room.x() + side)
    y = max(min(inside.y(), lowest), room.y() + top)
    return QRect(QPoint(x, y), size)


def fitting(size: QSize, room: QSize) -> QSize:
    """Return the size that a window of this size may have in a room."""
    return size.boundedTo(room - FRAME)
