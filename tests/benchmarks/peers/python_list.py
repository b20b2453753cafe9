"""A model over a Python list of all rows, the way of a first try."""

import csv
import sqlite3
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QApplication

from tests.benchmarks.peers.plain_table import SHOWN, PlainWindow
from tests.benchmarks.peers.steps import PACK, Columns, Steps

QUERY = f"SELECT {', '.join(SHOWN)} FROM issued_license WHERE {PACK} ORDER BY user"
_NOWHERE = QModelIndex()
_DISPLAY = Qt.ItemDataRole.DisplayRole
Index = QModelIndex | QPersistentModelIndex


class _Model(QAbstractTableModel):
    def __init__(self, rows: list[tuple[Any, ...]]) -> None:
        super().__init__()
        self.rows = rows

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(SHOWN)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if role != _DISPLAY:
            return None
        return self.rows[index.row()][index.column()]

    def show_rows(self, rows: list[tuple[Any, ...]]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()


class PythonList:
    """The list in a list, which is never busy: it does all at once."""

    is_busy = False
    columns = Columns(user=0, expiry=3)

    def __init__(self, lab: Path) -> None:
        self._link = sqlite3.connect(lab)
        self._all: list[tuple[Any, ...]] = []
        self._model = _Model([])
        self._window = PlainWindow()
        self.table = self._window.table

    @property
    def rows(self) -> int:
        return len(self._model.rows)

    def open(self) -> None:
        self._all = self._link.execute(QUERY).fetchall()
        self._model.show_rows(self._all)
        self.table.setModel(self._model)

    def reach(self, row: int) -> None:
        """All rows are there."""

    def sort(self, column: int, order: Qt.SortOrder) -> None:
        is_down = order is Qt.SortOrder.DescendingOrder
        self._all.sort(key=lambda row: row[column].casefold(), reverse=is_down)
        self._model.show_rows(self._all)

    def filter(self, text: str) -> None:
        found = [row for row in self._all if any(text in cell for cell in row)]
        self._model.show_rows(found)

    def copy(self) -> None:
        lines = map("\t".join, self._model.rows)
        QApplication.clipboard().setText("\n".join(lines))

    def save(self, path: Path) -> None:
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows(self._model.rows)


if __name__ == "__main__":
    application = QApplication([])
    place, folder = map(Path, sys.argv[1:])
    print(Steps(PythonList(place), place, folder).measure().as_json())
