"""Large icons, small icons and list: one view in three arrangements.

All cells have one size, so where a row is drawn is computed, and only what is seen is
looked at. QListView by itself asks every row where it is, when rows are laid out and
whenever some of them are selected; screen readers know it, so it is the base.
"""

from itertools import chain
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QCursor,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from gui.manager.panes.grid import Grid
from gui.tables.view import tell_of_many
from gui.theme import metrics

_LARGE_WIDTH = 124
_ROOM_BESIDE = 24  # between icon and text, and to the next item
_ROOM_BELOW = 14
_MOST = 1000
"""Rows that are measured; what comes behind them is shortened if it is longer."""
_Move = QAbstractItemView.CursorAction
_ARROWS = {
    _Move.MoveLeft: (-1, 0),
    _Move.MoveRight: (1, 0),
    _Move.MoveUp: (0, -1),
    _Move.MoveDown: (0, 1),
}
_State = QStyle.StateFlag


class IconView(QListView):
    """Shows the first column, with room for its longest text."""

    def __init__(self, name: str, model: QAbstractItemModel, parent: QWidget):
        super().__init__(parent)
        self._is_large = False
        self._band = QRect()  # what the pointer spans while it selects
        self.setObjectName("icons")
        self.setAccessibleName(name)
        self.setModel(model)
        self.setSelectionMode(self.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(self.SelectionBehavior.SelectRows)
        self.setWrapping(True)

    def arrange(self, *, is_large: bool, by_column: bool) -> None:
        """Take another arrangement."""
        extent = metrics.LARGE_ICON_SIZE if is_large else metrics.ICON_SIZE
        self.setIconSize(QSize(extent, extent))
        self.setFlow(self.Flow.TopToBottom if by_column else self.Flow.LeftToRight)
        self._is_large = is_large
        self.fit()

    def fit(self) -> None:
        """Give every item the room that the longest text needs."""
        model = self.model()
        rows = range(min(model.rowCount(), _MOST))
        texts = [model.index(row, 0).data() for row in rows]
        self.setGridSize(self._large(texts) if self._is_large else self._small(texts))

    def _small(self, texts: list[str]) -> QSize:
        widths = (self.fontMetrics().horizontalAdvance(t) for t in texts)
        width = metrics.ICON_SIZE + _ROOM_BESIDE + max(widths, default=0)
        return QSize(width, max(self.sizeHintForRow(0), metrics.ROW_HEIGHT))

    def _large(self, texts: list[str]) -> QSize:
        room = QRect(0, 0, _LARGE_WIDTH - 2 * _ROOM_BELOW, 1000)
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter
        measure = self.fontMetrics().boundingRect
        heights = (measure(room, flags, t).height() for t in texts)
        height = metrics.LARGE_ICON_SIZE + _ROOM_BELOW + max(heights, default=0)
        return QSize(_LARGE_WIDTH, height)

    @property
    def _grid(self) -> Grid:
        count, room = self.model().rowCount(), self.viewport().size()
        return Grid(count, self.gridSize(), room, self._is_by_column)

    @property
    def _is_by_column(self) -> bool:
        return self.flow() is self.Flow.TopToBottom

    @property
    def _origin(self) -> QPoint:
        """Where in the grid the viewport begins."""
        return QPoint(self.horizontalOffset(), self.verticalOffset())

    # Qt's interface: where things are

    def visualRect(self, index: Any) -> QRect:
        """Return where an item is; it may be smaller than its cell."""
        if not index.isValid():
            return QRect()
        cell = self._grid.cell_of(index.row()).translated(-self._origin)
        size = self.sizeHintForIndex(index).boundedTo(cell.size())
        left = (cell.width() - size.width()) // 2 if self._is_large else 0
        return QRect(cell.topLeft() + QPoint(left, 0), size)

    def indexAt(self, point: QPoint) -> QModelIndex:
        row = self._grid.row_at(point + self._origin)
        index = QModelIndex() if row is None else self.model().index(row, 0)
        return index if self.visualRect(index).contains(point) else QModelIndex()

    def horizontalOffset(self) -> int:
        return self.horizontalScrollBar().value()

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def scrollTo(self, index: Any, hint: Any = None) -> None:
        """Show the cell of an item, by scrolling no further than needed."""
        cell = self._grid.cell_of(max(index.row(), 0))
        for bar, first, length in (
            (self.horizontalScrollBar(), cell.x(), cell.width()),
            (self.verticalScrollBar(), cell.y(), cell.height()),
        ):
            bar.setValue(min(max(bar.value(), first + length - bar.pageStep()), first))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def doItemsLayout(self) -> None:
        QAbstractItemView.doItemsLayout(self)  # not the one of QListView

    def updateGeometries(self) -> None:
        """Give the scroll bars the size of the grid."""
        whole, seen = self._grid.size, self.viewport().size()
        bars = self.horizontalScrollBar(), self.verticalScrollBar()
        sizes = (s.toTuple() for s in (whole, seen, self.gridSize()))
        for bar, length, page, step in zip(bars, *sizes, strict=True):
            bar.setRange(0, max(length - page, 0))
            bar.setPageStep(page)
            bar.setSingleStep(step)

    # Qt's interface: keyboard and pointer

    def selectionChanged(
        self, selected: QItemSelection, deselected: QItemSelection
    ) -> None:
        """Tell a screen reader; where many rows are meant, Qt would list each."""
        if not tell_of_many(self, selected, deselected):
            super().selectionChanged(selected, deselected)

    def selectAll(self) -> None:
        """Select one run of rows; QListView looks for hidden ones among them."""
        index, count = self.model().index, self.model().rowCount()
        flags = QItemSelectionModel.SelectionFlag
        whole = QItemSelection(index(0, 0), index(count - 1, 0))
        self.selectionModel().select(whole, flags.ClearAndSelect | flags.Rows)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Any
    ) -> QModelIndex:
        grid, row = self._grid, max(self.currentIndex().row(), 0)
        page = grid.per_line * grid.lines_seen
        to: int | None
        if action in _ARROWS:
            across, down = _ARROWS[action]
            step = QPoint(across * grid.cell.width(), down * grid.cell.height())
            to = grid.row_at(grid.cell_of(row).center() + step)
        else:
            to = {
                _Move.MoveHome: 0,
                _Move.MoveEnd: grid.count - 1,
                _Move.MovePageUp: row - page,
                _Move.MovePageDown: row + page,
                _Move.MoveNext: row + 1,
                _Move.MovePrevious: row - 1,
            }[action]
        to = row if to is None else min(max(to, 0), grid.count - 1)
        return self.model().index(to, 0)

    def setSelection(
        self, rect: QRect, command: QItemSelectionModel.SelectionFlag
    ) -> None:
        """Select what the pointer spans, or all rows from one corner to the other."""
        area, grid = rect.translated(self._origin), self._grid
        if self.state() is self.State.DragSelectingState:
            self._band = rect
            self.viewport().update()
            runs = [*grid.rows_in(area)]
        else:
            corners = (area.topLeft(), area.bottomRight())
            ends = [row for c in corners if (row := grid.row_at(c)) is not None]
            runs = [range(min(ends), max(ends) + 1)] if ends else []
        index, selection = self.model().index, QItemSelection()
        for run in runs:
            selection.select(index(run.start, 0), index(run.stop - 1, 0))
        self.selectionModel().select(selection, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """Return what to paint anew: all that is seen, which is not much."""
        return QRegion(self.viewport().rect())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._band = QRect()
        self.viewport().update()

    # Qt's interface: painting

    def initViewItemOption(self, option: QStyleOptionViewItem) -> None:
        super().initViewItemOption(option)
        if self._is_large:
            option.showDecorationSelected = False
            option.decorationPosition = option.Position.Top
            option.displayAlignment = Qt.AlignmentFlag.AlignCenter
            option.features |= option.ViewItemFeature.WrapText

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        model, state = self.model(), option.state
        pointer = self.viewport().mapFromGlobal(QCursor.pos())
        under = self.indexAt(pointer) if self.viewport().underMouse() else QModelIndex()
        current = self.currentIndex() if self.hasFocus() else QModelIndex()
        runs = self._grid.rows_in(event.rect().translated(self._origin))
        for row in chain.from_iterable(runs):
            index = model.index(row, 0)
            option.rect = self.visualRect(index)
            option.state = state
            if self.selectionModel().isSelected(index):
                option.state |= _State.State_Selected
            if index == under:
                option.state |= _State.State_MouseOver
            if row == current.row():
                option.state |= _State.State_HasFocus
            self.itemDelegate().paint(painter, option, index)
        if not self._band.isNull():
            self._paint_band(painter)

    def _paint_band(self, painter: QPainter) -> None:
        # A window starts sooner without them.
        from PySide6.QtWidgets import QRubberBand, QStyleOptionRubberBand

        option = QStyleOptionRubberBand()
        option.initFrom(self)
        option.rect = self._band
        option.shape = QRubberBand.Shape.Rectangle
        control = QStyle.ControlElement.CE_RubberBand
        self.style().drawControl(control, option, painter, self)
