"""Parameters as a function declares them, and the attributes before them."""

import re
from types import MappingProxyType

from core.shell.language.characters import BLANK
from core.shell.language.reader import Reader
from core.shell.language.tree import Attribute, Expression, Parameter, TypeLiteral
from core.shell.language.type_names import sees_attribute, type_literal
from core.shell.language.variables import variable

_ATTRIBUTE = re.compile(rf"\[[{BLANK}]*+([^\W\d][\w.]*+)[{BLANK}]*+\(")
_KEY = re.compile(r"([^\W\d]\w*+)(?=\s*(=(?!=)|[,)]))")


def parameters(reader: Reader) -> tuple[Parameter, ...]:
    """Read declared parameters with their brackets, which come next."""
    start = reader.at
    reader.at += 1
    found: list[Parameter] = []
    with reader.deeper():
        reader.skip_lines()
        while not reader.ends_at(")"):
            found.append(_parameter(reader))
            reader.skip_lines()
            if not reader.taken(","):
                break
            reader.skip_lines()
            if reader.next == ")":
                _missing_name(reader)
    if not reader.taken(")"):
        reader.fail(
            "MissingEndParenthesisInFunctionParameterList",
            "Missing ')' in function parameter list.",
            start if reader.at_end else None,
        )
    return tuple(found)


def _missing_name(reader: Reader) -> None:
    reader.fail(
        "MissingParameterName", "Missing the name of a parameter, such as $Name."
    )


def _parameter(reader: Reader) -> Parameter:
    start = reader.at
    notes, types = [], []
    while reader.next == "[":
        note = attribute(reader) or type_literal(reader)
        if isinstance(note, TypeLiteral):
            types.append(note)
        elif note:
            notes.append(note)
        reader.skip_lines()
    name = variable(reader)
    if name is None:
        reader.fail(
            "MissingEndParenthesisInFunctionParameterList",
            "Missing ')' in function parameter list.",
        )
    default = _default(reader)
    return Parameter(reader.place(start), name, tuple(notes), tuple(types), default)


def _default(reader: Reader) -> Expression | None:
    start = reader.at
    reader.skip_lines()
    if not reader.taken("="):
        reader.at = start
        return None
    reader.skip_lines()
    if reader.ends_at(",)"):
        reader.fail("MissingExpressionAfterToken", "Missing expression after '='.")
    return reader.expression(commas=False)


def attribute(reader: Reader) -> Attribute | None:
    """Read an attribute with its brackets, if one comes next."""
    start = reader.at
    if not sees_attribute(reader):
        return None
    found = reader.take(_ATTRIBUTE)
    assert found is not None
    values: list[Expression] = []
    named: dict[str, Expression | None] = {}
    with reader.deeper():
        reader.skip_lines()
        while not reader.ends_at(")"):
            _attribute_argument(reader, values, named)
            reader.skip_lines()
            if not reader.taken(","):
                break
            reader.skip_lines()
    _close(reader, start)
    place = reader.place(start)
    return Attribute(place, found[1], tuple(values), MappingProxyType(named))


def _attribute_argument(
    reader: Reader, values: list[Expression], named: dict[str, Expression | None]
) -> None:
    key = reader.take(_KEY)
    if key is None:
        values.append(reader.expression(commas=False))
        return
    reader.skip_lines()
    value = None
    if reader.taken("="):
        reader.skip_lines()
        value = reader.expression(commas=False)
    named[key[1]] = value


def _close(reader: Reader, start: int) -> None:
    if not reader.taken(")"):
        reader.fail(
            "MissingEndParenthesisInExpression",
            "Missing closing ')' in the attribute.",
            start if reader.at_end else None,
        )
    reader.skip_lines()
    if not reader.taken("]"):
        reader.fail(
            "EndSquareBracketExpectedAtEndOfAttribute",
            "Missing ']' at end of attribute or type literal.",
            start if reader.at_end else None,
        )
