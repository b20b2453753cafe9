"""Where the main window stood, as a few whole numbers; never off the screens."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow, QSplitter

from gui.session.settings import Settings

_PLACE = "window/place"
_PANES = "window/panes"
_COORDINATES = range(-32_768, 32_768)


def remember(window: QMainWindow, splitter: QSplitter, settings: Settings) -> None:
    """Keep the place and size of a window, whether maximized, and of its panes."""
    inside = window.normalGeometry() if window.isMaximized() else window.geometry()
    corner = inside.topLeft() if window.isMaximized() else window.pos()
    size = [inside.width(), inside.height()]
    is_maximized = int(window.isMaximized())
    settings.remember(_PLACE, [corner.x(), corner.y(), *size, is_maximized])
    settings.remember(_PANES, splitter.sizes())


def restore(window: QMainWindow, splitter: QSplitter, settings: Settings) -> None:
    """Put a window where it stood, as far as a screen is there now."""
    if place := settings.numbers(_PLACE, _COORDINATES, 5):
        x, y, width, height, is_maximized = place
        rect = QRect(QPoint(x, y), QSize(width, height))
        screen = QGuiApplication.screenAt(rect.center())
        if rect.isValid() and screen is not None:
            window.resize(rect.size().boundedTo(screen.availableSize()))
            window.move(rect.topLeft())
        if is_maximized == 1:
            window.setWindowState(Qt.WindowState.WindowMaximized)
    panes = settings.numbers(_PANES, range(_COORDINATES.stop), splitter.count())
    if panes and any(panes):
        splitter.setSizes(panes)
