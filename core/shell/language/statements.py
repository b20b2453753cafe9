"""Statements: which keyword begins which one, and everything that has none."""

import re
from collections.abc import Callable

from core.shell.language.blocks import keyword
from core.shell.language.branches import read_if, read_switch, read_trap, read_try
from core.shell.language.functions import read_function
from core.shell.language.loops import read_do, read_for, read_foreach, read_while
from core.shell.language.reader import Reader
from core.shell.language.refused import refuse
from core.shell.language.tree import (
    Block,
    Break,
    Continue,
    Exit,
    Expression,
    Return,
    Statement,
    Text,
    Throw,
)
from core.shell.language.variables import variable

_LABEL = re.compile(r":([^\W\d]\w*+)")
_LABEL_NAME = re.compile(r"[^\W\d]\w*+")
_LOOPS: dict[str, Callable[[Reader, int, str], Statement]] = {
    "do": read_do,
    "for": read_for,
    "foreach": read_foreach,
    "switch": read_switch,
    "while": read_while,
}
_OTHERS: dict[str, Callable[[Reader, int], Statement]] = {
    "if": read_if,
    "trap": read_trap,
    "try": read_try,
}
_VALUED: dict[str, type[Return | Throw | Exit]] = {
    "exit": Exit,
    "return": Return,
    "throw": Throw,
}
_JUMPS: dict[str, type[Break | Continue]] = {"break": Break, "continue": Continue}
_BEGINS_NOTHING = re.compile(
    r"begin|catch|else|elseif|end|finally|in|param|process|until"
)


def statements(reader: Reader) -> Block:
    """Read statements up to a closing bracket or the end."""
    start = reader.at
    found: list[Statement] = []
    while (one := next_statement(reader)) is not None:
        found.append(one)
    return Block(reader.place(start), tuple(found))


def next_statement(reader: Reader) -> Statement | None:
    """Read the next statement, if there is one before a closing bracket or the end."""
    reader.skip_separators()
    if reader.ends_at(")}"):
        return None
    before = reader.at
    found = statement(reader)
    if reader.at == before:
        reader.unexpected()
    return found


def statement(reader: Reader) -> Statement:
    """Read one statement."""
    start = reader.at
    if reader.next == ":" and (label := reader.take(_LABEL)):
        return _labelled(reader, start, label[1])
    word = keyword(reader)
    if not word:
        return reader.pipeline()
    refuse(reader, word)
    if _BEGINS_NOTHING.fullmatch(word):
        reader.unexpected()
    return _begun(reader, start, word)


def _begun(reader: Reader, start: int, word: str) -> Statement:
    """Read the statement of a keyword, or the pipeline that only looks like one."""
    end = start + len(word)
    if word in _LOOPS:
        reader.at = end
        return _LOOPS[word](reader, start, "")
    if word in _OTHERS:
        reader.at = end
        return _OTHERS[word](reader, start)
    if word in {"function", "filter"}:
        reader.at = end
        return read_function(reader, start, word)
    if word in _VALUED:
        reader.at = end
        value = _value(reader)
        return _VALUED[word](reader.place(start), value)
    if word in _JUMPS:
        reader.at = end
        target = _target(reader)
        return _JUMPS[word](reader.place(start), target)
    return reader.pipeline()


def _labelled(reader: Reader, start: int, label: str) -> Statement:
    reader.skip_lines()
    word = keyword(reader)
    if word not in _LOOPS:
        reader.unexpected()
    reader.at += len(word)
    return _LOOPS[word](reader, start, label)


def _value(reader: Reader) -> Statement | None:
    reader.skip()
    return None if reader.at_statement_end else reader.pipeline()


def _target(reader: Reader) -> Expression | None:
    """Read the label of a loop behind `break`, in the same line."""
    end = reader.at
    reader.skip()
    start = reader.at
    if found := reader.take(_LABEL_NAME):
        return Text(reader.place(start), found[0], bare=True)
    label = variable(reader)
    if label is None:
        reader.at = end
    return label
