"""Statements that repeat: `for`, `foreach`, `while` and `do`."""

from core.shell.language.blocks import (
    block,
    close_bracket,
    condition,
    open_bracket,
    take_keyword,
)
from core.shell.language.reader import Reader
from core.shell.language.tree import Block, Do, For, ForEach, Statement, While
from core.shell.language.variables import variable


def read_foreach(reader: Reader, start: int, label: str) -> ForEach:
    """Read `foreach` after its keyword."""
    bracket = open_bracket(reader, "foreach")
    each = variable(reader)
    if each is None:
        reader.fail(
            "MissingVariableNameAfterForeach", "Missing variable name after foreach."
        )
    if not take_keyword(reader, "in"):
        reader.skip_lines()
        reader.fail(
            "MissingInInForeach", "Missing 'in' after variable in foreach loop."
        )
    reader.skip_lines()
    if reader.ends_at(")"):
        reader.fail(
            "MissingForeachExpression",
            "Missing expression after 'in' in foreach loop.",
        )
    with reader.deeper():
        source = reader.pipeline()
    close_bracket(reader, "foreach", bracket)
    body = _body(reader, "foreach")
    return ForEach(reader.place(start), each, source, body, label)


def read_for(reader: Reader, start: int, label: str) -> For:
    """Read `for` after its keyword."""
    bracket = open_bracket(reader, "for")
    with reader.deeper():
        first, asked, after = _part(reader), _part(reader), _part(reader)
    close_bracket(reader, "for", bracket)
    body = _body(reader, "for")
    return For(reader.place(start), first, asked, after, body, label)


def _part(reader: Reader) -> Statement | None:
    """Read one of the three parts between semicolons, which may be empty."""
    reader.skip_lines()
    part = None if reader.ends_at(";)") else reader.pipeline()
    reader.skip()
    reader.taken(";")
    return part


def read_while(reader: Reader, start: int, label: str) -> While:
    """Read `while` after its keyword."""
    asked = condition(reader, "while")
    body = _body(reader, "while")
    return While(reader.place(start), asked, body, label)


def read_do(reader: Reader, start: int, label: str) -> Do:
    """Read `do` after its keyword."""
    body = block(
        reader,
        "MissingLoopStatement",
        "Missing statement block after 'do' keyword.",
    )
    word = take_keyword(reader, "while", "until")
    if not word:
        reader.skip_lines()
        reader.fail(
            "MissingWhileOrUntilInDoWhile",
            "Missing 'while' or 'until' keyword in do loop.",
        )
    asked = condition(reader, word)
    return Do(reader.place(start), body, asked, word == "until", label)


def _body(reader: Reader, word: str) -> Block:
    return block(
        reader,
        "MissingLoopStatement",
        f"Missing statement body in {word} loop.",
    )
