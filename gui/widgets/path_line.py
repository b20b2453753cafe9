"""A path on one line: its middle is cut where there is no room, copied it is whole."""

from html import escape
from pathlib import Path

from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from gui.labels.text import shortened
from gui.widgets.clipboard import copy_text
from gui.widgets.link import offer_copy

_FRAME = 12
"""Pixels of a line that no letters stand in."""
_LEAST = 2
"""A sign for what is cut, and the last letter."""


class PathLine(QLineEdit):
    """Can be read and copied but not changed; its tip and a screen reader have all."""

    def __init__(self, path: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self._path = str(path)
        self.setReadOnly(True)
        self.setToolTip(f"<qt>{escape(self._path)}</qt>")
        self.setAccessibleDescription(self._path)
        offer_copy(self, self._path)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much of the path as there is room for."""
        super().resizeEvent(event)
        room = self.width() - _FRAME
        longest = max(min(len(self._path), room), _LEAST)  # a letter takes a pixel
        while longest > _LEAST and self._width_of(longest) > room:
            longest -= 1
        self.setText(shortened(self._path, longest))
        self.setCursorPosition(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the whole path, or the letters of it that are selected."""
        if event.matches(QKeySequence.StandardKey.Copy) and self._shows_all_selected:
            copy_text(self._path)
        else:
            super().keyPressEvent(event)

    @property
    def _shows_all_selected(self) -> bool:
        return self.selectedText() in ("", self.text())

    def _width_of(self, longest: int) -> int:
        text = shortened(self._path, longest)
        return self.fontMetrics().horizontalAdvance(text)
