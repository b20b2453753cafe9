"""The looks under Training; Classic always shows Windows Server 2022."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from gui.manager.actions import THEMES
from gui.manager.handlers.handler import ActionHandlers
from gui.session.theme_setting import _SETTING, remembered
from gui.theme import theme
from gui.theme.colours import Theme

if TYPE_CHECKING:
    from gui.manager.handlers.handler import Handlers
    from gui.manager.main_window import MainWindow
    from gui.session.session import Session


class ThemeHandlers(ActionHandlers):
    """Changes the theme, and remembers which one was chosen."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        """Begin with the theme that was chosen last."""
        super().__init__(window, session)
        self._chosen = remembered(session.settings)

    def handlers(self) -> Handlers:
        return {name: partial(self.choose, which) for name, which in THEMES.items()}

    def choose(self, which: Theme) -> None:
        """Apply another theme from now on."""
        self._chosen = which
        self._session.settings.remember(_SETTING, which.value)
        self.apply(classic=False)

    def apply(self, *, classic: bool) -> None:
        """Apply the chosen theme, or that of the genuine tool."""
        theme.apply_theme(Theme.WINDOWS if classic else self._chosen)
        for name, which in THEMES.items():
            self._window.actions_[name].setChecked(which is self._chosen)
