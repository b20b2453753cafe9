"""Compiles a node of the tree by its class.

What compiles which class stands in `table.py`, above all files that do it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from core.shell.language import tree
from core.shell.language.pieces import current_pace
from core.shell.running.code import Act, Code


@dataclass(frozen=True)
class Compilers:
    """What compiles the classes of the tree."""

    expressions: Mapping[type, Callable[[Any], Code]]
    statements: Mapping[type, Callable[[Any], Act]]
    assigned_value: Callable[[tree.Assign], Code]
    """An assignment in parentheses."""
    trapping: Callable[[Sequence[tree.Trap], Sequence[Act]], Act]
    """A block with traps."""


_known: list[Compilers] = []


def learn(compilers: Compilers) -> None:
    """Take what compiles the tree from now on."""
    _known[:] = [compilers]


def count_steps(count: int = 1) -> None:
    """Count steps of compiling, which may be a pause."""
    pace = current_pace()
    if pace is not None:
        pace.step(count)


def expression(node: tree.Expression) -> Code:
    """Compile an expression."""
    count_steps()
    return _known[0].expressions[type(node)](node)


def expressions(nodes: Sequence[tree.Expression]) -> list[Code]:
    """Compile several."""
    return [expression(node) for node in nodes]


def statement(node: tree.Statement) -> Act:
    """Compile a statement for its output."""
    count_steps()
    return _known[0].statements[type(node)](node)


def assigned_value(node: tree.Assign) -> Code:
    """Compile an assignment for the value that it has in parentheses."""
    return _known[0].assigned_value(node)


def trapping(traps: Sequence[tree.Trap], acts: Sequence[Act]) -> Act:
    """Compile a block with traps."""
    return _known[0].trapping(traps, acts)
