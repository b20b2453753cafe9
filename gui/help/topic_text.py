"""The text of a topic: Markdown with the sizes, spaces and colours of this program."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QUrl
from PySide6.QtGui import (
    QColor,
    QPalette,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from gui.help.topics import ANSWERS
from gui.help.topics import text as topic_text
from gui.theme import fonts
from gui.theme.current import colours

_MARGIN = 14
_HEADINGS = {1: 2, 2: 1}  # steps above the text: 18 and 14 pixels
_SPACE_ABOVE = {1: 0, 2: 12}
_SPACE_BELOW = 7
_Property = QTextFormat.Property
_RIGHT = QTextCursor.MoveOperation.Right


class TopicText(QTextBrowser):
    """One topic; links lead to other topics and never out of the program."""

    def __init__(self, name: str, parent: QWidget, instead_of_answers: str) -> None:
        """Show a sentence instead of answers, unless it is empty."""
        super().__init__(parent)
        self._instead = instead_of_answers
        self.setObjectName("text")
        self.setAccessibleName(name)
        self._words: Sequence[str] = ()

    def loadResource(self, type: int, name: QUrl | str) -> str:
        """Read a topic; nothing else is ever loaded."""
        topic = QUrl(name).fileName().removesuffix(".md")
        told = topic_text(topic)
        if not self._instead or topic not in ANSWERS:
            return told
        return f"{told.splitlines()[0]}\n\n{self._instead}"

    def doSetSource(
        self, name: QUrl | str, type: QTextDocument.ResourceType | None = None
    ) -> None:
        """Read a topic and format it."""
        super().doSetSource(name, QTextDocument.ResourceType.MarkdownResource)
        formatting = QTextCursor(self.document())
        formatting.beginEditBlock()  # laid out once: each change of a table costs all
        _format_document(self.document())
        formatting.endEditBlock()
        self._mark()

    def highlight(self, words: Sequence[str]) -> None:
        """Mark words wherever they stand, and show the first place."""
        self._words = words
        places = self._mark()
        if places:
            first = QTextCursor(self.document())
            first.setPosition(min(place.selectionStart() for place in places))
            self.setTextCursor(first)
            self.ensureCursorVisible()

    def _mark(self) -> list[QTextCursor]:
        places = [place for word in self._words for place in self._places(word)]
        self.setExtraSelections([self._marked(place) for place in places])
        return places

    def _places(self, word: str) -> list[QTextCursor]:
        found = []
        place = self.document().find(word)
        while not place.isNull():
            found.append(place)
            place = self.document().find(word, place)
        return found

    def _marked(self, place: QTextCursor) -> QTextEdit.ExtraSelection:
        marked = QTextEdit.ExtraSelection()
        marked.cursor = place
        form = QTextCharFormat()
        form.setBackground(self.palette().brush(QPalette.ColorRole.Highlight))
        form.setForeground(self.palette().brush(QPalette.ColorRole.HighlightedText))
        marked.format = form
        return marked

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
