"""Where windows stood, as a few whole numbers; never off the screens."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSplitter, QWidget

from gui.session.settings import Settings

_COORDINATES = range(-32_768, 32_768)


def remember_place(window: QWidget, name: str, settings: Settings) -> None:
    """Keep the place and size of a window, and whether it is maximized."""
    inside = window.normalGeometry() if window.isMaximized() else window.geometry()
    corner = inside.topLeft() if window.isMaximized() else window.pos()
    size = [inside.width(), inside.height()]
    is_maximized = int(window.isMaximized())
    settings.remember(_place(name), [corner.x(), corner.y(), *size, is_maximized])


def restore_place(window: QWidget, name: str, settings: Settings) -> None:
    """Put a window where it stood, as far as a screen is there now."""
    place = settings.numbers(_place(name), _COORDINATES, 5)
    if not place:
        return
    x, y, width, height, is_maximized = place
    rect = QRect(QPoint(x, y), QSize(width, height))
    screen = QGuiApplication.screenAt(rect.center())
    if rect.isValid() and screen is not None:
        window.resize(rect.size().boundedTo(screen.availableSize()))
        window.move(rect.topLeft())
    if is_maximized == 1:
        window.setWindowState(Qt.WindowState.WindowMaximized)


def remember_panes(splitter: QSplitter, name: str, settings: Settings) -> None:
    """Keep how wide the panes of a window are."""
    settings.remember(_panes(name), splitter.sizes())


def restore_panes(splitter: QSplitter, name: str, settings: Settings) -> None:
    """Make the panes of a window as wide as they were."""
    widths = range(_COORDINATES.stop)
    panes = settings.numbers(_panes(name), widths, splitter.count())
    if panes and any(panes):
        splitter.setSizes(panes)


def _place(name: str) -> str:
    return f"{name}/place"


def _panes(name: str) -> str:
    return f"{name}/panes"
