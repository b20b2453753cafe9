"""The ID of a lesson, made from its title."""

import re
import unicodedata

_LONGEST = 60
_NAMELESS = "lesson"


def lesson_id(title: str) -> str:
    """Return the letters and digits of a title, with hyphens between the words."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain.casefold())
    return "-".join(words)[:_LONGEST].strip("-") or _NAMELESS
