"""Keys that mean something else in a table than Qt takes them for."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTableView

EXPORT_KEYS = Qt.Modifier.CTRL | Qt.Key.Key_E
_ENDS = {Qt.Key.Key_Home, Qt.Key.Key_End}


def go_by_key(table: QTableView, event: QKeyEvent) -> bool:
    """Go to where a key leads, and tell whether that was all that it does."""
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return False
    model, current = table.model(), table.currentIndex()
    if event.key() in _ENDS:
        # QTableView would go to the first or last column of the same row.
        row = 0 if event.key() == Qt.Key.Key_Home else model.rowCount() - 1
        table.setCurrentIndex(model.index(row, 0))
        return True
    if event.text().strip() and current.column() > 0:
        # Type-ahead searches the current column; people mean the first one.
        table.setCurrentIndex(current.siblingAtColumn(0))
    return False
