"""Pipelines and their commands, and the assignment of what they give."""

import re
from typing import NoReturn

from core.shell.language.arguments import elements, single_argument, take_redirection
from core.shell.language.characters import (
    BLANK,
    DASH,
    DASHES,
    DOUBLE,
    SINGLE,
)
from core.shell.language.expressions import expression, is_target, starts_expression
from core.shell.language.reader import Reader
from core.shell.language.tree import (
    Assign,
    Command,
    Expression,
    Pipeline,
    Redirection,
    Statement,
    Value,
)
from core.shell.language.words import word

_ASSIGNMENT = re.compile(rf"[{DASH}+*/%]?=")
_INVOCATION = re.compile(rf"&(?!&)|\.(?=[{BLANK}$({{{SINGLE}{DOUBLE}])")


def pipeline(reader: Reader) -> Statement:
    """Read a pipeline, or an assignment."""
    start = reader.at
    first: Command | Value
    if starts_expression(reader):
        found = expression(reader)
        reader.skip()
        if operator := reader.take(_ASSIGNMENT):
            return _assignment(reader, found, operator[0])
        first = _value(reader, found)
    else:
        first = _command(reader)
    stages = [first, *_more_stages(reader)]
    place = reader.place(start, stages[-1].place.end)
    if not reader.at_statement_end:
        _refuse_rest(reader)
    return Pipeline(place, tuple(stages))


def _assignment(reader: Reader, target: Expression, operator: str) -> Assign:
    if not is_target(target):
        reader.at = target.place.end
        reader.fail(
            "InvalidLeftHandSide",
            "The assignment expression is not valid. The input to an assignment "
            "operator must be an object that is able to accept assignments, such as a "
            "variable or a property.",
            target.place.start,
            incomplete=False,
        )
    reader.skip_lines()
    if reader.at_statement_end or reader.next == "=":
        reader.fail(
            "ExpectedValueExpression",
            f"You must provide a value expression following the '{operator}' operator.",
        )
    with reader.deeper():
        value = reader.statement()
    place = reader.place(target.place.start, value.place.end)
    return Assign(place, target, operator[:-1].translate(_PLAIN_DASH) + "=", value)


_PLAIN_DASH = {ord(dash): "-" for dash in DASH}


def _value(reader: Reader, found: Expression) -> Value:
    redirections: list[Redirection] = []
    while redirection := take_redirection(reader):
        redirections.append(redirection)
        reader.skip()
    end = redirections[-1].place.end if redirections else found.place.end
    place = reader.place(found.place.start, end)
    return Value(place, found, tuple(redirections))


def _more_stages(reader: Reader) -> list[Command]:
    """Read the commands behind the first stage; a line may end at a `|`."""
    stages: list[Command] = []
    reader.skip()
    while reader.next == "|" and not reader.text.startswith("||", reader.at):
        reader.at += 1
        reader.skip_lines()
        if reader.at_statement_end or reader.next == "|":
            _empty_stage(reader)
        if starts_expression(reader):
            reader.fail(
                "ExpressionsMustBeFirstInPipeline",
                "Expressions are only allowed as the first element of a pipeline.",
            )
        stages.append(_command(reader))
        reader.skip()
    return stages


def _command(reader: Reader) -> Command:
    start = reader.at
    if reader.next == "|" and not reader.text.startswith("||", reader.at):
        _empty_stage(reader)
    if reader.next in DASHES:
        reader.fail(
            "MissingExpressionAfterOperator",
            f"Missing expression after unary operator '{reader.next}'.",
        )
    operator = reader.take(_INVOCATION)
    if operator:
        reader.skip()
        if reader.at_statement_end:
            reader.fail(
                "MissingExpression",
                f"Missing expression after '{operator[0]}' in pipeline element.",
            )
    name = single_argument(reader) if operator else word(reader)
    end = reader.at
    words, redirections = elements(reader)
    if parts := (*words, *redirections):
        end = max(part.place.end for part in parts)
    place = reader.place(start, end)
    return Command(place, name, words, redirections, operator[0] if operator else "")


def _empty_stage(reader: Reader) -> NoReturn:
    reader.fail("EmptyPipeElement", "An empty pipe element is not allowed.")


def _refuse_rest(reader: Reader) -> NoReturn:
    if reader.next == "&" and not reader.text.startswith("&&", reader.at):
        reader.fail(
            "AmpersandNotAllowed",
            "The ampersand (&) character is not allowed. The & operator is reserved "
            "for future use; put an ampersand in quotation marks to pass it as part "
            "of a text.",
        )
    reader.unexpected()
