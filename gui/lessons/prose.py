"""Texts to read: what authors write in Markdown, and what is shown as it stands."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import (
    QColor,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextDocumentFragment,
)
from PySide6.QtWidgets import QTextBrowser, QWidget

from gui.labels.text import strip_mnemonic
from gui.theme import fonts, icons
from gui.theme.current import colours

if TYPE_CHECKING:
    from collections.abc import Iterable

_MARGIN = 10
_BETWEEN = 7
_ICON = 14
_LINE = "\u2028"
_ABOVE_HEADING = 8
_NO_HTML = QTextDocument.MarkdownFeature.MarkdownNoHTML
_STEPS = QTextCharFormat.Property.FontSizeAdjustment


class Style(Enum):
    """How a paragraph looks, and whether its marks mean something."""

    TITLE = auto()
    HEADING = auto()
    PROSE = auto()  # Markdown of an author
    PLAIN = auto()  # literally


class Paragraph(NamedTuple):
    """A text of one style."""

    text: str
    style: Style = Style.PLAIN
    icon: str = ""  # in front of it; what it says stands in the text, too


def title(text: str) -> Paragraph:
    """Make the title of a page."""
    return Paragraph(text, Style.TITLE)


def heading(text: str) -> Paragraph:
    """Make a heading, of a label or of a text."""
    return Paragraph(strip_mnemonic(text), Style.HEADING)


def prose(text: str) -> Paragraph:
    """Make a paragraph of what an author wrote."""
    return Paragraph(text, Style.PROSE)


def plain_text(text: str) -> str:
    """Return what an author wrote without the marks."""
    return QTextDocumentFragment.fromMarkdown(text, _NO_HTML).toPlainText()


class ProseText(QTextBrowser):
    """Paragraphs to read and to copy; nothing is loaded, and no link is followed."""

    def __init__(self, name: str, label: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown: tuple[Paragraph, ...] = ()
        self.setObjectName(name)
        self.setAccessibleName(strip_mnemonic(label))
        self.setOpenLinks(False)
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(_MARGIN)

    def show_paragraphs(self, paragraphs: Iterable[Paragraph]) -> None:
        """Show these, from the first line on; where they are there already, nothing."""
        wanted = tuple(paragraph for paragraph in paragraphs if paragraph.text)
        if wanted != self._shown:
            self._shown = wanted
            self._write()

    def loadResource(self, type: int, name: QUrl | str) -> str:
        """Load nothing, whatever a text names."""
        return ""

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of another theme into the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._shown:
            place = self.verticalScrollBar().value()
            self._write()
            self.verticalScrollBar().setValue(place)

    def _write(self) -> None:
        self.clear()
        cursor = QTextCursor(self.document())
        for number, paragraph in enumerate(self._shown):
            if number:
                cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
            _insert(cursor, paragraph)
        self.moveCursor(QTextCursor.MoveOperation.Start)


def _insert(cursor: QTextCursor, paragraph: Paragraph) -> None:
    begin = cursor.position()
    if paragraph.icon:
        cursor.insertImage(icons.picture(paragraph.icon, _ICON, _ICON).toImage())
        cursor.insertText(" ")
    if paragraph.style is Style.PROSE:
        made = QTextDocumentFragment.fromMarkdown(paragraph.text, _NO_HTML)
        cursor.insertFragment(made)
        _quieten_codes(cursor, begin)
    else:
        text = paragraph.text.replace("\n", _LINE)  # which begins no paragraph
        cursor.insertText(text, _characters(paragraph.style))
    _space(cursor, begin, paragraph.style)


def _characters(style: Style) -> QTextCharFormat:
    form = QTextCharFormat()
    if style in {Style.TITLE, Style.HEADING}:
        form.setFontWeight(700)
    if style is Style.TITLE:
        form.setProperty(_STEPS, 1)
    return form


def _space(cursor: QTextCursor, begin: int, style: Style) -> None:
    """Put room between paragraphs, and more above a heading; wrap lines of scripts."""
    form = QTextBlockFormat()
    form.setNonBreakableLines(False)
    is_heading = style is Style.HEADING
    form.setTopMargin(_ABOVE_HEADING if is_heading and begin else 0)
    form.setBottomMargin(2 if is_heading else _BETWEEN)
    _between(cursor, begin).mergeBlockFormat(form)


def _quieten_codes(cursor: QTextCursor, begin: int) -> None:
    """Give what is typed our own font: the machine's fixed one differs everywhere."""
    block = cursor.document().findBlock(begin)
    while block.isValid() and block.position() <= cursor.position():
        for piece in block.textFormats():
            if piece.format.fontFixedPitch():
                form = QTextCharFormat()
                form.setFontFamilies([fonts.FONT_FAMILY])
                form.setFontFixedPitch(False)
                form.setBackground(QColor(colours().shade))
                within = QTextCursor(block)
                within.setPosition(block.position() + piece.start)
                keep = QTextCursor.MoveMode.KeepAnchor
                within.movePosition(QTextCursor.MoveOperation.Right, keep, piece.length)
                within.mergeCharFormat(form)
        block = block.next()


def _between(cursor: QTextCursor, begin: int) -> QTextCursor:
    chosen = QTextCursor(cursor)
    chosen.setPosition(begin, QTextCursor.MoveMode.KeepAnchor)
    return chosen
