"""An order confirmation as if it were printed, to be read and copied."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextTableFormat
from PySide6.QtWidgets import QTextBrowser, QWidget

from core.numbers.orders import Order
from gui.labels.editions import Labels
from gui.labels.orders import OrderText
from gui.models import order_lines
from gui.models.order_lines import Line

_MARGIN = 18
_TITLE_STEPS = 2  # above the text, in Qt's own sizes
_BETWEEN = 24


class Paper(QTextBrowser):
    """The confirmation; plain text in every cell, never HTML."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("confirmation")
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.setTabChangesFocus(True)

    def print_order(self, order: Order, labels: Labels) -> None:
        """Write an order in place of the one before."""
        self.clear()
        self.document().setDocumentMargin(_MARGIN)
        cursor = QTextCursor(self.document())
        cursor.insertText(OrderText.title, _title())
        cursor.insertBlock()
        cursor.insertText(OrderText.thanks, QTextCharFormat())
        _insert_table(
            cursor, order_lines.facts(order, labels), order_lines.numbers(order)
        )
        cursor.insertText(OrderText.worthless, QTextCharFormat())


def _insert_table(
    cursor: QTextCursor, facts: Sequence[Line], numbers: Sequence[Line]
) -> None:
    plain, bold = QTextCharFormat(), _bold()
    rows = [*((line, plain) for line in facts), *((line, bold) for line in numbers)]
    form = QTextTableFormat()
    form.setBorder(0)
    form.setCellPadding(2)
    form.setTopMargin(_MARGIN // 2)
    form.setBottomMargin(_MARGIN // 2)
    table = cursor.insertTable(len(rows), len(Line._fields), form)
    for number, (line, of_text) in enumerate(rows):
        titled = table.cellAt(number, 0).firstCursorPosition()
        titled.insertText(f"{line.title}:", QTextCharFormat())
        table.cellAt(number, 1).firstCursorPosition().insertText(line.text, of_text)
    cursor.movePosition(QTextCursor.MoveOperation.End)


def _title() -> QTextCharFormat:
    form = _bold()
    form.setProperty(QTextCharFormat.Property.FontSizeAdjustment, _TITLE_STEPS)
    return form


def _bold() -> QTextCharFormat:
    form = QTextCharFormat()
    form.setFontWeight(700)
    return form
