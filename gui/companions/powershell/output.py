"""What a session has written: each stream in its colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor

from gui.companions.console_text import ConsoleText
from gui.labels.powershell import PowerShellText as Text
from gui.theme.console_colours import CONSOLE_COLOURS

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from core.shell.running.signals import Out

_LINES = 10_000
_OF_STREAMS = {
    "error": ("red", "black"),
    "warning": ("yellow", "black"),
    "verbose": ("yellow", "black"),
    "debug": ("yellow", "black"),
    "progress": ("yellow", "darkcyan"),
}


class ScriptOutput(ConsoleText):
    """The text above the line that is typed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Text.output, _LINES, parent)
        self.setObjectName("shell-output")
        self._has_ended_line = False

    def clear(self) -> None:
        """Empty it."""
        self._has_ended_line = False
        super().clear()

    def write(self, text: str) -> None:
        """Write in the colours of the window."""
        self._insert(text, QTextCharFormat())

    def write_piece(self, piece: Out) -> None:
        """Write what came out of a stream; Clear-Host empties all."""
        if piece.stream == "clear":
            self.clear()
            return
        colours = _OF_STREAMS.get(piece.stream, ("", ""))
        text, ground = piece.foreground or colours[0], piece.background or colours[1]
        format_ = QTextCharFormat()
        if text:
            format_.setForeground(QColor(CONSOLE_COLOURS[text.casefold()]))
        if ground:
            format_.setBackground(QColor(CONSOLE_COLOURS[ground.casefold()]))
        self._insert(piece.text, format_)

    def _insert(self, text: str, format_: QTextCharFormat) -> None:
        """Write at the end; a line feed that ends a text waits for the next one."""
        begins = "\n" if self._has_ended_line else ""
        self._has_ended_line = text.endswith("\n")
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(begins + text.removesuffix("\n"), format_)
