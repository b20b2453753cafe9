"""The help: topics written for this project, shown beside the manager."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QWidget,
)

import resources
from gui import look
from gui.labels.editions import Labels, plain

_TOPIC = Qt.ItemDataRole.UserRole
_FIRST = "contents"


def show_help(labels: Labels, parent: QWidget, topic: str = _FIRST) -> None:
    """Open the help at a topic."""
    HelpWindow(labels, parent, topic).show()


class HelpWindow(QDialog):
    """Topics at the left, the text at the right; usable beside a wizard."""

    def __init__(self, labels: Labels, parent: QWidget, topic: str) -> None:
        text = labels.console
        super().__init__(parent)
        self.setObjectName("help-window")
        self.setWindowTitle(text.help_title)
        self.setWindowIcon(look.icon("help"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._topics = QListWidget(self)
        self._topics.setObjectName("topics")
        self._topics.setAccessibleName(plain(text.help_topics_list))
        self._topics.setMaximumWidth(190)
        self._text = QTextBrowser(self)
        self._text.setObjectName("text")
        self._text.setAccessibleName(text.help_title)
        self._text.setOpenLinks(False)
        self._text.anchorClicked.connect(self._on_link)
        row = QHBoxLayout(self)
        row.addWidget(self._topics)
        row.addWidget(self._text, 1)
        for name, title in topics().items():
            QListWidgetItem(title, self._topics).setData(_TOPIC, name)
        self._topics.currentItemChanged.connect(self._on_topic_chosen)
        self.resize(660, 460)
        self.go(topic)

    def go(self, topic: str) -> None:
        """Show a topic."""
        for row in range(self._topics.count()):
            if self._topics.item(row).data(_TOPIC) == topic:
                self._topics.setCurrentRow(row)

    def _on_topic_chosen(self, item: QListWidgetItem) -> None:
        path = resources.path(f"help/{item.data(_TOPIC)}.md")
        self._text.setMarkdown(path.read_text(encoding="utf-8"))

    def _on_link(self, url: QUrl) -> None:
        self.go(url.toString().removesuffix(".md"))


def topics() -> dict[str, str]:
    """Map each topic's name to its title, in the order of the contents."""
    order = resources.path("help/topics.txt").read_text(encoding="utf-8").split()
    return {name: _title(name) for name in order}


def _title(name: str) -> str:
    path = resources.path(f"help/{name}.md")
    return path.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ")
