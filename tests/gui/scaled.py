"""Opens every window at the scale of this process and prints what does not fit.

Qt reads the scale once, so each scale needs a process of its own.
"""

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QMainWindow,
    QScrollArea,
    QTabBar,
    QWidget,
)

from core.lab import Lab
from gui.app import App
from gui.driver.frame import BORDER, TITLE_HEIGHT
from gui.session.delays import Delays
from gui.session.settings import Settings
from gui.theme import theme
from tests.gui.surfaces import SURFACES, close_all

SMALLEST_SCREEN = QSize(1024, 600)
HOURS = 1e-4


def main() -> None:
    """Print the scale, and the flaws by surface."""
    application = QApplication(sys.argv[:1])
    theme.install(application)
    with TemporaryDirectory() as folder:
        app = App(
            folder=Path(folder), settings=Settings(None), delays=Delays(speed=HOURS)
        )
        app.show_lab(Lab.create(Path(folder) / "lab.rdlab", "office"))
        found = flaws_of_all(app)
        app.close()
    print(json.dumps({"scale": application.devicePixelRatio(), "flaws": found}))  # noqa: T201


def flaws_of_all(app: App) -> dict[str, list[str]]:
    window = app.window
    assert window is not None
    found = {}
    for name, show in SURFACES.items():
        surface = show(window)
        QApplication.processEvents()
        if flaws := [*clipped(surface), *hidden(surface), *too_big(surface)]:
            found[name] = flaws
        close_all(window)
        QApplication.processEvents()
        window.activateWindow()
        QApplication.processEvents()
    return found


def clipped(surface: QWidget) -> list[str]:
    """List the texts for which their widget is too small."""
    return [
        f"{described(w)} needs {needed.toTuple()}, has {w.size().toTuple()}"
        for w in shown(surface)
        if (needed := room_for_text(w)) != needed.boundedTo(w.size())
    ]


def room_for_text(widget: QWidget) -> QSize:
    if isinstance(widget, QLabel) and widget.wordWrap():
        return QSize(0, widget.heightForWidth(widget.width()))
    if isinstance(widget, QLabel) and not widget.text():
        return QSize()
    if isinstance(widget, QLabel | QAbstractButton | QTabBar):
        return widget.sizeHint()
    return QSize()


def hidden(surface: QWidget) -> list[str]:
    """List what stands out of its surroundings, where nothing can be scrolled."""
    return [
        f"{described(w)} is cut off"
        for w in shown(surface)
        if isinstance(w, QLabel | QAbstractButton)
        and not can_be_scrolled(w)
        and not visible_room(w, surface).contains(place_of(w, surface))
    ]


def visible_room(widget: QWidget, surface: QWidget) -> QRect:
    room = surface.rect()
    outer = widget.parentWidget()
    while outer is not None and outer is not surface:
        room &= place_of(outer, surface)
        outer = outer.parentWidget()
    return room


def place_of(widget: QWidget, surface: QWidget) -> QRect:
    return QRect(widget.mapTo(surface, QPoint()), widget.size())


def can_be_scrolled(widget: QWidget) -> bool:
    outer = widget.parentWidget()
    while outer is not None:
        if isinstance(outer, QScrollArea):
            return True
        outer = outer.parentWidget()
    return False


def too_big(surface: QWidget) -> list[str]:
    """Tell whether a window with its frame is larger than the smallest screen."""
    is_main = isinstance(surface, QMainWindow)  # which takes what the screen has
    size = surface.minimumSizeHint() if is_main else surface.size()
    framed = size + QSize(2 * BORDER, TITLE_HEIGHT + BORDER)
    fits = framed == framed.boundedTo(SMALLEST_SCREEN)
    return [] if fits else [f"the window takes {framed.toTuple()}"]


def shown(surface: QWidget) -> list[QWidget]:
    return [
        w
        for w in surface.findChildren(QWidget)
        if w.isVisible() and w.window() is surface and w.objectName() != "wizard-rule"
    ]


def described(widget: QWidget) -> str:
    text = getattr(widget, "text", str)()
    return f"{type(widget).__name__} {widget.objectName()!r} {text!r}"


if __name__ == "__main__":
    main()
