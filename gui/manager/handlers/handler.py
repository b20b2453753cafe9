"""What all errands have in common: the window they are for, and their actions."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gui.manager.main_window import MainWindow
    from gui.session.session import Session

Handlers = dict[str, Callable[[], object]]
"""Actions by name, and what each does."""


class ActionHandlers(ABC):
    """Carries out what the person asks of one main window.

    Dialogs are imported when they are first needed: the window starts sooner.
    """

    def __init__(self, window: MainWindow, session: Session) -> None:
        """Work for this window."""
        self._window = window
        self._session = session
        self._labels = session.labels.console

    @abstractmethod
    def handlers(self) -> Handlers:
        """Return what each action does, by the action's name."""
