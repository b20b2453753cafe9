"""Statements that choose: `if`, `switch`, `try` and `trap`."""

import re

from core.shell.language.arguments import argument, single_argument
from core.shell.language.blocks import block, condition, take_keyword
from core.shell.language.characters import DASH
from core.shell.language.primaries import close_brace
from core.shell.language.reader import Reader
from core.shell.language.tree import (
    Block,
    Case,
    Catch,
    Clause,
    If,
    Pipeline,
    Statement,
    Switch,
    Trap,
    Try,
    TypeLiteral,
    Value,
)
from core.shell.language.type_names import type_literal

_OPTION = re.compile(rf"[{DASH}]([A-Za-z]++)")
_OPTIONS = ("casesensitive", "exact", "file", "regex", "wildcard")


def read_if(reader: Reader, start: int) -> If:
    """Read `if` after its keyword."""
    clauses = []
    word = "if"
    while word in {"if", "elseif"}:
        clauses.append(_clause(reader, word))
        word = take_keyword(reader, "elseif", "else")
    otherwise = None
    if word:
        otherwise = block(
            reader,
            "MissingStatementBlockAfterElse",
            "Missing statement block after 'else' keyword.",
        )
    return If(reader.place(start), tuple(clauses), otherwise)


def _clause(reader: Reader, word: str) -> Clause:
    asked = condition(reader, word)
    body = block(
        reader,
        "MissingStatementBlock",
        f"Missing statement block after {word} ( condition ).",
    )
    return Clause(reader.place(asked.place.start), asked, body)


def read_switch(reader: Reader, start: int, label: str) -> Switch:
    """Read `switch` after its keyword."""
    options: set[str] = set()
    subject: Statement | None = None
    reader.skip_lines()
    while found := reader.take(_OPTION):
        option = _option(reader, found)
        options.add(option)
        reader.skip_lines()
        if option == "file" and reader.next != "(":
            subject = _file(reader)
            reader.skip_lines()
    subject = subject or condition(reader, "switch")
    cases, otherwise = _cases(reader)
    place = reader.place(start)
    return Switch(place, subject, cases, otherwise, frozenset(options), label)


def _option(reader: Reader, found: re.Match[str]) -> str:
    fitting = [name for name in _OPTIONS if name.startswith(found[1].lower())]
    if not fitting:
        reader.fail(
            "InvalidSwitchFlag",
            f"The parameter '{found[0]}' is not valid for the switch statement.",
            found.start(),
            incomplete=False,
        )
    return fitting[0]


def _file(reader: Reader) -> Statement:
    found = single_argument(reader)
    return Pipeline(found.place, (Value(found.place, found),))


def _cases(reader: Reader) -> tuple[tuple[Case, ...], Block | None]:
    reader.skip_lines()
    start = reader.at
    if not reader.taken("{"):
        reader.fail(
            "MissingCurlyBraceInSwitchStatement", "Missing '{' in switch statement."
        )
    cases: list[Case] = []
    otherwise: Block | None = None
    with reader.deeper():
        reader.skip_separators()
        while not reader.ends_at("}"):
            here = reader.at
            if take_keyword(reader, "default"):
                if otherwise:
                    _second_default(reader, here)
                otherwise = _case_body(reader)
            else:
                pattern = argument(reader)
                body = _case_body(reader)
                cases.append(Case(reader.place(here), pattern, body))
            reader.skip_separators()
    close_brace(reader, start)
    return tuple(cases), otherwise


def _case_body(reader: Reader) -> Block:
    return block(
        reader,
        "MissingSwitchStatementClause",
        "Missing statement block in switch statement clause.",
    )


def _second_default(reader: Reader, start: int) -> None:
    reader.fail(
        "MultipleSwitchDefaultClauses",
        "A switch statement must have only one default clause.",
        start,
        incomplete=False,
    )


def read_try(reader: Reader, start: int) -> Try:
    """Read `try` after its keyword."""
    body = block(
        reader,
        "MissingTryStatementBlock",
        "The Try statement is missing its statement block.",
    )
    catches = []
    while take_keyword(reader, "catch"):
        catches.append(_catch(reader))
    final = None
    if take_keyword(reader, "finally"):
        final = block(
            reader,
            "MissingFinallyStatementBlock",
            "The Finally block is missing its statement block.",
        )
    if not catches and final is None:
        reader.skip_lines()
        reader.fail(
            "MissingCatchOrFinally",
            "The Try statement is missing its Catch or Finally block.",
        )
    return Try(reader.place(start), body, tuple(catches), final)


def _catch(reader: Reader) -> Catch:
    start = reader.at
    types: list[TypeLiteral] = []
    reader.skip_lines()
    while found := type_literal(reader):
        types.append(found)
        reader.skip_lines()
        if reader.taken(","):
            reader.skip_lines()
    body = block(
        reader,
        "MissingCatchHandlerBlock",
        "The Catch block is missing its statement block.",
    )
    return Catch(reader.place(start), tuple(types), body)


def read_trap(reader: Reader, start: int) -> Trap:
    """Read `trap` after its keyword."""
    reader.skip_lines()
    found = type_literal(reader)
    body = block(
        reader,
        "MissingTrapStatement",
        "The Trap statement is missing its statement block.",
    )
    return Trap(reader.place(start), found, body)
