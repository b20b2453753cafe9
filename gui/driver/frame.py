"""Pictures of windows with the frame that Windows Server 2022 draws round them."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

from PySide6.QtCore import QLineF, QMargins, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QGuiApplication,
    QImage,
    QPainter,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QLabel, QWidget

from gui.driver.locating import visible_part
from gui.driver.overlay import without_overlays
from gui.theme import fonts, icons, metrics

TITLE_HEIGHT = 30
BORDER = 1
IN_FRAME = QPoint(BORDER, BORDER + TITLE_HEIGHT)
"""Where the inside of a window begins in a picture with its frame."""

_CAPTION_BUTTON_WIDTH = 46
_GLYPH_EXTENT = 10
_ACTIVE = ("#000000", "#707070")  # text and glyphs, border
_INACTIVE = ("#999999", "#aaaaaa")
_FRAMELESS = {Qt.WindowType.Popup, Qt.WindowType.ToolTip, Qt.WindowType.SplashScreen}


def framed(widget: QWidget, scale: float = 1.0, *, overlays: bool = False) -> QImage:
    """Return a picture of a window in its frame; menus and tooltips have none.

    What a coach has laid over the window is left out unless it is asked for.
    """
    with nullcontext() if overlays else without_overlays(widget):
        client = _grabbed(widget, scale)
    if widget.windowType() in _FRAMELESS:
        return client
    size = widget.size() + QSize(2 * BORDER, TITLE_HEIGHT + 2 * BORDER)
    image = _blank(size, scale)
    painter = QPainter(image)
    text_colour, border_colour = _ACTIVE if widget.isActiveWindow() else _INACTIVE
    painter.fillRect(QRect(QPoint(), size), QColor(border_colour))
    inside = QRect(BORDER, BORDER, size.width() - 2 * BORDER, TITLE_HEIGHT)
    painter.fillRect(inside, Qt.GlobalColor.white)
    painter.setPen(QPen(QColor(text_colour), 1))
    _draw_caption(painter, inside, widget)
    painter.drawImage(IN_FRAME, client)
    painter.end()
    return image


def _blank(size: QSize, scale: float) -> QImage:
    pixels = QSize(round(size.width() * scale), round(size.height() * scale))
    image = QImage(pixels, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    image.fill(Qt.GlobalColor.white)
    return image


def _grabbed(widget: QWidget, scale: float) -> QImage:
    image = _blank(widget.size(), scale)
    with _steady_caret(), _without_blurred_pictures(widget, scale) as pictures:
        widget.render(image)
    painter = QPainter(image)
    for visible, place, picture in pictures:
        painter.setClipRect(visible)
        painter.drawPixmap(place, picture)
    painter.end()
    return image


@contextmanager
def _steady_caret() -> Iterator[None]:
    """Show the text cursor: whether it is lit must not depend on the moment."""
    hints = QGuiApplication.styleHints()
    flash_time = hints.cursorFlashTime()
    hints.setCursorFlashTime(0)
    try:
        yield
    finally:
        hints.setCursorFlashTime(flash_time)


@contextmanager
def _without_blurred_pictures(
    window: QWidget, scale: float
) -> Iterator[list[tuple[QRect, QPoint, QPixmap]]]:
    """Empty the labels whose pictures are not at this scale; tell what goes where.

    A label shows its picture at the scale of its screen and at no other.
    """
    emptied, pictures = [], []
    for label in window.findChildren(QLabel):
        pixmap = label.pixmap()
        sharp = icons.redrawn(pixmap, scale)
        is_here = label.window() is window and label.isVisibleTo(window)
        if is_here and sharp.cacheKey() != pixmap.cacheKey():
            visible = visible_part(label, label.rect())
            pictures.append((visible, _place_of_picture(label, window), sharp))
            emptied.append((label, pixmap))
            nothing = pixmap.copy()
            nothing.fill(Qt.GlobalColor.transparent)
            label.setPixmap(nothing)
    try:
        yield pictures
    finally:
        for label, pixmap in emptied:
            label.setPixmap(pixmap)


def _place_of_picture(label: QLabel, window: QWidget) -> QPoint:
    inside = label.contentsRect().marginsRemoved(QMargins(*[label.margin()] * 4))
    place = label.style().itemPixmapRect(inside, label.alignment(), label.pixmap())
    return label.mapTo(window, place.topLeft())


def _draw_caption(painter: QPainter, bar: QRect, window: QWidget) -> None:
    is_dialog = window.windowType() == Qt.WindowType.Dialog
    left = bar.left() + 8
    if not is_dialog and not window.windowIcon().isNull():
        place = QRect(left, bar.top() + 7, metrics.ICON_SIZE, metrics.ICON_SIZE)
        window.windowIcon().paint(painter, place)
        left = place.right() + 6
    buttons = (_draw_close,) if is_dialog else (_draw_close, _draw_maximise, _draw_min)
    centre = QPointF(bar.right() - _CAPTION_BUTTON_WIDTH / 2, bar.top() + 15)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for draw in buttons:
        draw(painter, centre)
        centre -= QPointF(_CAPTION_BUTTON_WIDTH, 0)
    room = QRect(bar)
    room.setLeft(left)
    room.setRight(round(centre.x()) + _CAPTION_BUTTON_WIDTH // 2)
    _draw_title(painter, room, window)


def _draw_title(painter: QPainter, room: QRect, window: QWidget) -> None:
    changed = "*" if window.isWindowModified() else ""
    title = window.windowTitle().replace("[*]", changed)
    painter.setFont(fonts.font())
    metrics = QFontMetrics(painter.font())
    text = metrics.elidedText(title, Qt.TextElideMode.ElideRight, room.width())
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(room, flags | Qt.TextFlag.TextSingleLine, text)


def _draw_close(painter: QPainter, centre: QPointF) -> None:
    half = _GLYPH_EXTENT / 2
    corner, other = QPointF(half, half), QPointF(half, -half)
    painter.drawLine(QLineF(centre - corner, centre + corner))
    painter.drawLine(QLineF(centre - other, centre + other))


def _draw_maximise(painter: QPainter, centre: QPointF) -> None:
    half = (_GLYPH_EXTENT - 1) / 2
    painter.drawRect(QRectF(centre.x() - half, centre.y() - half, 2 * half, 2 * half))


def _draw_min(painter: QPainter, centre: QPointF) -> None:
    half = QPointF(_GLYPH_EXTENT / 2, 0.5)
    painter.drawLine(QLineF(centre - half, centre + QPointF(half.x(), -0.5)))
