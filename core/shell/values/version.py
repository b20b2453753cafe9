"""Version numbers: `5.1.17763.1`."""

import re
from collections.abc import Sequence

from core.shell.values.errors import cast_failure
from core.shell.values.instance import Instance, View
from core.shell.values.kinds import Value
from core.shell.values.text import text_of

_NAMES = ("Major", "Minor", "Build", "Revision")
_WRITTEN = re.compile(r"\d{1,9}(?:\.\d{1,9}){1,3}")


class Version(Instance):
    """Two to four numbers; those that are not given are -1."""

    net_name = "System.Version"
    view = View(_NAMES)

    def __init__(self, *numbers: int) -> None:
        """Take the numbers from the most important one on."""
        self._given = numbers
        self.parts = numbers + (-1,) * (len(_NAMES) - len(numbers))

    def names(self) -> Sequence[str]:
        """List its parts."""
        return _NAMES

    def read(self, name: str) -> Value:
        """Return one part."""
        for known, number in zip(_NAMES, self.parts, strict=True):
            if known.lower() == name.lower():
                return number
        raise KeyError(name)

    def text(self) -> str:
        """Write the numbers that were given."""
        return ".".join(map(str, self._given))


def read_version(text: str) -> Version | None:
    """Read a version; None if the text is none."""
    if not _WRITTEN.fullmatch(text.strip()):
        return None
    return Version(*map(int, text.strip().split(".")))


def to_version(value: Value) -> Version:
    """Make a value a version; ScriptError if it is none."""
    if isinstance(value, Version):
        return value
    found = read_version(text_of(value))
    if found is None:
        raise cast_failure(value, text_of(value), Version.net_name)
    return found
