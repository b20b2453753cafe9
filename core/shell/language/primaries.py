"""Variables, texts and brackets: what an operator or a member is tied to."""

import re

from core.shell.language.characters import DOUBLE_QUOTES, SINGLE_QUOTES
from core.shell.language.hash_tables import hash_table
from core.shell.language.parts import enclosed_statements, sub_expression
from core.shell.language.reader import Reader
from core.shell.language.texts import expandable, here_string, literal
from core.shell.language.tree import Array, Expression, Paren, ScriptBlock
from core.shell.language.variables import splat, variable

_STARTS = re.compile(r"\$[\w{($?^]|@[\w({'\"\u2018-\u201e]|[({]")


def starts_primary(reader: Reader) -> bool:
    """Say whether a variable, a text or a bracket comes next."""
    return (
        reader.next in SINGLE_QUOTES
        or reader.next in DOUBLE_QUOTES
        or reader.sees(_STARTS) is not None
    )


def primary(reader: Reader) -> Expression | None:
    """Read a variable, a text or what is in brackets, if one of them comes next."""
    letter = reader.next
    if letter == "$":
        return _dollar(reader)
    if letter in SINGLE_QUOTES:
        return literal(reader)
    if letter in DOUBLE_QUOTES:
        return expandable(reader)
    if letter == "(":
        return paren(reader)
    if letter == "{":
        return script_block(reader)
    return _at_sign(reader) if letter == "@" else None


def _dollar(reader: Reader) -> Expression | None:
    if reader.text.startswith("$(", reader.at):
        return sub_expression(reader)
    return variable(reader)


def _at_sign(reader: Reader) -> Expression | None:
    if reader.text.startswith("@(", reader.at):
        return _array(reader)
    if reader.text.startswith("@{", reader.at):
        return hash_table(reader)
    if text := here_string(reader):
        return text
    start = reader.at
    if found := splat(reader):
        name = found.variable.name
        reader.fail(
            "SplattingNotPermitted",
            f"The splatting operator '@' cannot be used to reference variables in an "
            f"expression. '@{name}' can be used only as an argument to a command. To "
            f"reference variables in an expression use '${name}'.",
            start,
            incomplete=False,
        )
    return None


def paren(reader: Reader) -> Paren:
    """Read `( )`, which comes next."""
    start = reader.at
    reader.at += 1
    with reader.deeper():
        reader.skip_lines()
        if reader.ends_at(")"):
            reader.fail("ExpectedExpression", "An expression was expected after '('.")
        statement = reader.pipeline()
        reader.skip_lines()
    if not reader.taken(")"):
        reader.fail(
            "MissingEndParenthesisInExpression",
            "Missing closing ')' in expression.",
            start if reader.at_end else None,
        )
    return Paren(reader.place(start), statement)


def _array(reader: Reader) -> Array:
    start = reader.at
    reader.at += 2
    body = enclosed_statements(reader, start)
    return Array(reader.place(start), body)


def script_block(reader: Reader) -> ScriptBlock:
    """Read `{ }`, which comes next."""
    start = reader.at
    reader.at += 1
    with reader.deeper():
        script = reader.script()
    close_brace(reader, start)
    return ScriptBlock(reader.place(start), script)


def close_brace(reader: Reader, start: int) -> None:
    """Go past the brace that ends a block, and point at the opening one otherwise."""
    if reader.taken("}"):
        return
    if not reader.at_end:
        reader.unexpected()
    reader.at = start + 1
    reader.fail(
        "MissingEndCurlyBrace",
        "Missing closing '}' in statement block or type definition.",
        start,
        incomplete=True,
    )
