"""What a console has written, above the line that is typed."""

from math import ceil

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QStyle, QWidget

_FEWEST = 40  # letters in a line, however narrow the window is
_SPARE = 6  # without it the last line is hidden behind a scroll bar


class ConsoleText(QPlainTextEdit):
    """It takes no more room than it needs: the line follows it."""

    typed = Signal(str)
    """A letter was typed here; it belongs to the line."""

    def __init__(self, name: str, lines: int, parent: QWidget) -> None:
        """Keep so many lines; `name` is what a screen reader calls it."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setMaximumBlockCount(lines)
        self.document().setDocumentMargin(0)
        # The blank at which a line is wrapped counts as its width: a bar for it takes
        # room, lines move, the bar goes, they move back, and so on without end.
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._fit)

    def show_end(self) -> None:
        """Bring the newest line into sight."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.maximum())

    def columns(self) -> int:
        """Return how many letters go into a line, where a scroll bar may take room."""
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        width = self.contentsRect().width() - bar
        letter = self.fontMetrics().horizontalAdvance("0")
        return max(int(width / letter), _FEWEST)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pass on what is typed, as a console does."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if event.text().isprintable() and event.text() and not modifiers:
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        bar = self.verticalScrollBar()
        was_at_end = bar.value() == bar.maximum()
        super().resizeEvent(event)
        self._fit()
        if was_at_end:  # the line below takes more room, or less
            self.show_end()

    def _fit(self) -> None:
        document = self.document()
        first = document.firstBlock()
        height = self.blockBoundingRect(first).height() / max(first.lineCount(), 1)
        rows = 0 if document.isEmpty() else document.size().height()
        self.setMaximumHeight(ceil(rows * height) + _SPARE if rows else 0)
