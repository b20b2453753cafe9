"""The looks under Training; Classic always shows Windows Server 2022."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from gui.manager.actions import LOOKS
from gui.manager.handlers.handler import Errands
from gui.session.theme_setting import _SETTING, remembered
from gui.theme import theme
from gui.theme.colours import Look

if TYPE_CHECKING:
    from gui.manager.handlers.handler import Handlers
    from gui.manager.main_window import MainWindow
    from gui.session.session import Desk


class LookErrands(Errands):
    """Changes the look, and remembers which one was chosen."""

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        """Begin with the look that was chosen last."""
        super().__init__(window, desk)
        self._chosen = remembered(desk.settings)

    def handlers(self) -> Handlers:
        return {name: partial(self.choose, which) for name, which in LOOKS.items()}

    def choose(self, which: Look) -> None:
        """Wear another look from now on."""
        self._chosen = which
        self._desk.settings.remember(_SETTING, which.value)
        self.wear(classic=False)

    def wear(self, *, classic: bool) -> None:
        """Wear the chosen look, or that of the genuine tool."""
        theme.wear(Look.WINDOWS if classic else self._chosen)
        for name, which in LOOKS.items():
            self._window.actions_[name].setChecked(which is self._chosen)
