"""Draws onto a picture what a step does: a frame, an arrow, and the step's number.

Keys go to no place: they are drawn as such beside the number, at the lower edge.
"""

from collections import Counter
from collections.abc import Iterator
from math import hypot, inf

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF

from core.lessons.gestures import Shortcut
from core.lessons.outputs.story import Picture, Spot, Told
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
_INK = QColor("#1b1b1b")
_KEY = 34.0  # of the cap of a key, which is wider for a longer name
_KEY_PIXELS = 17
_KEY_PAD = 10.0
_KEY_GAP = 8.0
_KEY_ROUND = 5.0
_KEY_ABOVE = 76.0  # the lower edge of the window


def marked(image: QImage, picture: Picture, step: Told) -> QImage:
    """Return a copy with the mark of a step; one without a place stays as it is."""
    made = image.copy()
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if picture.spot is not None:
        frame = _frame(picture, picture.spot)
        middle = _place_of_number(image, picture, frame)
        _draw(painter, frame, middle, step.number)
    elif isinstance(step.do, Shortcut):
        _draw_keys(painter, picture, step.do.shown, step.number)
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
    _draw_number(painter, middle, number)


def _draw_number(painter: QPainter, middle: QPointF, number: int) -> None:
    painter.setPen(QPen(_HALO, _EDGE))
    painter.setBrush(_MARK)
    painter.drawEllipse(middle, _RADIUS, _RADIUS)
    painter.setFont(fonts.font(_NUMBER_PIXELS, bold=True))
    painter.setPen(_HALO)
    box = QRectF(0, 0, 2 * _RADIUS, 2 * _RADIUS)
    box.moveCenter(middle)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))


def _draw_keys(painter: QPainter, picture: Picture, keys: str, number: int) -> None:
    """Draw what is pressed as caps of keys, above the status bar in the middle."""
    painter.setFont(fonts.font(_KEY_PIXELS, bold=True))
    metrics, names = painter.fontMetrics(), keys.split("+")
    widths = [max(metrics.horizontalAdvance(n) + 2 * _KEY_PAD, _KEY) for n in names]
    left = (picture.width - sum(widths) - _KEY_GAP * (len(names) - 1)) / 2
    top = max(picture.height - _KEY_ABOVE, _RADIUS)
    _draw_number(painter, QPointF(left - 2 * _RADIUS, top + _KEY / 2), number)
    for name, width in zip(names, widths, strict=True):
        cap = QRectF(left, top, width, _KEY)
        painter.setPen(QPen(_MARK, _LINE))
        painter.setBrush(_HALO)
        painter.drawRoundedRect(cap, _KEY_ROUND, _KEY_ROUND)
        painter.setPen(_INK)
        painter.setFont(fonts.font(_KEY_PIXELS, bold=True))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, name)
        left += width + _KEY_GAP


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
    """Find the first place near a frame where the number hides nothing, or least."""
    room = QRectF(0, 0, picture.width, picture.height)
    room.adjust(_RADIUS + 2, _RADIUS + 2, -_RADIUS - 2, -_RADIUS - 2)
    best, least = _nearest(room, frame.topLeft()), inf
    for place in filter(room.contains, _places(frame)):
        hidden = _hidden(image, place)
        if hidden < least:
            best, least = place, hidden
        if not hidden:
            break
    return best


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
