"""Going back, forward and up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from gui.manager.actions import Action
from gui.manager.handlers.handler import ActionHandlers

if TYPE_CHECKING:
    from collections.abc import Iterable


class NavigationHandlers(ActionHandlers):
    """Moves between places."""

    def actions(self) -> Iterable[Action]:
        alt = Qt.Modifier.ALT
        yield Action(
            "up",
            self._console.go_up,
            is_possible=lambda c: c.has_up,
            shortcuts=(Qt.Key.Key_Backspace, alt | Qt.Key.Key_Up),
            icon="up",
        )
        yield Action(
            "back",
            self._console.go_back,
            is_possible=lambda c: c.has_back,
            shortcuts=(alt | Qt.Key.Key_Left,),
            icon="back",
        )
        yield Action(
            "forward",
            self._console.go_forward,
            is_possible=lambda c: c.has_forward,
            shortcuts=(alt | Qt.Key.Key_Right,),
            icon="forward",
        )
