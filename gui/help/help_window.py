"""The help: topics written for this project, shown beside whatever is open."""

from PySide6.QtCore import QSignalBlocker, Qt, QUrl
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from gui.help.search_field import SearchField
from gui.help.topic_text import TopicText
from gui.help.topics import ANSWERS, FIRST, titles
from gui.labels.editions import Labels
from gui.labels.text import strip_mnemonic
from gui.theme import icons, metrics
from gui.widgets.empty_hint import EmptyHint
from gui.widgets.kept_place import KeptPlace
from gui.widgets.on_screen import come_to_front
from gui.widgets.owner import topmost_owner
from gui.widgets.toolbar import name_hidden_buttons

_TOPIC = Qt.ItemDataRole.UserRole
_SIZE = (790, 560)
_LIST_WIDTH = 240


def show_help(
    labels: Labels, parent: QWidget, topic: str = FIRST, *, has_answers: bool = True
) -> None:
    """Show a topic in the help window of this main window, which stays one.

    While a lesson is worked on it has no answers.
    """
    owner = topmost_owner(parent)
    shown = (w for w in owner.findChildren(HelpWindow) if w.isVisible())
    window = next(shown, None) or HelpWindow(
        labels, owner, topic, has_answers=has_answers
    )
    window.go(topic)
    come_to_front(window)


class HelpWindow(QDialog):
    """Topics at the left, the text at the right; no dialog or wizard blocks it."""

    def __init__(
        self,
        labels: Labels,
        parent: QWidget,
        topic: str = FIRST,
        *,
        has_answers: bool = True,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        text = labels.console
        self.setObjectName("help-window")
        KeptPlace(self)
        self.setWindowTitle(text.help_title)
        self.setWindowIcon(icons.icon("help"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self._unread = frozenset() if has_answers else ANSWERS
        instead = text.help_hidden if self._unread else ""
        panes = QSplitter(self)
        left = QWidget(panes)
        self._text = TopicText(text.help_title, panes, instead)
        self._labels = text
        self._topic = topic
        self._list = self._build_list(strip_mnemonic(text.help_topics_list), left)
        self._hint = EmptyHint(self._list, "")
        self._hint.setWordWrap(True)
        self._search = SearchField(strip_mnemonic(text.help_search), left)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._build_toolbar(text.back, text.forward))
        self._lay_out(panes, left)
        column.addWidget(panes, 1)
        self._text.sourceChanged.connect(self._on_topic_shown)
        self._list.currentItemChanged.connect(self._on_topic_chosen)
        self._search.textChanged.connect(self._on_search_typed)
        self._search.returnPressed.connect(self._on_search_entered)
        self._search.left_downwards.connect(self._on_search_left)
        self._show_topics()
        self.resize(*_SIZE)
        self.go(topic)
        self._list.setFocus()
        self._stand_alone()

    def go(self, topic: str) -> None:
        """Show a topic."""
        self._text.setSource(QUrl(f"{topic}.md"))

    def _build_list(self, name: str, parent: QWidget) -> QListWidget:
        built = QListWidget(parent)
        built.setObjectName("topics")
        built.setAccessibleName(name)
        built.setResizeMode(QListWidget.ResizeMode.Adjust)
        built.setWordWrap(True)
        built.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        built.ensurePolished()  # rows are measured at once, with the style sheet
        return built

    def _build_toolbar(self, back: str, forward: str) -> QToolBar:
        bar = QToolBar(self)
        bar.setObjectName("help-toolbar")
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        keys = QKeySequence.StandardKey
        text = self._text
        for name, label, key, go, is_possible in (
            ("back", back, keys.Back, text.backward, text.backwardAvailable),
            ("forward", forward, keys.Forward, text.forward, text.forwardAvailable),
        ):
            action = QAction(icons.icon(name), label, self)
            action.setObjectName(name)
            action.setShortcuts(key)
            action.setEnabled(False)
            action.triggered.connect(go)
            is_possible.connect(action.setEnabled)
            bar.addAction(action)
            button = bar.widgetForAction(action)
            button.setObjectName(f"toolbar_{name}")
            button.setAccessibleName(label)
        name_hidden_buttons(bar, self._labels.more_buttons)
        return bar

    def _lay_out(self, panes: QSplitter, left: QWidget) -> None:
        """Put the search above the topics, which then lists what was found."""
        panes.setHandleWidth(metrics.SPLITTER_WIDTH)
        panes.setChildrenCollapsible(False)
        panes.setStretchFactor(1, 1)
        panes.setSizes([_LIST_WIDTH, _SIZE[0] - _LIST_WIDTH])
        title = QLabel(self._labels.help_search, left)
        title.setBuddy(self._search)
        row = QHBoxLayout()
        row.setContentsMargins(6, 3, 6, 3)
        row.setSpacing(6)
        row.addWidget(title)
        row.addWidget(self._search, 1)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._list, 1)
        key = QShortcut(QKeySequence.StandardKey.Find, self)
        key.activated.connect(self._search.ask)

    def _stand_alone(self) -> None:
        """Belong to no window on the screen: a wizard blocks all of its owner."""
        self.winId()
        self.windowHandle().setTransientParent(None)  # type: ignore[arg-type]

    def _show_topics(self) -> None:
        """List all topics."""
        self._list.clear()
        for topic, title in titles().items():
            self._add(topic, title, title)

    def _show_found(self, typed: str) -> None:
        """List the topics that contain what is typed, with the words around it."""
        from gui.help.search import search

        self._list.clear()
        for topic, title, around in search(typed, self._unread):
            self._add(topic, f"{title}\n{around}", f"{title}: {around}")
        text, count = self._labels, self._list.count()
        self._hint.setText(text.help_not_found.format(text=typed.strip()))
        found = text.help_found_one if count == 1 else text.help_found
        said = found.format(count=count) if count else self._hint.text()
        self._search.setAccessibleDescription(said)

    def _add(self, topic: str, text: str, heard: str) -> None:
        item = QListWidgetItem(text, self._list)
        item.setData(_TOPIC, topic)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, heard)

    def _on_search_typed(self, typed: str) -> None:
        with QSignalBlocker(self._list):  # it would go to what it selects
            if typed.strip():
                self._show_found(typed)
            else:
                self._show_topics()
                self._search.setAccessibleDescription("")
            self._select(self._topic)
        if not typed.strip():
            self._text.highlight(())

    def _on_search_entered(self) -> None:
        """Open what is selected, or what was found first, with the words marked."""
        self._list.setCurrentRow(max(self._list.currentRow(), 0))
        if self._list.currentItem() is not None:
            self._text.highlight(self._search.words)
            self._text.setFocus()

    def _on_search_left(self) -> None:
        self._list.setFocus()
        self._list.setCurrentRow(max(self._list.currentRow(), 0))

    def _on_topic_chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.go(item.data(_TOPIC))

    def _on_topic_shown(self, source: QUrl) -> None:
        """Select the topic that a link or the history led to."""
        self._topic = source.fileName().removesuffix(".md")
        with QSignalBlocker(self._list):
            self._select(self._topic)
        self._text.highlight(self._search.words)

    def _select(self, topic: str) -> None:
        rows = range(self._list.count())
        of_topic = (n for n in rows if self._list.item(n).data(_TOPIC) == topic)
        self._list.setCurrentRow(next(of_topic, -1))
