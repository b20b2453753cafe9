"""QSqlTableModel, the way of Qt: 256 rows at a time, and all that were read are kept.

It brings a second SQLite library into its process, which the program never does. It
opens the list in no order, and so spares itself a sort that ours has. Its questions
are put so that SQLite has the least to do for each.
"""

import csv
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtSql import QSqlDatabase, QSqlTableModel
from PySide6.QtWidgets import QApplication

from tests.benchmarks.peers.plain_table import SHOWN, PlainWindow, cells
from tests.benchmarks.peers.steps import PACK, Columns, Steps

AS_THEY_LIE = "+server = 'RDLIC01' AND +pack_id = 3"
"""Keeps SQLite from the index of names, which would scatter what is read."""


class SqlTableModel:
    """The list in a QSqlTableModel, which is never busy: it does all at once."""

    is_busy = False

    def __init__(self, lab: Path) -> None:
        database = QSqlDatabase.addDatabase("QSQLITE")
        database.setConnectOptions("QSQLITE_OPEN_READONLY")
        database.setDatabaseName(str(lab))
        if not database.open():
            raise OSError(database.lastError().text())
        self._where = AS_THEY_LIE
        self._model = QSqlTableModel(None, database)
        self._model.setTable("issued_license")
        self._window = PlainWindow()
        self.table = self._window.table
        names = [self._model.fieldIndex(name) for name in SHOWN]
        self._shown = names
        self.columns = Columns(user=names[0], expiry=names[-1])

    @property
    def rows(self) -> int:
        return self._model.rowCount()

    def open(self) -> None:
        self._model.setFilter(AS_THEY_LIE)
        self._model.select()
        self.table.setModel(self._model)
        for column in range(self._model.columnCount()):
            self.table.setColumnHidden(column, column not in self._shown)

    def reach(self, row: int) -> None:
        while self.rows <= row and self._model.canFetchMore():
            self._model.fetchMore()

    def sort(self, column: int, order: Qt.SortOrder) -> None:
        is_by_name = column == self.columns.user
        self._where = PACK if is_by_name else AS_THEY_LIE
        self._model.setSort(column, order)
        self._model.setFilter(self._where)  # which selects

    def filter(self, text: str) -> None:
        """Find all rows with a text, for a person wants to know how many there are."""
        found = f"{self._where} AND user LIKE '%{text}%'"
        self._model.setFilter(found if text else self._where)
        if text:
            self.reach(sys.maxsize)

    def copy(self) -> None:
        lines = ("\t".join(row) for row in cells(self._model, self._shown))
        QApplication.clipboard().setText("\n".join(lines))

    def save(self, path: Path) -> None:
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows(cells(self._model, self._shown))


if __name__ == "__main__":
    application = QApplication([])
    place, folder = map(Path, sys.argv[1:])
    print(Steps(SqlTableModel(place), place, folder).measure().as_json())
