"""Takes pictures of what is in front: a window in its frame, and menus over it."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QAbstractAnimation, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from gui.automation.covering import blank
from gui.driver.finding import main_window
from gui.driver.frame import IN_FRAME, framed
from gui.driver.input import wait_until_idle

_ROUNDED = 3
"""Decimals of a percentage; a window has less than a thousand points."""


@dataclass(frozen=True)
class Shot:
    """A picture, and where on it the windows are that it shows."""

    image: QImage
    size: QSize  # in points
    places: dict[QWidget, QPoint]
    """Where the inside of each window begins, the one in front last."""

    @property
    def front(self) -> QWidget:
        """The window, or the menu, that takes input."""
        return next(reversed(self.places))

    @property
    def shown(self) -> QWidget:
        """The window that has a title."""
        return next(iter(self.places))

    def percent(self, window: QWidget, part: QRect) -> tuple[float, ...]:
        """Return x, y, width and height of a part of a window, in percent."""
        there = part.translated(self.places[window])
        whole = self.size.width(), self.size.height()
        numbers = there.x(), there.y(), there.width(), there.height()
        return tuple(
            round(100 * number / side, _ROUNDED)
            for number, side in zip(numbers, whole * 2, strict=True)
        )


def take(window: QWidget, scale: float) -> Shot:
    """Take a picture; menus that are open are on it, with the window they belong to."""
    menus = list(_open_menus())
    shown = _owner(menus[0]) if menus else window
    if not menus:
        shown.activateWindow()  # no other window may look as if it were in use
    wait_until_idle()
    _finish_fades()
    image = framed(shown, scale)
    blank(shown, image)
    if not menus:
        is_bare = shown.windowType() in {Qt.WindowType.Popup, Qt.WindowType.ToolTip}
        place = QPoint() if is_bare else IN_FRAME
        return Shot(image, image.deviceIndependentSize().toSize(), {shown: place})
    return _with_menus(shown, image, menus, scale)


def _with_menus(
    shown: QWidget, image: QImage, menus: list[QMenu], scale: float
) -> Shot:
    """Lay menus over a window where they are; one may reach over its edge."""
    inside = shown.mapToGlobal(QPoint())
    frame = QRect(inside - IN_FRAME, image.deviceIndependentSize().toSize())
    whole = QRect(frame)
    for menu in menus:
        whole |= QRect(menu.mapToGlobal(QPoint()), menu.size())
    canvas = QImage(whole.size() * scale, QImage.Format.Format_RGB32)
    canvas.setDevicePixelRatio(scale)
    canvas.fill(Qt.GlobalColor.white)
    places = {shown: inside - whole.topLeft()}
    painter = QPainter(canvas)
    painter.drawImage(frame.topLeft() - whole.topLeft(), image)
    for menu in menus:
        places[menu] = menu.mapToGlobal(QPoint()) - whole.topLeft()
        painter.drawImage(places[menu], framed(menu, scale))
    painter.end()
    return Shot(canvas, whole.size(), places)


def _open_menus() -> Iterator[QMenu]:
    """Yield the menus that are open, each before the one that it opened."""
    menu = QApplication.activePopupWidget()
    chain = []
    while isinstance(menu, QMenu):
        chain.append(menu)
        menu = _opened_by(menu)
    return reversed(chain)


def _opened_by(menu: QMenu) -> QMenu | None:
    """Return the open menu of which this is an item."""
    shown = (w for w in QApplication.topLevelWidgets() if isinstance(w, QMenu))
    for other in shown:
        if other.isVisible() and menu.menuAction() in other.actions():
            return other
    return None


def _owner(menu: QMenu) -> QWidget:
    owner = menu.parentWidget()
    while isinstance(owner, QMenu):
        owner = owner.parentWidget()
    return owner.window() if owner is not None else main_window()


def _finish_fades() -> None:
    """Let what fades in or out be at its end: a picture must not catch its midst."""
    for window in QApplication.topLevelWidgets():
        for running in window.findChildren(QAbstractAnimation):
            if running.state() is QAbstractAnimation.State.Running:
                running.setCurrentTime(max(running.totalDuration(), 0))
    wait_until_idle()
