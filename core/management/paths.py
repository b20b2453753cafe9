r"""Windows paths, as they are typed, inside of the one folder of a lab.

`C:\Temp\x.csv`, `..\x.csv` and `\\SRV\share\x.csv` all lead into it, and none out.
"""

import re
from enum import Enum, auto

from core.characters import is_hidden
from core.file_names import is_device

NETWORK = "Network"
"""Where in the folder the shares of computers lie."""

_DRIVE = re.compile(r"([a-z]):(.*)", re.IGNORECASE | re.DOTALL)
_FORBIDDEN = set('<>:"|?*')
_SHARE = 3  # parts: where shares lie, the computer, and its share
_LONGEST = 200  # bytes of a name; file systems take 255

Parts = tuple[str, ...]
"""A place in the folder: the names from its top down."""


class Trouble(Enum):
    """Why a path leads nowhere, or nothing can be done there."""

    NO_DRIVE = auto()
    NO_PATH = auto()  # a folder on the way is missing
    NO_FILE = auto()
    BAD_NAME = auto()  # characters, devices and streams
    IS_FOLDER = auto()
    IS_FILE = auto()
    NOT_EMPTY = auto()
    DENIED = auto()  # links, and what the system refuses
    TOO_BIG = auto()


class FolderError(Exception):
    """A path cannot be used; whoever asked for it says so in its own words."""

    def __init__(self, trouble: Trouble, path: str) -> None:
        """Keep what is wrong, and the path as it was typed."""
        super().__init__(f"{path}: {trouble.name}")
        self.trouble = trouble
        self.path = path


def is_nul(typed: str) -> bool:
    """Tell whether what is written there is dropped."""
    return typed.strip().casefold().removesuffix(":") == "nul"


def parts_of(typed: str, current: Parts = ()) -> Parts:
    """Read a path as it was typed in a place of the folder; FolderError if it is none.

    As in Windows `..` ends at the top, and dots and blanks at the end of a name go.
    """
    base, rest, floor = _beginning(typed, current)
    found = [*base]
    for name in rest.split("\\"):
        if name == "..":
            del found[max(len(found) - 1, floor) :]
        elif name.strip() not in {"", "."}:
            found.append(_checked(name, typed))
    return tuple(found)


def windows_path(parts: Parts) -> str:
    r"""Write a place as Windows does: `C:\Temp\x.csv`."""
    if parts[:1] == (NETWORK,) and len(parts) >= _SHARE:
        return "\\\\" + "\\".join(parts[1:])
    return "C:\\" + "\\".join(parts)


def _beginning(typed: str, current: Parts) -> tuple[Parts, str, int]:
    """Say where a path begins, what follows, and how far up it may go."""
    text = typed.strip().replace("/", "\\")
    if text.startswith("\\\\"):
        return _share(text, typed)
    if drive := _DRIVE.fullmatch(text):
        if drive[1].casefold() != "c":
            raise FolderError(Trouble.NO_DRIVE, typed)
        text = drive[2]
        if text[:1] != "\\" and current[:1] == (NETWORK,):
            current = ()
    if text.startswith("\\"):
        return (), text, 0
    on_share = current[:1] == (NETWORK,) and len(current) >= _SHARE
    return current, text, _SHARE if on_share else 0


def _share(text: str, typed: str) -> tuple[Parts, str, int]:
    computer, _, rest = text[2:].partition("\\")
    share, _, below = rest.partition("\\")
    if computer in {"", ".", "..", "?"} or share in {"", ".", ".."}:
        raise FolderError(Trouble.BAD_NAME, typed)
    names = (_checked(computer, typed), _checked(share, typed))
    return (NETWORK, *names), below, _SHARE


def _checked(name: str, typed: str) -> str:
    plain = name.rstrip(". ")
    is_bad = (
        not plain
        or set(plain) & _FORBIDDEN
        or any(is_hidden(c) for c in plain)
        or is_device(plain)
        or len(plain.encode(errors="replace")) > _LONGEST
    )
    if is_bad:
        raise FolderError(Trouble.BAD_NAME, typed)
    return plain
