"""A line chart of counts over days, drawn by ourselves in the colours of the theme."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from gui.theme.current import colours

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

_MARGIN = 8
_ROOM_BELOW = 22
_ROOM_ABOVE = 26
_BETWEEN_LABELS = 14
_TICK_STEPS = 4
_KEY = 26
"""Pixels of line before its name in the legend."""
_DOT = 3.5


@dataclass(frozen=True)
class Series:
    """One line: its name, the name of its colour in the theme, and how it is drawn.

    No line is known by its colour alone.
    """

    name: str
    colour: str
    dash: Qt.PenStyle


def top_of_scale(most: int) -> int:
    """Return the number at the top: 1, 2 or 5 with zeros, in whole steps."""
    least = max(most, _TICK_STEPS) / _TICK_STEPS
    power: int = 10 ** math.floor(math.log10(least))
    step = next(n for n in (1, 2, 5, 10) if n * power >= least) * power
    return step * _TICK_STEPS


class LineChart(QWidget):
    """Lines over days; the arrow keys and the mouse choose a day."""

    day_chosen = Signal(int)
    """Carries the number of the day, from 0."""

    def __init__(self, series: tuple[Series, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self._series = series
        self._days: list[str] = []
        self._values: list[tuple[int, ...]] = []
        self._top = top_of_scale(0)
        self.chosen = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(130)

    def sizeHint(self) -> QSize:
        """Ask for the room in which lines near each other are told apart."""
        return QSize(400, 200)

    def forget(self) -> None:
        """Show no days."""
        self._days, self._values, self.chosen = [], [], -1
        self._top = top_of_scale(0)
        self.update()

    def add(self, day: str, values: tuple[int, ...]) -> None:
        """Add a day with a value for each line."""
        self._days.append(day)
        self._values.append(values)
        self._top = max(self._top, top_of_scale(max(values)))
        self.update()

    def choose(self, day: int) -> None:
        """Mark a day; there is none to mark before the first one is added."""
        if self._days:
            self.chosen = min(max(day, 0), len(self._days) - 1)
            self.day_chosen.emit(self.chosen)
            self.update()

    def draw(self, painter: QPainter, room: QRectF) -> None:
        """Draw the chart into a room, on whatever the painter draws on."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(room, QColor(colours().base))
        self._draw_legend(painter, room)
        if self._days:
            plot = self._plot(room)
            self._draw_scale(painter, plot)
            self._draw_days(painter, plot)
            for number, series in enumerate(self._series):
                self._draw_line(painter, plot, number, series)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        room = QRectF(self.rect())
        self.draw(painter, room)
        if self.chosen >= 0:
            self._draw_choice(painter, self._plot(room))
        edge = colours().accent if self.hasFocus() else colours().list_edge
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(QColor(edge))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from day to day."""
        last = len(self._days) - 1
        to = {
            Qt.Key.Key_Left: self.chosen - 1,
            Qt.Key.Key_Right: self.chosen + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }.get(Qt.Key(event.key()))
        if to is None:
            super().keyPressEvent(event)
        else:
            self.choose(to)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the day that is nearest."""
        if self._days:
            plot = self._plot(QRectF(self.rect()))
            part = (event.position().x() - plot.left()) / max(plot.width(), 1)
            self.choose(round(part * (len(self._days) - 1)))

    def _plot(self, room: QRectF) -> QRectF:
        widest = self.fontMetrics().horizontalAdvance(f"{self._top:,}")
        return room.adjusted(
            widest + 2 * _MARGIN, _ROOM_ABOVE, -2 * _MARGIN, -_ROOM_BELOW
        )

    def _draw_legend(self, painter: QPainter, room: QRectF) -> None:
        left, middle = room.left() + _MARGIN, room.top() + _ROOM_ABOVE / 2
        for series in self._series:
            self._use_pen_of(painter, series)
            painter.drawLine(QPointF(left, middle), QPointF(left + _KEY, middle))
            painter.setPen(QColor(colours().text))
            width = self.fontMetrics().horizontalAdvance(series.name)
            place = QRectF(left + _KEY + 5, room.top(), width + 2, _ROOM_ABOVE)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, series.name)
            left = place.right() + _BETWEEN_LABELS

    def _draw_scale(self, painter: QPainter, plot: QRectF) -> None:
        top = self._top
        for step in range(_TICK_STEPS + 1):
            value = top * step // _TICK_STEPS
            y = plot.bottom() - plot.height() * step / _TICK_STEPS
            painter.setPen(QPen(QColor(colours().line), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(QColor(colours().text))
            place = QRectF(0, y - 9, plot.left() - _MARGIN, 18)
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(place, flags, f"{value:,}")

    def _draw_days(self, painter: QPainter, plot: QRectF) -> None:
        """Name as many days as there is room for."""
        widest = max(self.fontMetrics().horizontalAdvance(day) for day in self._days)
        fitting = max(int(plot.width() // (widest + _BETWEEN_LABELS)), 1)
        every = max(math.ceil(len(self._days) / fitting), 1)
        painter.setPen(QColor(colours().text))
        for number in range(0, len(self._days), every):
            middle = self._x(plot, number)
            left = min(max(middle - widest / 2, 0), plot.right() + _MARGIN - widest)
            place = QRectF(left, plot.bottom() + 3, widest + 2, _ROOM_BELOW - 4)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self._days[number])

    def _draw_line(
        self, painter: QPainter, plot: QRectF, number: int, series: Series
    ) -> None:
        days = range(len(self._days))
        self._use_pen_of(painter, series)
        painter.drawPolyline([self._point(plot, day, number) for day in days])
        if len(self._days) == 1:
            self._draw_dot(painter, self._point(plot, 0, number), series)

    def _draw_choice(self, painter: QPainter, plot: QRectF) -> None:
        """Mark the chosen day and its values; what is saved has no mark."""
        x = self._x(plot, self.chosen)
        painter.setPen(QPen(QColor(colours().text), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))
        for number, series in enumerate(self._series):
            self._draw_dot(painter, self._point(plot, self.chosen, number), series)

    def _draw_dot(self, painter: QPainter, point: QPointF, series: Series) -> None:
        self._use_pen_of(painter, series)
        painter.setBrush(QColor(getattr(colours(), series.colour)))
        painter.drawEllipse(point, _DOT, _DOT)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _use_pen_of(self, painter: QPainter, series: Series) -> None:
        painter.setPen(QPen(QColor(getattr(colours(), series.colour)), 2, series.dash))

    def _point(self, plot: QRectF, day: int, number: int) -> QPointF:
        height = plot.height() * self._values[day][number] / self._top
        return QPointF(self._x(plot, day), plot.bottom() - height)

    def _x(self, plot: QRectF, day: int) -> float:
        return plot.left() + plot.width() * day / max(len(self._days) - 1, 1)
