"""What may follow a value without a blank: `.Name`, `::Name`, `.Method()`, `[0]`."""

import re

from core.shell.language.characters import DASH, DOUBLE_QUOTES, SINGLE_QUOTES
from core.shell.language.parts import sub_expression
from core.shell.language.primaries import paren, script_block
from core.shell.language.reader import Reader
from core.shell.language.texts import expandable, literal
from core.shell.language.tree import (
    Call,
    Expression,
    Index,
    Member,
    Step,
    Text,
    TypeLiteral,
    Variable,
)
from core.shell.language.variables import variable

_NAME = re.compile(r"[^\W\d]\w*+|(?<=::)new\b")
_DOT = re.compile(r"\.(?!\.)")
_MEMBER_IN_WORD = re.compile(r"(?:\.|::)[\w'\"$(\u2018-\u201e]|\[")
_STEP = re.compile(rf"\+\+|[{DASH}]{{2}}")


def with_members(reader: Reader, target: Expression) -> Expression:
    """Read the members, calls, indexes and steps that follow in an expression."""
    length = 0
    while (longer := _member(reader, target) or _index(reader, target)) is not None:
        length += 1
        reader.count_chain(length)
        target = longer
    if isinstance(target, Variable | Member | Index):
        return _with_step(reader, target)
    return target


def _with_step(reader: Reader, target: Expression) -> Expression:
    """Read `++` or `--`, before which a blank may stand."""
    end = reader.at
    reader.skip()
    if step := reader.take(_STEP):
        place = reader.place(target.place.start)
        return Step(place, target, 1 if step[0] == "++" else -1, before=False)
    reader.at = end
    return target


def with_members_in_word(reader: Reader, target: Expression) -> Expression:
    """Read the members that follow in an argument, where a full stop may be text."""
    length = 0
    while reader.sees(_MEMBER_IN_WORD):
        length += 1
        reader.count_chain(length)
        longer = _member(reader, target) or _index(reader, target)
        if longer is None:
            break
        target = longer
    return target


def sees_member(reader: Reader) -> bool:
    """Say whether a member or an index follows in an argument."""
    return reader.sees(_MEMBER_IN_WORD) is not None


def _member(reader: Reader, target: Expression) -> Expression | None:
    if reader.next not in ".:":
        return None
    static = reader.taken("::")
    if not static and not reader.take(_DOT):
        return None
    reader.skip_lines()
    name = _name(reader)
    place = reader.place(target.place.start)
    if reader.next == "(":
        arguments = _arguments(reader)
    elif reader.next == "{":
        arguments = (script_block(reader),)
    else:
        return Member(place, target, name, static)
    return Call(reader.place(target.place.start), target, name, arguments, static)


def _name(reader: Reader) -> Expression:
    start = reader.at
    if found := reader.take(_NAME):
        return Text(reader.place(start), found[0], bare=True)
    letter = reader.next
    if letter in SINGLE_QUOTES:
        return literal(reader)
    if letter in DOUBLE_QUOTES:
        return expandable(reader)
    if letter == "(":
        return paren(reader)
    if reader.text.startswith("$(", reader.at):
        return sub_expression(reader)
    name = variable(reader)
    if name is None:
        reader.fail(
            "MissingPropertyName", "Missing property name after reference operator."
        )
    return name


def _arguments(reader: Reader) -> tuple[Expression, ...]:
    start = reader.at
    reader.at += 1
    arguments: list[Expression] = []
    with reader.deeper():
        reader.skip_lines()
        while not reader.ends_at(")"):
            arguments.append(reader.expression(commas=False))
            reader.skip_lines()
            if not reader.taken(","):
                break
            reader.skip_lines()
            if reader.next == ")":
                reader.fail(
                    "MissingExpressionAfterToken", "Missing expression after ','."
                )
    if not reader.taken(")"):
        reader.fail(
            "MissingEndParenthesisInMethodCall",
            "Missing ')' in method call.",
            start if reader.at_end else None,
        )
    return tuple(arguments)


def _index(reader: Reader, target: Expression) -> Index | None:
    start = reader.at
    if isinstance(target, TypeLiteral):
        return None  # another type follows, as in [ref][int]
    if not reader.taken("["):
        return None
    with reader.deeper():
        reader.skip_lines()
        if reader.ends_at("]"):
            reader.fail(
                "MissingArrayIndexExpression",
                "Array index expression is missing or not valid.",
                start,
            )
        index = reader.expression()
        reader.skip_lines()
    if not reader.taken("]"):
        reader.fail(
            "MissingEndSquareBracket",
            "Missing ']' after array index expression.",
            start if reader.at_end else None,
        )
    return Index(reader.place(target.place.start), target, index)
