"""Buttons that look like links; an address can be copied as well."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QPushButton, QWidget

from gui.labels.console import Console
from gui.widgets.buttons import push_button
from gui.widgets.clipboard import copy_text
from gui.widgets.menu_item import offer_actions


def link(
    label: str, name: str, call: Callable[[], object], parent: QWidget
) -> QPushButton:
    """Make a link that does something in this program."""
    button = push_button(label, name, call, parent)
    button.setProperty("link", True)  # the style sheet draws it so
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button


def address_link(
    address: str, title: str, name: str, call: Callable[[], object], parent: QWidget
) -> QPushButton:
    """Make a link that shows an address; Ctrl+C and its menu copy that."""
    button = link(address, name, call, parent)
    button.setAccessibleName(f"{title} {address}")
    offer_copy(button, address)
    return button


def offer_copy(widget: QWidget, text: str) -> None:
    """Let Ctrl+C and the menu of a widget copy a text, however much of it is shown."""
    copy = QAction(Console.copy, widget)
    copy.setObjectName("copy")
    copy.setShortcut(QKeySequence.StandardKey.Copy)
    copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    copy.triggered.connect(lambda: copy_text(text))
    widget.addAction(copy)
    offer_actions(widget)
