"""The line above the topics in which a person types what to look for."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget


class SearchField(QLineEdit):
    """Down leads to the list below, Esc takes back what was typed."""

    left_downwards = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("search")
        self.setAccessibleName(name)

    @property
    def words(self) -> list[str]:
        """What is looked for: each word that is typed."""
        return self.text().split()

    def ask(self) -> None:
        """Come here, with what was typed selected."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.left_downwards.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)
