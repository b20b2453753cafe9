"""The looks under Training; Classic always shows Windows Server 2022."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from gui import look
from gui.actions import LOOKS
from gui.colours import Look
from gui.errands.errand import Errands

if TYPE_CHECKING:
    from gui.desk import Desk
    from gui.errands.errand import Handlers
    from gui.main_window import MainWindow
    from gui.settings import Settings

_SETTING = "view/look"


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
        look.wear(Look.WINDOWS if classic else self._chosen)
        for name, which in LOOKS.items():
            self._window.actions_[name].setChecked(which is self._chosen)


def remembered(settings: Settings) -> Look:
    """Return the look that was chosen last; anything strange stands for the first."""
    text = settings.text(_SETTING)
    return Look(text) if text in set(Look) else Look.WINDOWS
