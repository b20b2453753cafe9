"""How cells are painted and explained: the row under the mouse, links, and tips."""

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import (
    QStyleOptionViewItem,
)

from gui.models.roles import LINK
from gui.theme.current import colours
from gui.widgets.tips import Index, Tips


class Cells(Tips):
    """Paints a link cell underlined and in the colour of links."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        if index.data(LINK):
            option.font.setUnderline(True)
            for role in (QPalette.ColorRole.Text, QPalette.ColorRole.HighlightedText):
                option.palette.setColor(role, QColor(colours().row_link))
