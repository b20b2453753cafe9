"""The table of entered codes with its buttons, for retail codes and product keys."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from gui.theme import metrics
from gui.widgets.table_shape import set_widths, shape
from gui.widgets.tips import Tips

_ROWS = 4


class TextTable(QTableWidget):
    """Rows of plain text; single selection of whole rows.

    One column takes the room that the others leave: the widest one, or the last.
    `widths` are those of columns that do not grow to their texts, by title.
    """

    chosen = Signal()

    def __init__(
        self,
        name: str,
        titles: list[str],
        parent: QWidget,
        *,
        widest: int = -1,
        widths: Mapping[str, int] | None = None,
    ) -> None:
        super().__init__(0, len(titles), parent)
        self._widest = widest % len(titles)
        self._widths = [(widths or {}).get(title, 0) for title in titles]
        self.setObjectName("codes")
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels(titles)
        shape(self)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setItemDelegate(Tips(self))
        self.fit_columns()
        self.itemSelectionChanged.connect(self.chosen)

    def sizeHint(self) -> QSize:
        """Ask for a few rows; more of them scroll."""
        rows = (
            metrics.HEADER_HEIGHT
            + _ROWS * metrics.ROW_HEIGHT
            + metrics.SCROLL_BAR_EXTENT
        )
        return QSize(super().sizeHint().width(), rows)

    @property
    def row_chosen(self) -> int | None:
        """The selected row, or None."""
        rows = self.selectionModel().selectedRows()
        return rows[0].row() if rows else None

    def show_rows(self, rows: list[list[str]]) -> None:
        """Show these rows; columns grow to their texts."""
        self.setRowCount(len(rows))
        for r, row in enumerate(rows):
            for c, text in enumerate(row):
                self.setItem(r, c, QTableWidgetItem(text))
        self.fit_columns()

    def fit_columns(self) -> None:
        """Make the columns as wide as their texts, or as they are to be."""
        self.resizeColumnsToContents()  # it takes the room of the widest one, too
        stretch = QHeaderView.ResizeMode.Stretch
        self.horizontalHeader().setSectionResizeMode(self._widest, stretch)
        set_widths(self, self._widths)
