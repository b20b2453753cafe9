"""The frame and the arrow that point at a control."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QMenu,
    QMenuBar,
    QStyle,
    QTabBar,
    QWidget,
)

from gui.driver.locating import Target
from gui.driver.overlay import Overlay
from gui.theme.current import colours
from gui.widgets.announcing import announce

_GAP = 1
_NARROW_GAP = 0  # in lists and menus, where the neighbours are texts
_LINE = 3
_EDGE = 1  # of the other colour round the line, so that it is seen on any ground
_DENSE = (QAbstractItemView, QMenu, QMenuBar, QTabBar)
_ARROW = QSize(26, 18)
_BEATS = 3
_BEAT = 300  # milliseconds, half a beat


def moves() -> bool:
    """Tell whether this desktop wants anything to move."""
    duration = QStyle.StyleHint.SH_Widget_Animation_Duration
    wanted = QApplication.isEffectEnabled(Qt.UIEffect.UI_General)
    return wanted and QApplication.style().styleHint(duration) > 0


class Ring(Overlay):
    """Points at a target and says itself to a screen reader."""

    def __init__(self, target: Target, instruction: str) -> None:
        """Point at a target; the instruction is what a screen reader says of it."""
        super().__init__(target.window, target.place)
        self._target = target
        self._side: Qt.Edge | None = None
        self._framed = QRect()
        self._is_bold = False
        self._beats_left = 2 * _BEATS
        self.setObjectName("coach-ring")
        self.setAccessibleName(instruction)
        self._pulse = QTimer(self)
        self._pulse.setInterval(_BEAT)
        self._pulse.timeout.connect(self._on_half_beat)

    def begin(self) -> None:
        """Show it, say it, and let it beat where the desktop likes movement."""
        super().begin()
        announce(self, self.accessibleName())
        if moves():
            self._pulse.start()

    def points_at(self, target: Target) -> bool:
        """Tell whether this is the ring of a target."""
        of, there = self._target, target
        return (of.widget, of.name) == (there.widget, there.name) and (
            of.place() == there.place()
        )

    @property
    def is_beating(self) -> bool:
        """Whether it still moves."""
        return self._pulse.isActive()

    def around(self, place: QRect) -> QRect:
        """Cover the frame and the arrow, where there is room for one."""
        gap = _NARROW_GAP if isinstance(self._target.widget, _DENSE) else _GAP
        out = gap + _LINE + _EDGE
        frame = place.adjusted(-out, -out, out, out) & self._window.rect()
        side = next((s for s in _SIDES if self._is_free(_beside(frame, s))), None)
        covered = frame if side is None else frame | _beside(frame, side)
        framed = frame.translated(-covered.topLeft())
        if (side, framed) != (self._side, self._framed):
            self._side, self._framed = side, framed
            self.update()  # which paints what is beneath, too, and that calls here
        return covered

    def _is_free(self, spot: QRect) -> bool:
        """Tell whether nothing but ground is there, so that no text is covered."""
        if not self._window.rect().contains(spot):
            return False
        if self._window.windowType() == Qt.WindowType.Popup:
            return False
        corners = (
            spot.topLeft(),
            spot.topRight(),
            spot.bottomLeft(),
            spot.bottomRight(),
            spot.center(),
        )
        return all(self._is_ground(self._window.childAt(c)) for c in corners)

    def _is_ground(self, widget: QWidget | None) -> bool:
        return widget is None or (
            widget is not self._target.widget
            and widget.isAncestorOf(self._target.widget)
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a line with an edge of the ground's colour, and the arrow."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        of = colours()
        frame = QRectF(self._framed)
        width = _LINE + (2 if self._is_bold else 0)
        for colour, thickness in ((of.base, width + 2 * _EDGE), (of.coach, width)):
            inset = (_LINE + 2 * _EDGE) / 2
            painter.setPen(QPen(QColor(colour), thickness))
            painter.drawRoundedRect(frame.adjusted(inset, inset, -inset, -inset), 4, 4)
        if self._side is not None:
            painter.setPen(QPen(QColor(of.base), 1))
            painter.setBrush(QColor(of.coach))
            painter.drawPolygon(_arrow(_beside(self._framed, self._side), self._side))
        painter.end()

    def _on_half_beat(self) -> None:
        self._is_bold = not self._is_bold
        self._beats_left -= 1
        if not self._beats_left:
            self._pulse.stop()
        self.update()


_SIDES = (
    Qt.Edge.RightEdge,
    Qt.Edge.LeftEdge,
    Qt.Edge.TopEdge,
    Qt.Edge.BottomEdge,
)


def _beside(frame: QRect, side: Qt.Edge) -> QRect:
    """Return the room of an arrow at a side of the frame."""
    middle = frame.center()
    length, breadth = _ARROW.width(), _ARROW.height()
    if side in (Qt.Edge.LeftEdge, Qt.Edge.RightEdge):
        x = frame.right() + 1 if side is Qt.Edge.RightEdge else frame.left() - length
        return QRect(QPoint(x, middle.y() - breadth // 2), _ARROW)
    y = frame.bottom() + 1 if side is Qt.Edge.BottomEdge else frame.top() - length
    return QRect(QPoint(middle.x() - breadth // 2, y), _ARROW.transposed())


def _arrow(room: QRect, side: Qt.Edge) -> QPolygonF:
    """Draw an arrow in its room that points away from the side it stands at."""
    shape = [  # from a tip at the left: a head, and a shaft
        (0.0, 0.5),
        (0.45, 0.0),
        (0.45, 0.3),
        (1.0, 0.3),
        (1.0, 0.7),
        (0.45, 0.7),
        (0.45, 1.0),
    ]
    if side in (Qt.Edge.LeftEdge, Qt.Edge.TopEdge):
        shape = [(1 - along, across) for along, across in shape]
    if side in (Qt.Edge.TopEdge, Qt.Edge.BottomEdge):
        shape = [(across, along) for along, across in shape]
    inside = QRectF(room).adjusted(1, 1, -1, -1)
    return QPolygonF(
        [
            QPointF(inside.x() + x * inside.width(), inside.y() + y * inside.height())
            for x, y in shape
        ]
    )
