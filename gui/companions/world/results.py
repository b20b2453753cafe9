"""The table of simulated days, with their sum below."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QTableWidgetItem, QWidget

from core.events import DaySimulated
from gui.labels.console import Console
from gui.labels.dates import date
from gui.labels.text import strip_mnemonic
from gui.labels.world import WorldText as Text
from gui.widgets.clipboard import copy_rows
from gui.widgets.empty_hint import EmptyHint
from gui.widgets.text_table import TextTable

_COUNTS = {
    Text.logons: "logons",
    Text.new_temporary: "temporary",
    Text.new_full: "full",
    Text.renewed: "renewed",
    Text.refused: "refused",
    Text.over_used: "over_used",
}
_WIDTHS = {
    Text.day: 90,
    Text.logons: 70,
    Text.new_temporary: 100,
    Text.new_full: 70,
    Text.renewed: 70,
    Text.refused: 70,
}


class Results(TextTable):
    """One row for each day; the last is the sum."""

    def __init__(self, parent: QWidget) -> None:
        titles = [Text.day, *_COUNTS]
        label = strip_mnemonic(Text.results)
        super().__init__(label, titles, parent, widths=_WIDTHS)
        self.setObjectName("results")
        self._sums = dict.fromkeys(_COUNTS.values(), 0)
        keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self)
        keys.setContext(Qt.ShortcutContext.WidgetShortcut)
        keys.activated.connect(self.copy)
        EmptyHint(self, Console.empty_list)

    def forget(self) -> None:
        """Empty the table."""
        self.setRowCount(0)
        self._sums = dict.fromkeys(self._sums, 0)

    def add(self, event: DaySimulated) -> None:
        """Add a day above the sum."""
        if not self.rowCount():
            self.insertRow(0)
        row = self.rowCount() - 1
        self.insertRow(row)
        counts = {name: int(getattr(event, name)) for name in self._sums}
        self._sums = {name: self._sums[name] + n for name, n in counts.items()}
        self._fill(row, date(event.day), counts)
        self._fill(row + 1, Text.total, self._sums)
        self.scrollToBottom()

    def copy(self) -> None:
        """Copy the whole table with its titles."""
        titles = [Text.day, *_COUNTS]
        rows = [
            [str(self.model().index(row, c).data()) for c in range(self.columnCount())]
            for row in range(self.rowCount())
        ]
        if rows:
            copy_rows([titles, *rows])

    def _fill(self, row: int, title: str, counts: dict[str, int]) -> None:
        for column, text in enumerate([title, *map(str, counts.values())]):
            item = self.item(row, column)
            if item is None:
                self.setItem(row, column, QTableWidgetItem(text))
            else:
                item.setText(text)
