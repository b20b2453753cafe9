"""Labels as text: mnemonics, and breaks in long words."""

import re

_LONG_WORD = 60


def strip_mnemonic(label: str) -> str:
    """Return a label as it reads: without its mnemonic's ampersand and the colon."""
    return label.replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip(":")


def in_words(name: str) -> str:
    """Write the name of a command as a person reads it."""
    return name.replace("-", " ").title()


def escape_mnemonic(text: str) -> str:
    """Protect a person's text in menus and buttons, where & marks a mnemonic."""
    return text.replace("&", "&&")


def shortened(text: str, longest: int = _LONG_WORD) -> str:
    """Cut a long path in the middle: where it begins and what it is called stay."""
    if len(text) <= longest:
        return text
    end = longest * 2 // 3
    return f"{text[: longest - end - 1]}…{text[len(text) - end :]}"


def soften_breaks(text: str, longest: int = _LONG_WORD) -> str:
    """Let a label break words that are wider than the window, without a sign."""
    return re.sub(rf"\S{{{longest}}}", "\\g<0>\u200b", text)
