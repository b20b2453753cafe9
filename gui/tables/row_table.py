"""A small table that follows the lab; what is selected stays selected."""

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import QSignalBlocker

from gui.tables.record_table import RecordTable
from gui.tables.table_shape import select_row

R = TypeVar("R")


class RowTable(RecordTable[R]):
    """Records of which one is selected at the start: the first, or a wanted one."""

    def show_facts(self, facts: Sequence[R], select: object = None) -> None:
        """Show these records; select one, or else the same as before, or the first."""
        before = self.key, self.records.shown
        with QSignalBlocker(self):
            self.show_records(facts)
            self._select(select)
        if before != (self.key, self.records.shown):
            self.chosen.emit()

    def _select(self, wanted: object) -> None:
        rows = self.records.rows_of([wanted])
        if rows:
            select_row(self, rows[0])
        elif self.records.rowCount() and not self.selectionModel().hasSelection():
            select_row(self, 0)
