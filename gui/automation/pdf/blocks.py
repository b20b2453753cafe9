"""What stands on the pages of a PDF: texts, boxes, lines, and groups of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QPainter,
    QPalette,
    QPen,
    QTextDocument,
)

from gui.theme import fonts

PIXELS = 22  # of letters, at the resolution of the layout: 11 points
SMALL = 18
HEAD = 30
TITLE = 44
GAP = 16.0
FOOT = 40.0
INK, QUIET, RULE = QColor("#1b1b1b"), QColor("#565656"), QColor("#c8c8c8")
_STEP, _QUESTION = QColor("#b3261e"), QColor("#1d5c8f")
_TINT, _EDGE = QColor("#f5f3ea"), QColor("#8a6d00")
_EDGE_WIDTH = 5.0
_PAD = 8.0
_CIRCLE = 44.0
_NOTE_LINE = 46.0
_ENTRY = 1.5 * SMALL
_SHEET = (
    f"code {{ font-family: '{fonts.FONT_FAMILY}'; font-weight: bold; "
    "background-color: #eceef1; } p { margin: 0 0 4px 0; }"
)

Draw = Callable[[QPainter, float], object]


@dataclass(frozen=True)
class Block:
    """Something that stays together on a page."""

    height: float
    draw: Draw  # at a distance from the top
    name: str = ""  # of what begins here, for the table of contents
    begins_page: bool = False
    is_apart: bool = False  # from what stands above it


def text(
    html: str,
    width: float,
    pixels: int = PIXELS,
    *,
    colour: QColor = INK,
    indent: float = 0.0,
) -> Block:
    """Write a text; `width` is that of the page."""
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setDefaultFont(fonts.font(pixels))
    document.setDefaultStyleSheet(_SHEET)
    document.setHtml(html)
    document.setTextWidth(width - indent)

    def draw(painter: QPainter, top: float) -> None:
        painter.save()
        painter.translate(indent, top)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette.setColor(QPalette.ColorRole.Text, colour)
        document.documentLayout().draw(painter, context)
        painter.restore()

    return Block(document.size().height(), draw)


def boxed(html: str, width: float, indent: float = 0.0) -> Block:
    """Write a text on a ground of its own."""
    inside = text(html, width - _PAD, indent=indent + _EDGE_WIDTH + 2 * _PAD)
    height = inside.height + 2 * _PAD

    def draw(painter: QPainter, top: float) -> None:
        painter.fillRect(QRectF(indent, top, width - indent, height), _TINT)
        painter.fillRect(QRectF(indent, top, _EDGE_WIDTH, height), _EDGE)
        inside.draw(painter, top + _PAD)

    return Block(height, draw)


def entry(said: str, page: int, width: float) -> Block:
    """Write a line of the table of contents, and the page that it leads to."""

    def draw(painter: QPainter, top: float) -> None:
        painter.setFont(fonts.font(SMALL))
        metrics = painter.fontMetrics()
        room = QRectF(0, top, width, _ENTRY)
        most = int(width - 90)
        line = metrics.elidedText(said, Qt.TextElideMode.ElideRight, most)
        painter.setPen(QPen(RULE, 1, Qt.PenStyle.DotLine))
        begin = metrics.horizontalAdvance(line) + 10
        base = int(top + metrics.ascent())
        painter.drawLine(begin, base, int(width - 50), base)
        painter.setPen(INK)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft, line)
        painter.drawText(room, Qt.AlignmentFlag.AlignRight, str(page))

    return Block(_ENTRY - GAP, draw)


def note_line(width: float) -> Block:
    """Draw a line to write on."""

    def draw(painter: QPainter, top: float) -> None:
        painter.setPen(QPen(RULE, 1))
        base = int(top + _NOTE_LINE - 6)
        painter.drawLine(0, base, int(width), base)

    return Block(_NOTE_LINE - GAP, draw)


def together(
    parts: Sequence[Block],
    mark: Draw | None = None,
    name: str = "",
    *,
    begins_page: bool = False,
    is_apart: bool = False,
) -> Block:
    """Make one block of several, one below the other."""

    def draw(painter: QPainter, top: float) -> None:
        if mark is not None:
            mark(painter, top)
        for part in parts:
            part.draw(painter, top)
            top += part.height + GAP

    return Block(height_of(parts), draw, name, begins_page, is_apart)


def height_of(parts: Sequence[Block]) -> float:
    """Return how high parts are, one below the other."""
    return sum(part.height for part in parts) + GAP * (len(parts) - 1)


def draw_number(
    number: int, painter: QPainter, top: float, *, is_question: bool
) -> None:
    """Draw the number of a step beside it."""
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_QUESTION if is_question else _STEP)
    circle = QRectF(0, top - 4, _CIRCLE, _CIRCLE)
    painter.drawEllipse(circle)
    painter.setPen(Qt.GlobalColor.white)
    painter.setFont(fonts.font(PIXELS, bold=True))
    painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(number))
    painter.restore()


def draw_foot(painter: QPainter, page: QSizeF, said: str, count: str) -> None:
    """Draw the foot of a page: what it is of, and the number of the page."""
    top = page.height() - FOOT + 12
    painter.setPen(QPen(RULE, 1))
    painter.drawLine(0, int(top), int(page.width()), int(top))
    painter.setPen(QUIET)
    painter.setFont(fonts.font(SMALL - 2))
    room = QRectF(0, top + 4, page.width(), FOOT - 16)
    most = int(page.width() - 120)
    metrics = painter.fontMetrics()
    left = metrics.elidedText(said, Qt.TextElideMode.ElideRight, most)
    painter.drawText(room, Qt.AlignmentFlag.AlignLeft, left)
    painter.drawText(room, Qt.AlignmentFlag.AlignRight, count)
