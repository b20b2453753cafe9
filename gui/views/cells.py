"""How cells of the lists are painted: links, and the width of icons."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from gui.item_models.roles import LINK

LINK_COLOUR = QColor("#0066cc")


class Cells(QStyledItemDelegate):
    """Paints a link cell blue and underlined."""

    def initStyleOption(
        self,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().initStyleOption(option, index)
        if index.data(LINK):
            option.font.setUnderline(True)
            for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
                option.palette.setColor(role, LINK_COLOUR)
