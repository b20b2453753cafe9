"""Our icons and pictures, drawn sharp at every scale."""

from functools import cache

from PySide6.QtCore import QDir, QRect, QSize
from PySide6.QtGui import (
    QIcon,
    QIconEngine,
    QImageReader,
    QPainter,
    QPixmap,
)
from PySide6.QtWidgets import QApplication

import resources
from gui.theme.current import colours

_ICONS, _ON_DARK = "icons", "icons/on-dark"


def choose_drawings(*, on_dark: bool) -> None:
    """Draw all icons for a dark or a bright theme from now on."""
    folders = [_ON_DARK, _ICONS] if on_dark else [_ICONS]
    QDir.setSearchPaths(_ICONS, [str(resources.path(f)) for f in folders])


@cache
def icon(name: str) -> QIcon:
    """Return one of our icons; it is drawn when first shown, sharp at every size."""
    resources.path(f"{_ICONS}/{name}.svg")  # an unknown one is an error
    return QIcon(_Drawing(name))


def picture(name: str, width: int, height: int) -> QPixmap:
    """Return one of our pictures, sharp at the scale of the screen."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    pixmap = _render(name, width, height, app.devicePixelRatio())
    _sources[pixmap.cacheKey()] = (name, width, height)
    return pixmap


def redrawn(pixmap: QPixmap, ratio: float) -> QPixmap:
    """Return what ``picture`` made at another scale, other pixmaps as they are."""
    source = _sources.get(pixmap.cacheKey())
    return _render(*source, ratio) if source else pixmap


class _Drawing(QIconEngine):
    """An icon that is drawn at the scale of what is painted on.

    Qt's own engine asks the widget for the scale, also where a widget is painted into
    a picture of another scale.
    """

    _clones: list["_Drawing"] = []  # noqa: RUF012  (Qt owns them, Python may not free them)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name

    def clone(self) -> QIconEngine:
        self._clones.append(_Drawing(self._name))
        return self._clones[-1]

    def paint(
        self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State
    ) -> None:
        ratio = painter.paintEngine().paintDevice().devicePixelRatio()
        painter.drawPixmap(rect, self.pixmap(rect.size() * ratio, mode, state))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        drawing = _drawing(self._name, on_dark=colours().is_dark)
        return drawing.pixmap(size, 1.0, mode, state)


@cache
def _drawing(name: str, *, on_dark: bool) -> QIcon:
    """Read a drawing; some glyphs have another one for dark themes."""
    return QIcon(f"{_ICONS}:{name}.svg")


_sources: dict[int, tuple[str, int, int]] = {}


@cache
def _render(name: str, width: int, height: int, ratio: float) -> QPixmap:
    reader = QImageReader(str(resources.path(f"icons/{name}.svg")))
    reader.setScaledSize(QSize(round(width * ratio), round(height * ratio)))
    pixmap = QPixmap.fromImageReader(reader)
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
