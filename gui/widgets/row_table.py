"""A small table of texts that follows the lab; what is selected stays selected."""

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QSignalBlocker, QSize
from PySide6.QtWidgets import QTableWidgetItem, QWidget

from gui.labels.console import Console
from gui.theme import icons, metrics
from gui.widgets.empty_hint import EmptyHint
from gui.widgets.table_shape import select_row
from gui.widgets.text_table import TextTable


class Row(NamedTuple):
    """One row: what it is known by, its icon, and its texts."""

    key: object
    icon: str
    texts: list[str]


class RowTable(TextTable):
    """Rows of texts, one of them selected; one column takes the room."""

    def __init__(
        self,
        name: str,
        label: str,
        titles: list[str],
        parent: QWidget,
        *,
        widest: int = 0,
        widths: Mapping[str, int] | None = None,
    ) -> None:
        super().__init__(label, titles, parent, widest=widest, widths=widths)
        self.setObjectName(name)
        self._facts: list[Row] = []
        EmptyHint(self, Console.empty_list)

    @property
    def key(self) -> object:
        """What the selected row is known by, or None."""
        row = self.row_chosen
        return None if row is None else self._facts[row].key

    def sizeHint(self) -> QSize:
        """Ask for three rows; more of them scroll."""
        return QSize(400, metrics.HEADER_HEIGHT + 3 * metrics.ROW_HEIGHT + 2)

    def show_facts(self, facts: list[Row], select: object = None) -> None:
        """Show these rows; select one, or else the same as before, or the first."""
        wanted = self.key if select is None else select
        if facts != self._facts:
            self._fill(facts)
        keys = [fact.key for fact in facts]
        if keys and (self.row_chosen is None or self.key != wanted):
            select_row(self, keys.index(wanted) if wanted in keys else 0)

    def _fill(self, facts: list[Row]) -> None:
        with QSignalBlocker(self):
            self.clearSelection()
            self._facts = facts
            self.show_rows([fact.texts for fact in facts])
        for row, fact in enumerate(facts):
            item = QTableWidgetItem(icons.icon(fact.icon), fact.texts[0])
            self.setItem(row, 0, item)
        self.fit_columns()
