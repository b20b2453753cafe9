"""Opening the windows around the manager."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from gui.companions.table import COMPANIONS, open_behind, open_companion
from gui.manager.actions import Action
from gui.manager.handlers.handler import ActionHandlers

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class WindowHandlers(ActionHandlers):
    """Opens companion windows."""

    def actions(self) -> Iterable[Action]:
        for name, companion in COMPANIONS.items():
            yield Action(companion.label, partial(self.open, name))

    def open(self, name: str, choices: Mapping[str, str] | None = None) -> None:
        """Open a companion window by its name, or bring it to front; set choices."""
        window = open_companion(name, self._session, self._window)
        if choices:
            window.choose(choices)

    def pages(self) -> dict[str, int]:
        """Name the companion windows that are open, and the page that each shows."""
        from gui.companions.window import CompanionWindow

        made = self._window.findChildren(CompanionWindow)
        return {w.objectName(): w.page for w in made if w.isVisible()}

    def open_behind(self, name: str, page: int) -> None:
        """Open a companion window at one of its pages, behind the manager."""
        open_behind(name, page, self._session, self._window)

    def show_problems(self, day: str) -> None:
        """Open Event Viewer at warnings and errors alone, of a day or of all."""
        from gui.companions.event_viewer.window import EventViewer

        viewer = open_companion("events", self._session, self._window)
        assert isinstance(viewer, EventViewer)
        viewer.show_problems(day)
