"""Words of a command line: blanks part them, and quotation marks keep blanks."""

import re

MOST = 8191
"""Characters of a command line, as cmd takes them
(learn.microsoft.com/troubleshoot/windows-client/shell-experience/command-line-string-limitation)."""

DELIMITERS = " \t,;="
_WORD = re.compile(r'(?:"[^"]*"?|\S)+')
_ITEM = re.compile(r'(?:"[^"]*"?|[^\s,;="])+')


def words_of(text: str) -> tuple[str, ...]:
    """Return the words, without quotation marks."""
    return tuple(word.replace('"', "") for word in _WORD.findall(text))


def rest_of(text: str) -> str:
    """Return what follows the first word, as it was typed."""
    plain = text.lstrip()
    found = _WORD.match(plain)
    return plain[found.end() :] if found else ""


def items_of(text: str) -> list[str]:
    """Part a list such as that of `for`: commas and the like part, too; quotes stay."""
    return _ITEM.findall(text)


def unquoted(text: str) -> str:
    """Return a text without the quotation marks around it."""
    return text.removeprefix('"').removesuffix('"')
