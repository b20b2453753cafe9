"""Names for files that every system takes, made from titles and other names."""

import os
import re
import unicodedata

_LONGEST_TITLE = 60
LONGEST_BYTES = 200
"""Of a whole name: file systems take 255, and SQLite and locks put something to it."""
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_FILLERS = set("\u034f\u115f\u1160\u2800\u3164\uffa0")  # letters, but nothing is seen
_DEVICES = re.compile(
    r"(con(in\$|out\$)?|prn|aux|nul|clock\$|(com|lpt)[0-9¹²³]) *(\..*)?", re.IGNORECASE
)
_NAMELESS = "list"


def file_name(title: str, suffix: str) -> str:
    """Turn a title into the name of a file that every system accepts."""
    return portable(title.lstrip(". ")[:_LONGEST_TITLE], suffix)


def portable(name: str, suffix: str) -> str:
    """Make a name that every system accepts of one that perhaps this one does."""
    plain = _FORBIDDEN.sub("_", "".join(_seen(c) for c in name)).strip(". ")
    short = shortened(plain, suffix).rstrip(". ") or _NAMELESS
    return f"_{short}{suffix}" if _DEVICES.fullmatch(short) else f"{short}{suffix}"


def shortened(name: str, suffix: str) -> str:
    """Cut a name that leaves no room for what is put behind it."""
    written, room = os.fsencode(name), LONGEST_BYTES - len(os.fsencode(suffix))
    return name if len(written) <= room else written[:room].decode(errors="ignore")


def is_device(name: str) -> bool:
    """Tell whether Windows takes a name for a device, whatever its ending."""
    return bool(_DEVICES.fullmatch(name))


def _seen(character: str) -> str:
    category = unicodedata.category(character)
    if category in _INVISIBLE or character in _FILLERS:
        return "_"
    return " " if category == "Zs" else character
