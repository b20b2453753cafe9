"""Opening the windows around the manager."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from gui.manager.actions import WINDOWS
from gui.manager.handlers.handler import ActionHandlers

if TYPE_CHECKING:
    from gui.manager.handlers.handler import Handlers


class WindowHandlers(ActionHandlers):
    """Opens companion windows."""

    def handlers(self) -> Handlers:
        return {action: partial(self.open, name) for action, name in WINDOWS.items()}

    def open(self, name: str) -> None:
        """Open a companion window, or bring it to front."""
        from gui.companions.table import open_companion

        open_companion(name, self._window)
