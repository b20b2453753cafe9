"""Customize Columns: which columns a list shows."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListWidget, QListWidgetItem, QWidget

from gui.labels.console import Console
from gui.labels.text import strip_mnemonic
from gui.manager.panes.list_pane import ListPane
from gui.widgets.dialog import Buttons, Dialog


class ColumnsDialog(Dialog):
    """A list of columns to tick; the first one stays."""

    help_topic = "window"

    def __init__(self, pane: ListPane, labels: Console, parent: QWidget) -> None:
        super().__init__(labels.columns_title, parent)
        self._pane = pane
        title = QLabel(labels.columns_shown, self)
        self._list = QListWidget(self)
        self._list.setObjectName("columns")
        self._list.setAccessibleName(strip_mnemonic(labels.columns_shown))
        title.setBuddy(self._list)
        for place, (column, is_shown) in enumerate(pane.columns()):
            item = QListWidgetItem(column, self._list)
            item.setCheckState(_state(ticked=is_shown))
            if place == 0:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
        self.body.addWidget(title)
        self.body.addWidget(self._list)
        self.add_buttons(Buttons.Ok | Buttons.Cancel)
        self.resize(300, 260)

    def accept(self) -> None:
        """Show the ticked columns."""
        items = [self._list.item(i) for i in range(self._list.count())]
        ticked = _state(ticked=True)
        self._pane.show_columns([item.checkState() == ticked for item in items])
        super().accept()


def _state(*, ticked: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
