"""Names for files, made from titles, that every system takes."""

import re
import unicodedata

_LONGEST_NAME = 60
_LONGEST_BYTES = 200
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_DEVICES = re.compile(r"(con|prn|aux|nul|(com|lpt)[0-9¹²³])(\..*)?", re.IGNORECASE)
_NAMELESS = "list"


def file_name(title: str, suffix: str = ".csv") -> str:
    """Turn a title into the name of a file that every system accepts."""
    visible = ("_" if unicodedata.category(c) in _INVISIBLE else c for c in title)
    plain = _FORBIDDEN.sub("_", "".join(visible)).strip(". ")[:_LONGEST_NAME]
    short = plain.encode()[:_LONGEST_BYTES].decode(errors="ignore").rstrip(". ")
    if not short:
        short = _NAMELESS
    if _DEVICES.fullmatch(short):
        short = f"_{short}"
    return f"{short}{suffix}"
