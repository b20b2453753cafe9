"""What all handlers have in common: the window they serve, and their actions."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QWidget

    from gui.manager.actions import Action
    from gui.manager.console import Console
    from gui.session.session import Session


class ActionHandlers(ABC):
    """Carries out what the person asks of one main window.

    Dialogs are imported when they are first needed: the window starts sooner.
    """

    def __init__(self, console: Console, session: Session) -> None:
        """Work for this window."""
        self._console = console
        self._session = session
        self._labels = session.labels.console

    @property
    def _window(self) -> QWidget:
        """The parent of what is opened."""
        return self._console.parent_window

    @abstractmethod
    def actions(self) -> Iterable[Action]:
        """Return the actions of this subject, each with its handler."""
