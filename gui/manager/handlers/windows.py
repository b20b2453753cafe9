"""Opening the windows around the manager."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from gui.companions.table import COMPANIONS, open_companion
from gui.manager.actions import Action
from gui.manager.handlers.handler import ActionHandlers

if TYPE_CHECKING:
    from collections.abc import Iterable


class WindowHandlers(ActionHandlers):
    """Opens companion windows."""

    def actions(self) -> Iterable[Action]:
        for name, companion in COMPANIONS.items():
            yield Action(companion.label, partial(self.open, name))

    def open(self, name: str) -> None:
        """Open a companion window by its name, or bring it to front."""
        open_companion(name, self._session, self._window)

    def show_problems(self, day: str) -> None:
        """Open Event Viewer at warnings and errors alone, of a day or of all."""
        from gui.companions.event_viewer.window import EventViewer

        viewer = open_companion("events", self._session, self._window)
        assert isinstance(viewer, EventViewer)
        viewer.show_problems(day)
