"""Push buttons."""

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QPushButton,
    QWidget,
)


def push_button(
    label: str, name: str, call: Callable[[], object], parent: QWidget
) -> QPushButton:
    """Make a button that is never the default: Enter belongs to the dialog."""
    button = QPushButton(label, parent)
    button.setObjectName(name)
    button.setAutoDefault(False)
    button.clicked.connect(lambda _: call())
    return button


def print_button(
    label: str, name: str, call: Callable[[], object], parent: QWidget
) -> QPushButton:
    """Make a button that prints; Ctrl+P presses it wherever the focus is."""
    button = push_button(label, name, call, parent)
    QShortcut(QKeySequence.StandardKey.Print, button).activated.connect(button.click)
    return button
