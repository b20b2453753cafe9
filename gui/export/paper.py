"""Pages for PDF and for the printer: a table under a title, with numbered pages."""

from collections.abc import Generator, Iterable, Iterator, Sequence
from itertools import chain, islice
from math import ceil
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QFile, QMarginsF, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)

from core.errors import LabError
from core.files import replacing, write_failed
from gui.export.page_order import PageOrder
from gui.labels.console import Console
from gui.models.sheet import Row, Sheet
from gui.theme import fonts

_POINTS = 8
_TITLE_POINTS = 12
_RESOLUTION = 300
_MARGIN = 15  # millimetres
_GAP = 0.8  # of a line, between columns
_LINE = 1.35  # of the height of the letters
_SAMPLE = 100
_Align = Qt.AlignmentFlag


def write_pdf(path: Path, sheet: Sheet, labels: Console) -> Generator[int, None, None]:
    """Write a sheet as PDF; yields how many lines each page has."""
    with replacing(path) as unfinished:
        file = QFile(str(unfinished))
        if not file.open(QFile.OpenModeFlag.WriteOnly):
            raise write_failed(path, file.errorString())
        writer = QPdfWriter(file)
        writer.setResolution(_RESOLUTION)
        writer.setTitle(sheet.title)
        writer.setCreator(labels.replica)
        lay_out(writer)
        try:
            yield from draw(writer, sheet, labels)
        finally:
            file.close()
        if file.error() is not QFile.FileError.NoError:
            raise write_failed(path, file.errorString())


def lay_out(device: QPagedPaintDevice) -> None:
    """Take A4 across, for the columns are many."""
    margins = QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    device.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4),
            QPageLayout.Orientation.Landscape,
            margins,
            QPageLayout.Unit.Millimeter,
        )
    )


def draw(
    device: QPagedPaintDevice,
    sheet: Sheet,
    labels: Console,
    order: PageOrder | None = None,
) -> Generator[int, None, None]:
    """Draw a sheet page by page, in an order; yields how many lines each page has."""
    painter = QPainter()
    pages = _Pages(device, painter, sheet, labels)
    order = order or PageOrder()
    if not any(order.has(number) for number in range(1, pages.count + 1)):
        text = labels.no_such_pages
        raise LabError(text.format(title=sheet.title, count=pages.count))
    if not painter.begin(device):
        raise LabError(labels.not_printed.format(title=sheet.title))
    try:
        yield from pages.draw(order)
    finally:
        painter.end()


class _Page(NamedTuple):
    """One page: its number, from 1, and the rows of the table on it."""

    number: int
    rows: list[Row]


class _Pages:
    """Draws one sheet."""

    def __init__(
        self,
        device: QPagedPaintDevice,
        painter: QPainter,
        sheet: Sheet,
        labels: Console,
    ) -> None:
        """Count the pages, before anything is drawn."""
        self._device = device
        self._painter = painter
        self._sheet = sheet
        self._labels = labels
        self._font = _font(_POINTS)
        self._bold = _font(_POINTS, bold=True)
        self._metrics = QFontMetricsF(self._font, device)
        self._line = self._metrics.height() * _LINE
        self._width = device.width()
        self._height = device.height()
        self._room = max(self._lines_on_a_page - 1, 1)  # for rows, below their titles
        above = len(sheet.above)
        self._first_room = max(self._room - (above + 2 if above else 1), 0)
        rest = max(sheet.count - self._first_room, 0)
        self.count = 1 + ceil(rest / self._room)

    def draw(self, order: PageOrder) -> Iterator[int]:
        """Draw the pages that are asked for; the first has what stands above, too."""
        slices = self._sheet.slices()
        first = next(slices, [])
        sample = [self._sheet.header, *self._sheet.typical, *first[:_SAMPLE]]
        self._columns = self._widths(sample, fill=True)
        self._above = self._widths(self._sheet.above)
        rows = chain.from_iterable(chain([first], slices))
        pages: Iterable[_Page] = (p for p in self._cut(rows) if order.has(p.number))
        if order.needs_all:
            kept = []
            for page in pages:
                kept.append(page)
                yield 0
            pages = kept
        for place, page in enumerate(order.arrange(pages)):
            if place:
                self._device.newPage()
            self._draw_page(page)
            yield len(page.rows)

    def _cut(self, rows: Iterator[Row]) -> Iterator[_Page]:
        for number in range(1, self.count + 1):
            room = self._first_room if number == 1 else self._room
            yield _Page(number, list(islice(rows, room)))

    def _draw_page(self, page: _Page) -> None:
        self._draw_foot(page.number)
        y = 0.0
        if page.number == 1:
            y = self._draw_title(y)
            for line in self._sheet.above:
                y = self._draw_line(y, line, self._above, self._font)
            y += self._line if self._sheet.above else 0
        y = self._draw_line(y, self._sheet.header, self._columns, self._bold)
        for row in page.rows:
            y = self._draw_line(y, row, self._columns, self._font)

    @property
    def _lines_on_a_page(self) -> int:
        return int(self._height / self._line) - 3  # the footer, and room before it

    def _draw_foot(self, number: int) -> None:
        foot = QRectF(0, self._height - self._line, self._width, self._line)
        page = self._labels.page.format(number=number, count=self.count)
        self._painter.setFont(self._font)
        self._painter.drawText(foot, _Align.AlignLeft, self._labels.replica)
        self._painter.drawText(foot, _Align.AlignRight, page)
        title = self._metrics.elidedText(
            self._sheet.title, Qt.TextElideMode.ElideRight, self._width / 2
        )
        self._painter.drawText(foot, _Align.AlignHCenter, title)

    def _draw_title(self, y: float) -> float:
        font = _font(_TITLE_POINTS, bold=True)
        metrics = QFontMetricsF(font, self._device)
        self._painter.setFont(font)
        text = metrics.elidedText(
            self._sheet.title, Qt.TextElideMode.ElideRight, self._width
        )
        place = QRectF(0, y, self._width, self._line * 2)
        self._painter.drawText(place, _Align.AlignLeft | _Align.AlignTop, text)
        return y + self._line * 2

    def _draw_line(
        self, y: float, line: Row, widths: Sequence[float], font: QFont
    ) -> float:
        self._painter.setFont(font)
        metrics = QFontMetricsF(font, self._device)
        x = 0.0
        for cell, width in zip(line, widths, strict=False):
            room = width - self._line * _GAP
            text = metrics.elidedText(cell, Qt.TextElideMode.ElideRight, room)
            place = QRectF(x, y, room, self._line)
            self._painter.drawText(place, _Align.AlignVCenter, text)
            x += width
        return y + self._line

    def _widths(self, lines: Sequence[Row], *, fill: bool = False) -> list[float]:
        """Give each column what its texts need; what is too much is taken from all.

        Other rows may need more than these, so the width of the page can be filled.
        """
        metrics = QFontMetricsF(self._bold, self._device)
        count = max((len(line) for line in lines), default=0)
        needed = [
            max(metrics.horizontalAdvance(x[c]) for x in lines if c < len(x))
            + self._line * _GAP * 1.5
            for c in range(count)
        ]
        share = self._width / max(sum(needed), 1)
        return [n * (share if fill else min(share, 1)) for n in needed]


def _font(points: int, *, bold: bool = False) -> QFont:
    font = QFont(fonts.FONT_FAMILY, points)
    font.setBold(bold)
    font.setFeature(QFont.Tag("liga"), 0)  # who searches for "fi" shall find it
    return font
