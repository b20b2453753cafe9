"""Characters that nobody sees, and that can turn round what is read beside them."""

import unicodedata

_ALLOWED_FORMAT = {"\u200c", "\u200d"}  # joiners that Persian and Hindi words need


def is_hidden(character: str) -> bool:
    """Tell whether a character cannot be seen, so that nobody can have meant it."""
    category = unicodedata.category(character)
    return category in {"Cc", "Cs", "Zl", "Zp"} or (
        category == "Cf" and character not in _ALLOWED_FORMAT
    )


def on_one_line(text: str) -> str:
    """Write a text as one line, with blanks for hidden characters."""
    return "".join(" " if is_hidden(c) else c for c in text)


def visible(text: str) -> str:
    r"""Write hidden characters as escapes, such as `\x1b`; lines stay lines."""
    return "".join(
        c.encode("unicode_escape").decode() if c != "\n" and is_hidden(c) else c
        for c in text
    )
