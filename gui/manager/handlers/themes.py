"""The themes under Training; Classic always shows Windows Server 2022."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from gui.manager.actions import Action
from gui.manager.handlers.handler import ActionHandlers
from gui.session.theme_setting import remember_theme, remembered_theme
from gui.theme import access_keys, theme
from gui.theme.colours import Theme

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gui.manager.actions import ActionContext
    from gui.manager.console import Console
    from gui.session.session import Session

THEMES = {
    "look_windows": Theme.WINDOWS,
    "look_dark": Theme.DARK,
    "look_high_contrast": Theme.HIGH_CONTRAST,
    "look_system": Theme.SYSTEM,
}

_UNDERLINES = "view/underline-access-keys"


class ThemeHandlers(ActionHandlers):
    """Changes the theme, and remembers which one was chosen."""

    def __init__(self, console: Console, session: Session) -> None:
        """Begin with the theme that was chosen last."""
        super().__init__(console, session)
        self.chosen = remembered_theme(session.settings)
        self._underlines = session.settings.flag(_UNDERLINES, default=False)

    def actions(self) -> Iterable[Action]:
        for name, which in THEMES.items():

            def is_ticked(context: ActionContext, which: Theme = which) -> bool:
                return context.view.theme is which

            handler = partial(self.choose, which)
            yield Action(name, handler, is_ticked=is_ticked, group="theme")
        yield Action(
            "underline_access_keys",
            self.toggle_underlines,
            is_ticked=lambda _: self._underlines,
        )

    def choose(self, which: Theme) -> None:
        """Apply another theme from now on."""
        self.chosen = which
        remember_theme(self._session.settings, which)
        self.apply(is_classic=False)

    def toggle_underlines(self) -> None:
        """Always underline access keys, or only for who uses the keyboard."""
        self._underlines = not self._underlines
        self._session.settings.remember(_UNDERLINES, self._underlines)
        self.apply(is_classic=False)

    def apply(self, *, is_classic: bool) -> None:
        """Apply the chosen look, or that of the genuine tool."""
        theme.apply_theme(Theme.WINDOWS if is_classic else self.chosen)
        access_keys.show_always(self._underlines and not is_classic)
