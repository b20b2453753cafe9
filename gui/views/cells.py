"""How cells are painted and explained: links, and tips for texts that are cut off."""

from html import escape

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QColor, QHelpEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from gui import look
from gui.item_models.roles import LINK

Index = QModelIndex | QPersistentModelIndex


class Tips(QStyledItemDelegate):
    """Shows the whole text of a cell that is too narrow for it."""

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Tell the text literally: a tip takes what looks like HTML for HTML."""
        if event.type() != QEvent.Type.ToolTip:
            return super().helpEvent(event, view, option, index)
        is_cut = self.sizeHint(option, index).width() > option.rect.width()
        text = f"<qt>{escape(str(index.data()))}</qt>" if is_cut else ""
        QToolTip.showText(event.globalPos(), text, view.viewport())
        return True


class Cells(Tips):
    """Paints a link cell underlined and in the colour of links."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        if index.data(LINK):
            option.font.setUnderline(True)
            for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
                option.palette.setColor(role, QColor(look.colours().row_link))
