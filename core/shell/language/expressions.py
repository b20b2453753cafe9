"""Expressions: values with operators, by how tightly these bind."""

import re

from core.shell.language.members import with_members
from core.shell.language.numbers import number, sees_number
from core.shell.language.operators import (
    LOWEST,
    Operator,
    sees_unary,
    take_operator,
    take_unary,
)
from core.shell.language.primaries import primary, starts_primary
from core.shell.language.reader import Reader
from core.shell.language.tree import (
    Binary,
    Cast,
    CommaList,
    Expression,
    Index,
    Member,
    Paren,
    Pipeline,
    Step,
    Unary,
    Value,
    Variable,
)
from core.shell.language.type_names import sees_attribute, type_literal

_MAY_START = re.compile(r"[\[,]")


def starts_expression(reader: Reader) -> bool:
    """Say whether an expression comes next, and not a command."""
    return reader.sees(_MAY_START) is not None or _starts_operand(reader)


def _starts_operand(reader: Reader) -> bool:
    return starts_primary(reader) or sees_number(reader) or sees_unary(reader)


def expression(reader: Reader, *, commas: bool = True) -> Expression:
    """Read an expression; `commas` says whether they make a list in it."""
    found = _binary(reader, LOWEST, commas)
    if found is None:
        reader.unexpected()
    return found


def _binary(reader: Reader, strength: int, commas: bool) -> Expression | None:
    left = _operand(reader, commas)
    length = 0
    while left is not None:
        reader.skip()
        start = reader.at
        operator = take_operator(reader, strength)
        if operator is None:
            break
        length += 1
        reader.count_chain(length)
        right = _right_side(reader, operator, reader.text[start : reader.at], commas)
        place = reader.place(left.place.start)
        left = Binary(place, operator.name, left, right, operator.case)
    return left


def _right_side(
    reader: Reader, operator: Operator, written: str, commas: bool
) -> Expression:
    reader.skip_lines()
    right = _binary(reader, operator.strength + 1, commas)
    if right is None:
        reader.fail(
            "ExpectedValueExpression",
            f"You must provide a value expression following the '{written}' operator.",
        )
    return right


def _operand(reader: Reader, commas: bool) -> Expression | None:
    """Read a value, or a list of values with commas between."""
    start = reader.at
    first = _unary(reader, commas)
    if first is None or not commas:
        return first
    items = [first]
    reader.skip()
    while reader.taken(","):
        items.append(_after_comma(reader))
        end = reader.at
        reader.skip()
    if len(items) == 1:
        return first
    return CommaList(reader.place(start, end), tuple(items))


def _after_comma(reader: Reader) -> Expression:
    reader.skip_lines()
    item = _unary(reader, commas=True)
    if item is None:
        reader.fail("MissingExpressionAfterToken", "Missing expression after ','.")
    return item


def _unary(reader: Reader, commas: bool) -> Expression | None:
    if found := number(reader):
        return with_members(reader, found)
    start = reader.at
    if operator := take_unary(reader):
        return _with_operator(reader, operator, start)
    if commas and reader.taken(","):
        with reader.deeper():
            item = _after_comma(reader)
        return CommaList(reader.place(start), (item,))
    if reader.next == "[":
        return _typed(reader)
    found_primary = primary(reader)
    return found_primary and with_members(reader, found_primary)


def _with_operator(reader: Reader, operator: Operator, start: int) -> Expression:
    written = reader.text[start : reader.at]
    with reader.deeper():
        reader.skip_lines()
        operand = _unary(reader, commas=False)
    if operand is None:
        reader.fail(
            "MissingExpressionAfterOperator",
            f"Missing expression after unary operator '{written}'.",
        )
    place = reader.place(start)
    if operator.name in {"++", "--"}:
        if not is_target(operand):
            _refuse_step(reader, written, start)
        return Step(place, operand, 1 if operator.name == "++" else -1, before=True)
    return Unary(place, operator.name, operand, operator.case)


def _refuse_step(reader: Reader, written: str, start: int) -> None:
    reader.fail(
        "OperatorRequiresVariableOrProperty",
        f"The '{written}' operator works only on variables or on properties.",
        start,
        incomplete=False,
    )


def _typed(reader: Reader) -> Expression | None:
    """Read a type, with a member of it, or with the value that it converts."""
    start = reader.at
    if sees_attribute(reader):
        reader.fail(
            "UnexpectedAttribute",
            "An attribute can stand before param and its parameters only; before other "
            "variables it is not part of this training.",
        )
    found = type_literal(reader)
    if found is None:
        return None
    member = with_members(reader, found)
    if member is not found:
        return member
    reader.skip()
    if reader.next != "[" and not _starts_operand(reader):
        return found
    with reader.deeper():
        operand = _unary(reader, commas=False)
    if operand is None:
        return found
    return Cast(reader.place(start), found, operand)


def is_target(expression: Expression) -> bool:
    """Say whether an assignment can change this."""
    match expression:
        case Variable() | Member() | Index():
            return True
        case Cast():
            return is_target(expression.operand)
        case CommaList():
            return all(is_target(item) for item in expression.items)
        case Paren(
            statement=Pipeline(stages=(Value(expression=inner, redirections=()),))
        ):
            return is_target(inner)
    return False
