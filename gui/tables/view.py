"""The view of every table; it asks no row that is not seen, however many there are."""

from PySide6.QtCore import QItemSelection, QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView

from gui.tables.selection import row_count

_MANY = 1000
"""Selected rows from which on a screen reader hears of them as a whole."""
_Index = QModelIndex | QPersistentModelIndex


class TableView(QTableView):
    """Keeps what is looked at where it is while rows come and go above it."""

    def selectionChanged(
        self, selected: QItemSelection, deselected: QItemSelection
    ) -> None:
        """Tell a screen reader; where many rows are meant, Qt would list each cell."""
        if not tell_of_many(self, selected, deselected):
            super().selectionChanged(selected, deselected)

    def rowsInserted(self, parent: _Index, start: int, end: int) -> None:
        super().rowsInserted(parent, start, end)
        bar = self.verticalScrollBar()
        if start <= bar.value() and bar.value() > 0:
            count = end - start + 1
            bar.setMaximum(bar.maximum() + count)
            bar.setValue(bar.value() + count)

    def rowsAboutToBeRemoved(self, parent: _Index, start: int, end: int) -> None:
        super().rowsAboutToBeRemoved(parent, start, end)
        bar = self.verticalScrollBar()
        above = min(end + 1, bar.value()) - start
        if above > 0:
            bar.setValue(bar.value() - above)


def tell_of_many(
    view: QAbstractItemView, selected: QItemSelection, deselected: QItemSelection
) -> bool:
    """Paint a view and tell a screen reader in one word if many rows are meant."""
    if row_count(selected) + row_count(deselected) <= _MANY:
        return False
    view.viewport().update()
    event = QAccessibleEvent(view, QAccessible.Event.SelectionWithin)
    QAccessible.updateAccessibility(event)
    return True
