"""The parts of a console: what was written, and the line that is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QLineEdit, QWidget

from gui.companions.console_text import ConsoleText
from gui.labels.prompt import Prompt
from gui.widgets.clipboard import text_to_paste

if TYPE_CHECKING:
    from collections.abc import Callable

_LINES = 5000
_INSET = 2  # Qt's own, before the text of a line; a console has none


class Output(ConsoleText):
    """What was written."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Prompt.output, _LINES, parent)
        self.setObjectName("output")
        self._has_ended_line = False

    def clear(self) -> None:
        """Empty it."""
        self._has_ended_line = False
        super().clear()

    def write(self, text: str) -> None:
        """Write at the end, and show it; a line feed there waits for the next text."""
        begins = "\n" if self._has_ended_line else ""
        self._has_ended_line = text.endswith("\n")
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(begins + text.removesuffix("\n"))
        self.show_end()


class CommandLine(QLineEdit):
    """The line that is typed: Enter runs it, Up and Down recall, Tab completes."""

    entered = Signal(str)
    copied = Signal()
    """Ctrl+C was pressed while nothing in the line is selected."""
    pasted = Signal(list)
    """Carries several lines that were pasted together."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("command")
        self.setAccessibleName(Prompt.command)
        self.setFrame(False)
        self.setTextMargins(-_INSET, 0, 0, 0)
        self._history: list[str] = []
        self._place = 0
        self._offered: list[str] = []
        self.complete: Callable[[str], list[str]] = lambda _: []
        """Lists what a beginning can become; whoever shows the line says."""
        self.returnPressed.connect(self._on_return)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys that a console has."""
        if event.matches(QKeySequence.StandardKey.Copy) and not self.hasSelectedText():
            self.copied.emit()
        elif event.matches(QKeySequence.StandardKey.Paste) and self._has_lines():
            self.pasted.emit(text_to_paste().splitlines())
        elif event.key() == Qt.Key.Key_Up:
            self._recall(self._place - 1)
        elif event.key() == Qt.Key.Key_Down:
            self._recall(self._place + 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Complete at Tab; where there is nothing to complete, Tab goes on."""
        if forward and self.text().strip() and self._complete():
            return True
        return super().focusNextPrevChild(forward)

    def _has_lines(self) -> bool:
        return len(text_to_paste().splitlines()) > 1

    def _complete(self) -> bool:
        """Put the next command line that begins so; False if there is no other."""
        if self.text() not in self._offered:
            self._offered = self.complete(self.text())
        if not self._offered or self._offered == [self.text()]:
            return False
        place = 0
        if self.text() in self._offered:
            place = self._offered.index(self.text()) + 1
        self.setText(self._offered[place % len(self._offered)])
        return True

    def _recall(self, place: int) -> None:
        """Show an earlier line; behind the last one an empty one."""
        self._place = min(max(place, 0), len(self._history))
        lines = [*self._history, ""]
        self.setText(lines[self._place])

    def _on_return(self) -> None:
        line = self.text()
        if line.strip() and self._history[-1:] != [line]:
            self._history.append(line)
        self._place = len(self._history)
        self.clear()
        self.entered.emit(line)
