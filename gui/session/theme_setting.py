"""Which theme was chosen last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.theme.colours import Theme

if TYPE_CHECKING:
    from gui.session.settings import Settings

_SETTING = "view/look"


def remembered_theme(settings: Settings) -> Theme:
    """Return the theme that was chosen last; anything strange stands for the first."""
    return Theme(settings.text(_SETTING, Theme.WINDOWS, among=set(Theme)))


def remember_theme(settings: Settings, chosen: Theme) -> None:
    """Keep the theme for the next start."""
    settings.remember(_SETTING, chosen.value)
