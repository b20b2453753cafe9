"""What statements have in common: blocks in braces and conditions in brackets."""

import re

from core.shell.language.characters import WORD_END
from core.shell.language.primaries import close_brace
from core.shell.language.reader import Reader
from core.shell.language.tree import Block, Statement

_KEYWORD = re.compile(rf"([A-Za-z]++)(?=[{WORD_END}]|\Z)")


def keyword(reader: Reader) -> str:
    """Show the word of letters that comes next, in lower case, or nothing."""
    found = reader.sees(_KEYWORD)
    return found[1].lower() if found else ""


def take_keyword(reader: Reader, *words: str) -> str:
    """Go past blanks, line ends and one of these words; otherwise stay."""
    start = reader.at
    reader.skip_lines()
    found = keyword(reader)
    if found in words:
        reader.at += len(found)
        return found
    reader.at = start
    return ""


def block(reader: Reader, error_id: str, missing: str) -> Block:
    """Read statements in braces, or say what is missing."""
    reader.skip_lines()
    start = reader.at
    if not reader.taken("{"):
        reader.fail(error_id, missing)
    with reader.deeper():
        found = reader.statements()
    close_brace(reader, start)
    return Block(reader.place(start), found.statements)


def open_bracket(reader: Reader, word: str) -> int:
    """Go past the bracket that a keyword needs, and show where it stands."""
    reader.skip_lines()
    start = reader.at
    if not reader.taken("("):
        reader.fail(
            "MissingOpenParenthesisAfterKeyword",
            f"Missing opening '(' after keyword '{word}'.",
        )
    reader.skip_lines()
    return start


def close_bracket(reader: Reader, word: str, start: int) -> None:
    """Go past the bracket that closes what a keyword is asked about."""
    reader.skip_lines()
    if not reader.taken(")"):
        reader.fail(
            "MissingEndParenthesisAfterStatement",
            f"Missing closing ')' after expression in '{word}' statement.",
            start if reader.at_end else None,
        )


def condition(reader: Reader, word: str) -> Statement:
    """Read a condition in brackets."""
    start = open_bracket(reader, word)
    if reader.ends_at(")"):
        reader.fail(
            "MissingConditionAfterKeyword",
            f"Missing condition in '{word}' statement after '('.",
        )
    with reader.deeper():
        found = reader.pipeline()
    close_bracket(reader, word, start)
    return found
