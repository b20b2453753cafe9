"""Text that is only read: labels, and lines that can be copied."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QWidget,
)


def plain_label(text: str, parent: QWidget | None = None) -> QLabel:
    """Return a label that wraps and shows its text literally, never as HTML."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setText(text)
    return label


def read_only_line(name: str, label: str, parent: QWidget) -> QLineEdit:
    """Make a line that can be read and copied but not changed."""
    edit = QLineEdit(parent)
    edit.setObjectName(name)
    edit.setAccessibleName(label)
    edit.setReadOnly(True)
    return edit
