"""A window with a plain QTableView, for models that are not ours."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtWidgets import QApplication, QHeaderView, QMainWindow, QTableView

SHOWN = "user", "status", "issued_on", "expires_on"


class PlainWindow(QMainWindow):
    """A window of the manager's size with a table, shown and painted.

    The rows are of one height and not measured, as ours are.
    """

    def __init__(self) -> None:
        super().__init__()
        self.resize(1000, 650)
        self.table = QTableView(self)
        self.table.setWordWrap(False)
        self.table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        rows = self.table.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.hide()
        self.setCentralWidget(self.table)
        self.show()
        QApplication.processEvents()


def cells(model: QAbstractItemModel, columns: list[int]) -> Iterator[list[Any]]:
    """Give the rows of a model, cell by cell."""
    index, display = model.index, Qt.ItemDataRole.DisplayRole
    for row in range(model.rowCount()):
        yield [model.data(index(row, column), display) for column in columns]
