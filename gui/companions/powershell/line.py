"""What is typed or pasted: one line, or as many as a script has."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from gui.labels.powershell import PowerShellText as Text

if TYPE_CHECKING:
    from collections.abc import Callable

_MOST_ROWS = 12
_SPARE = 4
_RETURN = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_Mod = Qt.KeyboardModifier


class ScriptLine(QPlainTextEdit):
    """Enter runs what is whole, Up and Down recall, Tab completes.

    Shift+Enter begins a new line, and Ctrl+Enter runs the text whatever it lacks.
    """

    entered = Signal(str)
    copied = Signal()
    """Ctrl+C was pressed while nothing is selected here."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("shell-line")
        self.setAccessibleName(Text.command)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.is_whole: Callable[[str], bool] = bool
        """Tells whether a text can be run, or goes on in the next line."""
        self.completions: Callable[[str], list[str]] = lambda _: []
        """Lists the texts that may take the place of the one before the cursor."""
        self._history: list[str] = []
        self._place = 0
        self._offered: list[str] = []
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def sizeHint(self) -> QSize:
        """Be as high as the text, within bounds."""
        return QSize(super().sizeHint().width(), self._height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys that a console has."""
        key = event.key()
        if key in _RETURN:
            self._on_return(event.modifiers())
        elif event.matches(QKeySequence.StandardKey.Copy) and not self._selected():
            self.copied.emit()
        elif key == Qt.Key.Key_Up and self._is_in_row(0):
            self._recall(self._place - 1)
        elif key == Qt.Key.Key_Down and self._is_in_row(self.blockCount() - 1):
            self._recall(self._place + 1)
        elif key == Qt.Key.Key_Escape:
            self.clear()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Complete at Tab; where there is nothing to complete, Tab goes on."""
        if forward and self._before().strip() and self._complete():
            return True
        return super().focusNextPrevChild(forward)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the first row, too, once there is room for all of them."""
        super().resizeEvent(event)
        self.ensureCursorVisible()
        if self._rows() <= _MOST_ROWS:
            self.verticalScrollBar().setValue(0)

    def changeEvent(self, event: object) -> None:
        super().changeEvent(event)  # type: ignore[arg-type]
        self._fit()

    def _on_return(self, modifiers: Qt.KeyboardModifier) -> None:
        text = self.toPlainText()
        must_go_on = modifiers & _Mod.ShiftModifier
        is_forced = bool(modifiers & _Mod.ControlModifier)
        if must_go_on or not (is_forced or self.is_whole(text)):
            self.insertPlainText("\n")
            return
        if text.strip() and self._history[-1:] != [text]:
            self._history.append(text)
        self._place = len(self._history)
        self.clear()
        self.entered.emit(text)

    def _recall(self, place: int) -> None:
        """Show an earlier text; behind the last one an empty one."""
        self._place = min(max(place, 0), len(self._history))
        self._put([*self._history, ""][self._place])

    def _complete(self) -> bool:
        """Put the next text that fits; False if there is no other."""
        before = self._before()
        after = self.toPlainText()[len(before) :]
        if before not in self._offered:
            self._offered = self.completions(before)
        if not self._offered or self._offered == [before]:
            return False
        place = 0
        if before in self._offered:
            place = self._offered.index(before) + 1
        found = self._offered[place % len(self._offered)]
        self._put(found + after, len(found))
        return True

    def _put(self, text: str, at: int | None = None) -> None:
        self.setPlainText(text)
        cursor = self.textCursor()
        if at is None:
            cursor.movePosition(QTextCursor.MoveOperation.End)
        else:
            cursor.setPosition(at)
        self.setTextCursor(cursor)

    def _before(self) -> str:
        return self.toPlainText()[: self.textCursor().position()]

    def _selected(self) -> bool:
        return self.textCursor().hasSelection()

    def _is_in_row(self, row: int) -> bool:
        return self.textCursor().blockNumber() == row

    def _fit(self, *_: object) -> None:
        """Take the room of all rows; a bar where there are more than that, not sooner.

        A bar that comes and goes takes room, wraps a line, and so changes the rows.
        """
        policy = Qt.ScrollBarPolicy
        is_high = self._rows() > _MOST_ROWS
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if is_high else policy.ScrollBarAlwaysOff
        )
        self.setFixedHeight(self._height())

    def _rows(self) -> int:
        """Count rows as they are seen: a line that is too long takes several."""
        return max(round(self.document().size().height()), 1)

    def _height(self) -> int:
        row = ceil(QFontMetricsF(self.font()).lineSpacing())  # as Qt lays lines out
        return min(self._rows(), _MOST_ROWS) * row + _SPARE
