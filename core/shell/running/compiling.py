"""Compiles a node of the tree by its class; the tables are those of the subjects."""

import functools
from collections.abc import Callable, Sequence
from typing import Any

from core.shell.language import tree
from core.shell.running.code import Act, Code


def expression(node: tree.Expression) -> Code:
    """Compile an expression."""
    return _expressions()[type(node)](node)


def expressions(nodes: Sequence[tree.Expression]) -> list[Code]:
    """Compile several."""
    return [expression(node) for node in nodes]


def statement(node: tree.Statement) -> Act:
    """Compile a statement for its output."""
    return _statements()[type(node)](node)


@functools.cache
def _expressions() -> dict[type, Callable[[Any], Code]]:
    from core.shell.running import literals, members, operators, steps

    return {
        **literals.EXPRESSIONS,
        **operators.EXPRESSIONS,
        **members.EXPRESSIONS,
        **steps.EXPRESSIONS,
    }


@functools.cache
def _statements() -> dict[type, Callable[[Any], Act]]:
    from core.shell.running import (
        assignments,
        branches,
        functions,
        jumps,
        loops,
        pipelines,
        trying,
    )

    return {
        **assignments.STATEMENTS,
        **branches.STATEMENTS,
        **functions.STATEMENTS,
        **jumps.STATEMENTS,
        **loops.STATEMENTS,
        **pipelines.STATEMENTS,
        **trying.STATEMENTS,
    }
