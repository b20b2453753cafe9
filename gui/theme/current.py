"""The theme that was chosen, and the colours that it has now."""

from gui.theme.colours import TABLES, Colours, Theme


class _Current:
    """The theme that was chosen, and the colours that it has now."""

    theme = Theme.WINDOWS
    colours: Colours | None = None


def current_theme() -> Theme:
    """Return the theme that was chosen last."""
    return _Current.theme


def colours() -> Colours:
    """Return the colours of the present theme."""
    return _Current.colours or TABLES[Theme.WINDOWS]
