"""Large icons, small icons and list: one view in three arrangements."""

from PySide6.QtCore import QAbstractItemModel, QRect, QSize, Qt
from PySide6.QtWidgets import QListView, QWidget

from gui import look

_LARGE_WIDTH = 124
_ROOM_BESIDE = 24  # between icon and text, and to the next item
_ROOM_BELOW = 14
_MOST = 1000
"""Rows that are measured; what comes behind them is shortened if it is longer."""


class IconView(QListView):
    """Shows the first column, with room for its longest text."""

    def __init__(self, name: str, model: QAbstractItemModel, parent: QWidget):
        super().__init__(parent)
        self.setObjectName("icons")
        self.setAccessibleName(name)
        self.setModel(model)
        self.setMovement(self.Movement.Static)
        self.setResizeMode(self.ResizeMode.Adjust)
        self.setWrapping(True)
        self.setSelectionMode(self.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(self.SelectionBehavior.SelectRows)

    def arrange(self, *, is_large: bool, by_column: bool) -> None:
        """Take another arrangement."""
        extent = look.LARGE_ICON_SIZE if is_large else look.ICON_SIZE
        mode, flow = self.ViewMode, self.Flow
        self.setIconSize(QSize(extent, extent))
        self.setViewMode(mode.IconMode if is_large else mode.ListMode)
        self.setFlow(flow.TopToBottom if by_column else flow.LeftToRight)
        self.setWordWrap(is_large)
        self.fit()

    def fit(self) -> None:
        """Give every item the room that the longest text needs."""
        model = self.model()
        rows = range(min(model.rowCount(), _MOST))
        texts = [model.index(row, 0).data() for row in rows]
        large = self.viewMode() is self.ViewMode.IconMode
        self.setGridSize(self._large(texts) if large else self._small(texts))

    def _small(self, texts: list[str]) -> QSize:
        widths = (self.fontMetrics().horizontalAdvance(t) for t in texts)
        width = look.ICON_SIZE + _ROOM_BESIDE + max(widths, default=0)
        return QSize(width, max(self.sizeHintForRow(0), look.ROW_HEIGHT))

    def _large(self, texts: list[str]) -> QSize:
        room = QRect(0, 0, _LARGE_WIDTH - 2 * _ROOM_BELOW, 1000)
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter
        measure = self.fontMetrics().boundingRect
        heights = (measure(room, flags, t).height() for t in texts)
        height = look.LARGE_ICON_SIZE + _ROOM_BELOW + max(heights, default=0)
        return QSize(_LARGE_WIDTH, height)
