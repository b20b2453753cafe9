"""What the companion windows have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import QMainWindow, QWidget

from core.errors import LabError
from gui import look

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.bus import Event
    from gui.desk import Desk

_Key = QKeySequence.StandardKey


class CompanionWindow(QMainWindow):
    """A window beside the manager on the same lab; it closes with the manager.

    It stays up to date by itself: `refresh` is called after every change of the lab.
    """

    asked_for = Signal(str)
    """Another window is to be opened, by its name in `companions.table`."""

    name = ""  # in `companions.table`
    title = ""
    icon = "app"
    help_topic = "contents"

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.desk = desk
        self.setObjectName(self.name)
        self.setWindowTitle(self.title)
        self.setWindowIcon(look.icon(self.icon))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        text = desk.labels.console
        self.refresh_action = self._add_key(text.refresh, "refresh", _Key.Refresh)
        self.refresh_action.triggered.connect(self._on_refresh_wanted)
        self.help_action = self._add_key(
            text.help_topics, "help_topics", _Key.HelpContents
        )
        self.help_action.triggered.connect(self.show_help)
        desk.lab.bus.subscribe(self._on_events)

    def refresh(self) -> None:
        """Show the lab as it is now."""
        raise NotImplementedError

    def show_help(self) -> None:
        """Open the help at this window's topic."""
        from gui.help_window import show_help

        show_help(self.desk.labels, self, self.help_topic)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.desk.lab.bus.unsubscribe(self._on_events)
        super().closeEvent(event)

    def _add_key(self, label: str, name: str, key: QKeySequence.StandardKey) -> QAction:
        """Make an action that a menu can show; its key works without one, too."""
        action = QAction(label, self)
        action.setObjectName(name)
        action.setShortcuts(key)
        self.addAction(action)
        return action

    def _on_events(self, _: Sequence[Event]) -> None:
        self._on_refresh_wanted()

    def _on_refresh_wanted(self) -> None:
        try:
            self.refresh()
        except LabError as error:
            self.desk.prompts.tell(self, str(error))
