"""Countries and regions of the wizards' lists, and their training telephone numbers."""

from functools import cache

import resources


@cache
def names() -> tuple[str, ...]:
    """List the countries and regions in alphabetical order."""
    text = resources.path("countries.txt").read_text(encoding="utf-8")
    return tuple(text.splitlines())


def telephone(country: str) -> str:
    """Return the number to call from a country; 555-01 numbers belong to nobody.

    It is empty for what is no country of the list.
    """
    if country not in names():
        return ""
    place = names().index(country)
    return f"{place + 1:03d} 555-01{place % 100:02d}"
