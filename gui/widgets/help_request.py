"""Asking for help: F1 and every Help button ask, and who makes the windows answers."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from gui.widgets.owner import ask_owner


class HelpRequest(QEvent):
    """A topic of the help is to be shown; sent to the topmost owner of a window."""

    KIND = QEvent.Type(QEvent.registerEventType())

    def __init__(self, topic: str, asker: QWidget) -> None:
        super().__init__(self.KIND)
        self.topic = topic
        self.asker = asker


def ask_for_help(asker: QWidget, topic: str) -> None:
    """Ask for a topic, on behalf of a window."""
    ask_owner(asker, HelpRequest(topic, asker))
