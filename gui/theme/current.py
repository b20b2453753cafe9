"""The theme that was chosen, and the colours that it has now."""

from gui.theme.colours import TABLES, Colours, Look


class _Worn:
    """The look that was chosen, and the colours that it has now."""

    look = Look.WINDOWS
    colours: Colours | None = None


def worn() -> Look:
    """Return the look that was chosen last."""
    return _Worn.look


def colours() -> Colours:
    """Return the colours of the present look."""
    return _Worn.colours or TABLES[Look.WINDOWS]
