"""Which theme was chosen last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.theme.colours import Theme

if TYPE_CHECKING:
    from gui.session.settings import Settings

_SETTING = "view/look"


def remembered(settings: Settings) -> Theme:
    """Return the look that was chosen last; anything strange stands for the first."""
    text = settings.text(_SETTING)
    return Theme(text) if text in set(Theme) else Theme.WINDOWS
