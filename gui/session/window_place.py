"""Where windows stood, as a few whole numbers; never off the screens."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSplitter, QWidget

from gui.session.settings import Settings
from gui.widgets.on_screen import fitted

_COORDINATES = range(-32_768, 32_768)


def remember_place(window: QWidget, name: str, settings: Settings) -> None:
    """Keep the place and size of a window, and whether it is maximized.

    Without the frame: before a window is shown nobody knows how wide that is.
    """
    inside = window.normalGeometry() if window.isMaximized() else window.geometry()
    place = [inside.x(), inside.y(), inside.width(), inside.height()]
    settings.remember(_place(name), [*place, int(window.isMaximized())])


def restore_place(window: QWidget, name: str, settings: Settings) -> None:
    """Put a window where it stood, as far as there is room for it on a screen now."""
    place = settings.numbers(_place(name), _COORDINATES, 5)
    if not place:
        return
    rect = QRect(*place[:4])
    screen = QGuiApplication.screenAt(rect.center())
    if rect.isValid() and screen is not None:
        window.setGeometry(fitted(rect, screen.availableGeometry()))
    if place[4] == 1:
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
