"""A line for a number, which is found in whatever comes in as a whole.

It may be pasted by keys, by the menu or by the middle button, dropped, handed over by
an input method, or set by a screen reader; what is typed is left alone.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QDropEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QLineEdit, QToolTip, QWidget

from core.numbers.pasted import Wanted
from gui.widgets.announcing import announce
from gui.widgets.clipboard import text_to_drop_in, text_to_paste

_MIDDLE = Qt.MouseButton.MiddleButton


class NumberLine(QLineEdit):
    """Takes the number out of a text; one without it changes nothing, and says so."""

    def __init__(self, wanted: Wanted | None, parent: QWidget) -> None:
        """Look for a number; for None all is taken as it comes."""
        super().__init__(parent)
        self.wanted = wanted
        self._known = ""
        self.textEdited.connect(self._on_edited)
        self.textChanged.connect(self._on_changed)

    def take(self, text: str) -> None:
        """Put in what came as a whole."""
        if self.wanted is None:
            self.insert(text)
        elif (part := self.wanted.part(text)) is not None:
            self.insert(part)
        elif (number := self.wanted.find(text)) is not None:
            self.take_number(number)
        else:
            self._say(self.wanted.none_found)

    def take_number(self, number: str) -> None:
        """Put a whole number in place of what was there."""
        self.selectAll()
        self.insert(number)

    def setText(self, text: str | None) -> None:
        """Show a text of the program's own, as it is."""
        self._known = text or ""
        super().setText(text)

    def clear(self) -> None:
        self.setText("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.take(text_to_paste())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        paste = menu.findChild(QAction, "edit-paste")
        assert isinstance(paste, QAction)
        paste.triggered.disconnect()
        paste.triggered.connect(lambda: self.take(text_to_paste()))
        menu.popup(event.globalPos())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        text = text_to_drop_in() if event.button() == _MIDDLE else ""
        if text:
            self.deselect()
            self.take(text)
        else:
            super().mouseReleaseEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        text = event.mimeData().text()
        if event.source() is self or not text:
            super().dropEvent(event)
            return
        self.setCursorPosition(self.cursorPositionAt(event.position().toPoint()))
        self.take(text)
        event.acceptProposedAction()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        text = event.commitString()
        is_typed = len(text) <= 1
        if not is_typed:
            event.setCommitString("")
        super().inputMethodEvent(event)
        if not is_typed:
            self.take(text)

    def _on_edited(self, text: str) -> None:
        self._known = text

    def _on_changed(self) -> None:
        """Look at a text that came past every event, as a screen reader sets it."""
        text = self.text()
        if text != self._known:
            self.setText(self._known)
            self.selectAll()
            self.take(text)

    def _say(self, text: str) -> None:
        """Say it below the line, and to a screen reader, which reads no tips."""
        QToolTip.showText(self.mapToGlobal(self.rect().bottomLeft()), text, self)
        announce(self, text)
