"""Tips that show the whole text of a cell that is cut."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QCursor, QHelpEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
)

Index = QModelIndex | QPersistentModelIndex


class Tips(QStyledItemDelegate):
    """Shows the whole text of a cell that is too narrow for it.

    In a table the mouse is over a whole row; Qt means the cell alone.
    """

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        view = option.widget
        if isinstance(view, QTableView) and index.row() == _row_under_mouse(view):
            option.state |= QStyle.StateFlag.State_MouseOver

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Tell the text literally: a tip takes what looks like HTML for HTML."""
        from html import escape  # a window starts sooner without it

        if event.type() != QEvent.Type.ToolTip:
            return super().helpEvent(event, view, option, index)
        is_cut = self.sizeHint(option, index).width() > option.rect.width()
        text = f"<qt>{escape(str(index.data()))}</qt>" if is_cut else ""
        QToolTip.showText(event.globalPos(), text, view.viewport())
        return True


def _row_under_mouse(table: QTableView) -> int | None:
    viewport = table.viewport()
    if not viewport.underMouse():
        return None
    return table.rowAt(viewport.mapFromGlobal(QCursor.pos()).y())
