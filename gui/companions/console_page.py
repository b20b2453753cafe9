"""How a console is laid out: the text, and close below it the line that is typed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from gui.theme.fonts import fixed_font

_ALL = 10_000  # of the room, as far as it goes


class ConsolePage(QWidget):
    """Whoever clicks beside the text goes on in the line."""

    def __init__(
        self, output: QWidget, prompt: QLabel, line: QWidget, *, gap: int = 0
    ) -> None:
        """Take the place of the text; so many pixels are between prompt and line."""
        super().__init__(output.parentWidget())
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(line)
        prompt.setTextFormat(Qt.TextFormat.PlainText)
        prompt.setBuddy(line)
        for widget in (output, prompt, line):
            widget.setFont(fixed_font())
        row = QHBoxLayout()
        row.setSpacing(gap)
        has_lines = isinstance(line, QPlainTextEdit)
        at = Qt.AlignmentFlag.AlignTop if has_lines else Qt.AlignmentFlag.AlignVCenter
        row.addWidget(prompt, 0, at)
        row.addWidget(line, 1)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(6, 4, 0, 4)
        lines.setSpacing(0)
        lines.addWidget(output, _ALL)
        lines.addLayout(row)
        lines.addStretch(1)
