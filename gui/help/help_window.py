"""The help: topics written for this project, shown beside whatever is open."""

from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import (
    QAction,
    QColor,
    QKeySequence,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextTable,
)
from PySide6.QtWidgets import (
    QDialog,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTextBrowser,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from gui.help.topics import FIRST, titles
from gui.help.topics import text as topic_text
from gui.labels.editions import Labels
from gui.labels.text import strip_mnemonic
from gui.theme import fonts, icons, metrics
from gui.theme.current import colours
from gui.widgets.kept_place import KeptPlace
from gui.widgets.on_screen import come_to_front
from gui.widgets.owner import topmost_owner

_TOPIC = Qt.ItemDataRole.UserRole
_SIZE = (760, 560)
_LIST_WIDTH = 210
_MARGIN = 14
_HEADINGS = {1: 2, 2: 1}  # steps above the text: 18 and 14 pixels
_SPACE_ABOVE = {1: 0, 2: 12}
_SPACE_BELOW = 7
_Property = QTextFormat.Property
_RIGHT = QTextCursor.MoveOperation.Right


def show_help(labels: Labels, parent: QWidget, topic: str = FIRST) -> None:
    """Show a topic in the help window of this main window, which stays one."""
    owner = topmost_owner(parent)
    shown = (w for w in owner.findChildren(HelpWindow) if w.isVisible())
    window = next(shown, None) or HelpWindow(labels, owner, topic)
    window.go(topic)
    come_to_front(window)


class HelpWindow(QDialog):
    """Topics at the left, the text at the right; no dialog or wizard blocks it."""

    def __init__(self, labels: Labels, parent: QWidget, topic: str = FIRST) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        text = labels.console
        self.setObjectName("help-window")
        KeptPlace(self)
        self.setWindowTitle(text.help_title)
        self.setWindowIcon(icons.icon("help"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self._text = _Text(text.help_title, self)
        self._list = self._build_list(strip_mnemonic(text.help_topics_list))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._build_toolbar(text.back, text.forward))
        column.addWidget(self._build_panes(), 1)
        self._text.sourceChanged.connect(self._on_topic_shown)
        self._list.currentItemChanged.connect(self._on_topic_chosen)
        self.resize(*_SIZE)
        self.go(topic)
        self._list.setFocus()
        self._stand_alone()

    def go(self, topic: str) -> None:
        """Show a topic."""
        self._text.setSource(QUrl(f"{topic}.md"))

    def _build_list(self, name: str) -> QListWidget:
        built = QListWidget(self)
        built.setObjectName("topics")
        built.setAccessibleName(name)
        built.setResizeMode(QListWidget.ResizeMode.Adjust)
        built.ensurePolished()  # rows are measured at once, with the style sheet
        for topic, title in titles().items():
            QListWidgetItem(title, built).setData(_TOPIC, topic)
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
        return bar

    def _build_panes(self) -> QSplitter:
        panes = QSplitter(self)
        panes.setHandleWidth(metrics.SPLITTER_WIDTH)
        panes.setChildrenCollapsible(False)
        panes.addWidget(self._list)
        panes.addWidget(self._text)
        panes.setStretchFactor(1, 1)
        panes.setSizes([_LIST_WIDTH, _SIZE[0] - _LIST_WIDTH])
        return panes

    def _stand_alone(self) -> None:
        """Belong to no window on the screen: a wizard blocks all of its owner."""
        self.winId()
        self.windowHandle().setTransientParent(None)  # type: ignore[arg-type]

    def _on_topic_chosen(self, item: QListWidgetItem) -> None:
        self.go(item.data(_TOPIC))

    def _on_topic_shown(self, source: QUrl) -> None:
        """Select the topic that a link or the history led to."""
        topic = source.fileName().removesuffix(".md")
        for row in range(self._list.count()):
            if self._list.item(row).data(_TOPIC) == topic:
                self._list.setCurrentRow(row)


class _Text(QTextBrowser):
    """One topic; links lead to other topics and never out of the program."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("text")
        self.setAccessibleName(name)

    def loadResource(self, type: int, name: QUrl | str) -> str:
        """Read a topic; nothing else is ever loaded."""
        return topic_text(QUrl(name).fileName().removesuffix(".md"))

    def doSetSource(
        self, name: QUrl | str, type: QTextDocument.ResourceType | None = None
    ) -> None:
        """Read a topic and format it."""
        super().doSetSource(name, QTextDocument.ResourceType.MarkdownResource)
        _format_document(self.document())

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of another theme into the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and not self.source().isEmpty():
            place = self.verticalScrollBar().value()
            self.reload()
            self.verticalScrollBar().setValue(place)


def _format_document(document: QTextDocument) -> None:
    """Give a topic the sizes, spaces and colours that Markdown has no words for."""
    document.setDocumentMargin(_MARGIN)
    block = document.begin()
    while block.isValid():
        _format_block(block)
        _format_text(block)
        block = block.next()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _format_table(frame)


def _format_block(block: QTextBlock) -> None:
    cursor = QTextCursor(block)
    form = block.blockFormat()
    if level := form.headingLevel():
        _space(form, _SPACE_ABOVE[level], _SPACE_BELOW)
    elif form.hasProperty(_Property.BlockCodeFence):
        form.setBackground(QColor(colours().shade))
        form.setNonBreakableLines(False)
        is_last = not block.next().blockFormat().hasProperty(_Property.BlockCodeFence)
        _space(form, 0, _SPACE_BELOW if is_last else 0)
    elif form.hasProperty(_Property.BlockQuoteLevel):
        form.setBackground(QColor(colours().shade))
        form.setLeftMargin(0)
        form.setRightMargin(0)
        _space(form, _SPACE_BELOW, _SPACE_BELOW)
    elif cursor.currentTable() is None:
        _space(form, 0, _SPACE_BELOW)
    cursor.setBlockFormat(form)


def _space(form: QTextBlockFormat, above: int, below: int) -> None:
    form.setTopMargin(above)
    form.setBottomMargin(below)


def _format_text(block: QTextBlock) -> None:
    for piece in block.textFormats():
        form = _text_format(block.blockFormat(), piece.format)
        if form is not None:
            cursor = QTextCursor(block)
            cursor.setPosition(block.position() + piece.start)
            cursor.movePosition(_RIGHT, QTextCursor.MoveMode.KeepAnchor, piece.length)
            cursor.mergeCharFormat(form)


def _text_format(
    block: QTextBlockFormat, piece: QTextCharFormat
) -> QTextCharFormat | None:
    """Return what a piece of text gets: headings a size, codes our own font.

    The machine's fixed font, which Markdown chooses, differs everywhere.
    """
    form = QTextCharFormat()
    if level := block.headingLevel():
        form.setProperty(_Property.FontSizeAdjustment, _HEADINGS[level])
    elif piece.fontFixedPitch() or block.hasProperty(_Property.BlockCodeFence):
        form.setFontFamilies([fonts.FONT_FAMILY])
        form.setFontFixedPitch(False)
        form.setBackground(QColor(colours().shade))
    else:
        return None
    return form


def _format_table(table: QTextTable) -> None:
    form = table.format()
    form.setBorder(1)
    form.setBorderBrush(QColor(colours().table_line))
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    form.setBorderCollapse(True)
    form.setCellPadding(4)
    form.setCellSpacing(0)
    form.setTopMargin(2)
    form.setBottomMargin(_SPACE_BELOW)
    table.setFormat(form)
    for column in range(table.columns()):
        cell = table.cellAt(0, column)
        shaded = cell.format()
        shaded.setBackground(QColor(colours().shade))
        cell.setFormat(shaded)
