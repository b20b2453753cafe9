"""How the list shows its rows."""

from enum import StrEnum


class ViewMode(StrEnum):
    """The four views of the View menu."""

    LARGE_ICONS = "large-icons"
    SMALL_ICONS = "small-icons"
    LIST = "list"
    DETAILS = "details"
