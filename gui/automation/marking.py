"""Draws onto a picture where a step goes: a frame, an arrow, and the step's number."""

from collections import Counter
from collections.abc import Iterator
from math import hypot

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF

from core.lessons.outputs.story import Picture, Spot
from gui.theme import fonts

_MARK = QColor("#b3261e")
_HALO = QColor("#ffffff")
_LINE = 2.5
_EDGE = 2.0  # of the halo, on each side
_GAP = 3.0  # between a control and its frame
_DENSE = {"tree item", "row", "menu item", "tab"}  # their neighbours touch them
_RADIUS = 11.0  # of the circle with the number
_AWAY = 24.0  # from the frame to the middle of the circle
_HEAD = 7.0  # of the arrow
_NUMBER_PIXELS = 13
_SAMPLED = 2  # points from one look to the next


def marked(image: QImage, picture: Picture, number: int) -> QImage:
    """Return a copy with the mark of a step; one without a place stays as it is."""
    if picture.spot is None:
        return image
    made = image.copy()
    frame = _frame(picture, picture.spot)
    middle = _place_of_number(image, picture, frame)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _draw(painter, frame, middle, number)
    painter.end()
    return made


def _frame(picture: Picture, spot: Spot) -> QRectF:
    """Return the frame round a control, in points; it stays within the picture."""
    whole = QRectF(0, 0, picture.width, picture.height)
    gap = 0 if spot.role in _DENSE else _GAP
    frame = _rect(picture, spot).adjusted(-gap, -gap, gap, gap)
    return frame & whole.adjusted(_LINE, _LINE, -_LINE, -_LINE)


def _draw(painter: QPainter, frame: QRectF, middle: QPointF, number: int) -> None:
    tip = _nearest(frame, middle)
    for colour, more in ((_HALO, 2 * _EDGE), (_MARK, 0.0)):
        painter.setPen(QPen(colour, _LINE + more))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame, 4, 4)
        if hypot(tip.x() - middle.x(), tip.y() - middle.y()) > _RADIUS + _HEAD:
            _draw_arrow(painter, middle, tip, colour, _LINE + more)
    painter.setPen(QPen(_HALO, _EDGE))
    painter.setBrush(_MARK)
    painter.drawEllipse(middle, _RADIUS, _RADIUS)
    painter.setFont(fonts.font(_NUMBER_PIXELS, bold=True))
    painter.setPen(_HALO)
    box = QRectF(0, 0, 2 * _RADIUS, 2 * _RADIUS)
    box.moveCenter(middle)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))


def _draw_arrow(
    painter: QPainter, start: QPointF, tip: QPointF, colour: QColor, width: float
) -> None:
    along = tip - start
    unit = along / hypot(along.x(), along.y())
    across = QPointF(-unit.y(), unit.x())
    back = tip - unit * _HEAD
    painter.setPen(QPen(colour, width))
    painter.drawLine(start, back)
    painter.setBrush(colour)
    half = across * (_HEAD * 0.6)
    painter.setPen(QPen(colour, max(width - _LINE, 0.5)))
    painter.drawPolygon(QPolygonF([tip, back + half, back - half]))


def _place_of_number(image: QImage, picture: Picture, frame: QRectF) -> QPointF:
    """Find the place near a frame where the number hides least; at best nothing."""
    room = QRectF(0, 0, picture.width, picture.height)
    room.adjust(_RADIUS + 2, _RADIUS + 2, -_RADIUS - 2, -_RADIUS - 2)
    inside = [place for place in _places(frame) if room.contains(place)]
    return min(
        inside,
        key=lambda place: _hidden(image, place),
        default=_nearest(room, frame.topLeft()),
    )


def _places(frame: QRectF) -> Iterator[QPointF]:
    """Yield places round a frame, the best first: one begins to read at the left."""
    middle = frame.center()
    near = _AWAY * 0.8
    yield QPointF(frame.left() - _AWAY, middle.y())
    yield QPointF(frame.right() + _AWAY, middle.y())
    for x in (middle.x(), frame.left() + 2 * near, frame.right() - 2 * near):
        yield QPointF(x, frame.top() - _AWAY)
        yield QPointF(x, frame.bottom() + _AWAY)
    for y in (frame.top() - near, frame.bottom() + near):
        yield QPointF(frame.left() - near, y)
        yield QPointF(frame.right() + near, y)


def _hidden(image: QImage, middle: QPointF) -> int:
    """Count what a number at a place hides: samples that are not as most are."""
    scale = image.devicePixelRatio()
    reach = int(_RADIUS + 3)
    colours = Counter(
        image.pixel(int((middle.x() + x) * scale), int((middle.y() + y) * scale))
        for x in range(-reach, reach + 1, _SAMPLED)
        for y in range(-reach, reach + 1, _SAMPLED)
        if image.valid(int((middle.x() + x) * scale), int((middle.y() + y) * scale))
    )
    return colours.total() - max(colours.values(), default=0)


def _nearest(frame: QRectF, to: QPointF) -> QPointF:
    x = min(max(to.x(), frame.left()), frame.right())
    y = min(max(to.y(), frame.top()), frame.bottom())
    return QPointF(x, y)


def _rect(picture: Picture, spot: Spot) -> QRectF:
    width, height = picture.width / 100, picture.height / 100
    return QRectF(
        spot.x * width, spot.y * height, spot.width * width, spot.height * height
    )
