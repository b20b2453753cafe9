"""What stands between `if` or `for` and the command that they lead to."""

from typing import Protocol

from core.prompt.language.errors import LineError
from core.prompt.language.tree import Condition

_UNARY = ("exist", "defined", "errorlevel", "cmdextversion")
_COMPARISONS = ("EQU", "NEQ", "LSS", "LEQ", "GTR", "GEQ")
_KINDS = {"/l", "/d", "/r", "/f"}


class Words(Protocol):
    """A text that is read word by word."""

    def word(self) -> str: ...
    def takes(self, sign: str) -> bool: ...
    def until_closed(self) -> str: ...
    def fail(self) -> LineError: ...


def condition_of(text: Words) -> Condition:
    """Read what `if` asks; LineError where it asks nothing."""
    ignores_case = is_not = False
    word = text.word()
    while word.casefold() in ("/i", "not") and word:
        ignores_case |= word.casefold() == "/i"
        is_not |= word.casefold() == "not"
        word = text.word()
    if not word:
        raise text.fail()
    if word.casefold() in _UNARY:
        value = text.word()
        if not value:
            raise text.fail()
        return Condition(word.upper(), value, "", is_not, ignores_case)
    if text.takes("=="):
        kind = "=="
    else:
        kind = text.word().upper()
        if kind not in _COMPARISONS:
            raise LineError(kind) if kind else text.fail()
    right = text.word()
    if not right:
        raise text.fail()
    return Condition(kind, word, right, is_not, ignores_case)


def head_of(text: Words) -> tuple[str, str, str, str]:
    """Read kind, options, variable and items of `for`; LineError where one is wrong."""
    word, kind, options = text.word(), "", ""
    if word.casefold() in _KINDS:
        kind, word = word.casefold(), text.word()
        if kind in ("/f", "/r") and not word.startswith("%"):
            options, word = word, text.word()
    if len(word) != 2 or word[0] != "%":  # a sign and a letter
        raise LineError(word) if word else text.fail()
    if (found := text.word()).casefold() != "in":
        raise LineError(found) if found else text.fail()
    if not text.takes("("):
        raise text.fail()
    items = text.until_closed()
    if (found := text.word()).casefold() != "do":
        raise LineError(found) if found else text.fail()
    return kind, options, word[1], items
