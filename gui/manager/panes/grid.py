"""Equal cells in lines: where each row is, and which rows are where."""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize


@dataclass(frozen=True)
class Grid:
    """Rows in cells, line after line in the room there is.

    By column, a line goes from top to bottom, and the next one is to its right.
    """

    count: int
    cell: QSize
    room: QSize
    by_column: bool

    @property
    def per_line(self) -> int:
        """The cells of a line; at least one, and be it cut off."""
        return self._room_for[0]

    @property
    def lines_seen(self) -> int:
        """The lines that there is room for; at least one."""
        return self._room_for[1]

    @property
    def _room_for(self) -> tuple[int, int]:
        across = max(self.room.width() // self.cell.width(), 1)
        down = max(self.room.height() // self.cell.height(), 1)
        return self._turned(across, down)

    @property
    def size(self) -> QSize:
        """The size of the whole, of which the room may show a part."""
        lines = -(-self.count // self.per_line)
        across, down = self._turned(min(self.count, self.per_line), lines)
        return QSize(across * self.cell.width(), down * self.cell.height())

    def cell_of(self, row: int) -> QRect:
        """Return the cell of a row."""
        line, place = divmod(row, self.per_line)
        across, down = self._turned(place, line)
        corner = QPoint(across * self.cell.width(), down * self.cell.height())
        return QRect(corner, self.cell)

    def row_at(self, point: QPoint) -> int | None:
        """Return the row in whose cell a point is, or None."""
        rows = next(self.rows_in(QRect(point, QSize(1, 1))), range(0))
        return next(iter(rows), None)

    def rows_in(self, area: QRect) -> Iterator[range]:
        """Find the rows whose cells are touched by an area, line by line."""
        width, height = self.cell.width(), self.cell.height()
        first = self._turned(area.left() // width, area.top() // height)
        last = self._turned(area.right() // width, area.bottom() // height)
        begin, end = max(first[0], 0), min(last[0] + 1, self.per_line)
        for line in range(max(first[1], 0), last[1] + 1):
            start = line * self.per_line
            if start >= self.count:
                return
            if rows := range(start + begin, min(start + end, self.count)):
                yield rows

    def _turned(self, along: int, over: int) -> tuple[int, int]:
        """Swap place and line, or across and down, where lines are columns."""
        return (over, along) if self.by_column else (along, over)
