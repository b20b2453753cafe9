"""What a session has written: each stream in its colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from gui.labels.powershell import PowerShellText as Text
from gui.theme.console_colours import CONSOLE_COLOURS

if TYPE_CHECKING:
    from core.shell.running.signals import Out

_LINES = 10_000
_OF_STREAMS = {
    "error": ("red", "black"),
    "warning": ("yellow", "black"),
    "verbose": ("yellow", "black"),
    "debug": ("yellow", "black"),
    "progress": ("yellow", "darkcyan"),
}


class ScriptOutput(QPlainTextEdit):
    """The text above the line that is typed; the newest is in sight."""

    typed = Signal(str)
    """A letter was typed here; it belongs to the line."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("shell-output")
        self.setAccessibleName(Text.output)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setMaximumBlockCount(_LINES)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def write(self, text: str) -> None:
        """Write in the colours of the window."""
        self._insert(text, QTextCharFormat())

    def write_piece(self, piece: Out) -> None:
        """Write what came out of a stream."""
        colours = _OF_STREAMS.get(piece.stream, ("", ""))
        text, ground = piece.foreground or colours[0], piece.background or colours[1]
        format_ = QTextCharFormat()
        if text:
            format_.setForeground(QColor(CONSOLE_COLOURS[text.casefold()]))
        if ground:
            format_.setBackground(QColor(CONSOLE_COLOURS[ground.casefold()]))
        self._insert(piece.text, format_)

    def show_end(self) -> None:
        """Bring the newest line into sight."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.maximum())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pass on what is typed, as a console does."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if event.text().isprintable() and event.text() and not modifiers:
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def _insert(self, text: str, format_: QTextCharFormat) -> None:
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(text, format_)
