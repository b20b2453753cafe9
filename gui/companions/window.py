"""What the companion windows have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from core.errors import LabError
from gui.theme import icons
from gui.widgets.help_request import ask_for_help
from gui.widgets.kept_place import KeptPlace

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from core.bus import Event
    from core.powershell.looks import Look
    from gui.session.session import Session

_Key = QKeySequence.StandardKey


class CompanionWindow(QMainWindow):
    """A window beside the manager on the same lab; it closes with the manager.

    It stays up to date by itself: `refresh` is called after every change of the lab.
    """

    title = ""
    icon = "app"
    help_topic = ""
    """The topic that F1 opens; every window names one."""
    opens_beside = False
    """Whether it opens beside the manager, where there is room."""
    keeps_content = False
    """Whether it comes back, after it was closed, with all that was in it."""
    inside: QWidget
    """The parent of what is in it, from the start: whatever is given another parent
    is styled anew, with all that it has in it."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.session = session
        self.inside = QWidget(self)
        self.setCentralWidget(self.inside)
        self.setWindowTitle(self.title)
        self.setWindowIcon(icons.icon(self.icon))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, not self.keeps_content)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        text = session.labels.console
        self.refresh_action = self._add_key(text.refresh, "refresh", _Key.Refresh)
        self.refresh_action.triggered.connect(self._on_refresh_wanted)
        self.help_action = self._add_key(
            text.help_topics, "help_topics", _Key.HelpContents
        )
        self.help_action.triggered.connect(self.ask_for_help)
        KeptPlace(self)

    @property
    def is_in_use(self) -> bool:
        """Tell whether it is open, or was closed but keeps its content."""
        return self.isVisible() or self.keeps_content

    @property
    def page(self) -> int:
        """The number of the tab or page that is shown, where there are several."""
        return 0

    def show_page(self, number: int) -> None:
        """Show a tab or page, as it was before another lab was shown."""

    def choose(self, choices: Mapping[str, str]) -> None:
        """Set what a command line asked for, by the names of `core.prompt.windows`."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Show the lab as it is now."""
        raise NotImplementedError

    def look(self) -> Look | None:
        """Return what reads in PowerShell what is seen here, where something does."""
        return None

    def tell_look(self) -> None:
        """Say that a person looks at what is seen here now."""
        self.session.manager.looked_at(self.look)

    def follow(self, events: Sequence[Event]) -> None:
        """Show what a commit changed; most windows read again all that they show."""
        self.refresh()

    def ask_for_help(self) -> None:
        """Ask for the help on this window."""
        ask_for_help(self, self.help_topic)

    def showEvent(self, event: QShowEvent) -> None:
        if not event.spontaneous():
            self.session.lab.bus.subscribe(self._on_events)
            self.tell_look()
        super().showEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.session.lab.bus.unsubscribe(self._on_events)
        super().closeEvent(event)

    def _add_key(self, label: str, name: str, key: QKeySequence.StandardKey) -> QAction:
        """Make an action that a menu can show; its key works without one, too."""
        action = QAction(label, self)
        action.setObjectName(name)
        action.setShortcuts(key)
        self.addAction(action)
        return action

    def _on_events(self, events: Sequence[Event]) -> None:
        self._attempt(lambda: self.follow(events))

    def _on_refresh_wanted(self) -> None:
        if not self.session.lab.is_at_work:
            self._attempt(self._read_again)

    def _read_again(self) -> None:
        self.session.lab.reload()
        self.refresh()

    def _attempt(self, call: Callable[[], object]) -> None:
        try:
            call()
        except LabError as error:
            self.session.tell(error, self)
