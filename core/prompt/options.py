"""Options of a command line that have a value after a colon: `/domain:corp.example`."""

from collections.abc import Iterable


def read_options(words: Iterable[str]) -> dict[str, str]:
    """Return the values by the options' names, which are in small letters."""
    pairs = (word.partition(":") for word in words if word.startswith("/"))
    return {name.casefold(): value for name, _, value in pairs}


def others(words: Iterable[str]) -> list[str]:
    """List the words that are no options."""
    return [word for word in words if not word.startswith("/")]
