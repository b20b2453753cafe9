"""The tree of Event Viewer: the logs in the folders of the genuine tool."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from core.event_kinds import CONNECTIONS, ESENT, LICENSING
from gui.labels.events import SOURCE
from gui.labels.events import EventText as Text
from gui.theme import icons, metrics
from gui.widgets.tips import Tips


class LogTree(QTreeWidget):
    """One log for each source; a folder stands for all logs in it."""

    chosen = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("tree")
        self.setAccessibleName(Text.tree)
        self.setHeaderHidden(True)
        self.setIndentation(metrics.TREE_INDENTATION)
        self.setItemDelegate(Tips(self))
        root = node = QTreeWidgetItem(self, [Text.root])
        windows = QTreeWidgetItem(root, [Text.windows_logs])
        folders = [windows]
        for text in Text.logs:
            node = QTreeWidgetItem(node, [text])
            folders.append(node)
        for folder in folders:
            folder.setIcon(0, icons.icon("folder"))
        root.setIcon(0, icons.icon("all-servers"))
        self._logs = {ESENT: QTreeWidgetItem(windows, [Text.application])}
        for source in (LICENSING, CONNECTIONS):
            self._logs[source] = QTreeWidgetItem(node, [SOURCE[source]])
        for log in self._logs.values():
            log.setIcon(0, icons.icon("report"))
        self.expandAll()
        self.setCurrentItem(root)
        self.currentItemChanged.connect(lambda *_: self.chosen.emit())

    @property
    def sources(self) -> list[str]:
        """The sources of the chosen log, or of all logs in the chosen folder."""
        current = self.currentItem()
        return [s for s, log in self._logs.items() if _is_in(log, current)]


def _is_in(log: QTreeWidgetItem | None, folder: QTreeWidgetItem | None) -> bool:
    """Tell whether a log is what is chosen, or is in it."""
    while log is not None and log is not folder:
        log = log.parent()
    return log is folder
