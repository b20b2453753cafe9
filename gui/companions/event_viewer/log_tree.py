"""The tree of Event Viewer: the logs in the folders of the genuine tool."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from core.event_kinds import EventLog
from gui.labels.events import PLACE
from gui.labels.events import EventText as Text
from gui.theme import icons, metrics
from gui.widgets.tips import Tips


class LogTree(QTreeWidget):
    """The logs of domain.md 13.9; a folder stands for all logs in it."""

    chosen = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("tree")
        self.setAccessibleName(Text.tree)
        self.setHeaderHidden(True)
        self.setIndentation(metrics.TREE_INDENTATION)
        self.setItemDelegate(Tips(self))
        root = QTreeWidgetItem(self, [Text.root])
        root.setIcon(0, icons.icon("all-servers"))
        self._folders: dict[tuple[str, ...], QTreeWidgetItem] = {(): root}
        self._logs = {log: self._item(PLACE[log], "report") for log in EventLog}
        self.expandAll()
        self.setCurrentItem(root)
        self.currentItemChanged.connect(lambda *_: self.chosen.emit())

    @property
    def logs(self) -> list[EventLog]:
        """The chosen log, or all logs in the chosen folder."""
        current = self.currentItem()
        return [log for log, item in self._logs.items() if _is_in(item, current)]

    def _item(self, place: tuple[str, ...], icon: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem(self._folder(place[:-1]), [place[-1]])
        item.setIcon(0, icons.icon(icon))
        return item

    def _folder(self, place: tuple[str, ...]) -> QTreeWidgetItem:
        if place not in self._folders:
            self._folders[place] = self._item(place, "folder")
        return self._folders[place]


def _is_in(log: QTreeWidgetItem | None, folder: QTreeWidgetItem | None) -> bool:
    """Tell whether a log is what is chosen, or is in it."""
    while log is not None and log is not folder:
        log = log.parent()
    return log is folder
