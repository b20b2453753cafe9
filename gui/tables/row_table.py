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
        before = self.key, self.records.shown_records
        with QSignalBlocker(self):
            self.show_records(facts)
            self._select(select)
        if before != (self.key, self.records.shown_records):
            self.chosen.emit()

    def _select(self, wanted: object) -> None:
        keys = self.records.keys()
        if wanted in keys:
            select_row(self, keys.index(wanted))
        elif keys and not self.selectionModel().hasSelection():
            select_row(self, 0)
