"""Blocks of statements, and their values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.shell.language import tree
from core.shell.running.code import Act, Code, Flow, Output, gather
from core.shell.running.compiling import (
    assigned_value,
    count_steps,
    expression,
    statement,
    trapping,
)
from core.shell.running.scope import NOTHING, Scope
from core.shell.running.telling import recover
from core.shell.values.conversion import collected
from core.shell.values.errors import ScriptError

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.shell.values.kinds import Value


def block(node: tree.Block | None) -> Act:
    """Compile the statements of a block; it ends with one that fails for good."""
    if node is None:
        return Act(do=lambda _: None)
    traps = [s for s in node.statements if isinstance(s, tree.Trap)]
    count_steps(len(node.statements))
    acts = [statement(s) for s in node.statements if not isinstance(s, tree.Trap)]
    if traps:
        return trapping(traps, acts)
    return in_order(acts)


def in_order(acts: list[Act]) -> Act:
    """Do one statement after the other; what fails is told, and the next one done."""
    count_steps(len(acts))
    plain = [act.do for act in acts if act.do is not None]
    if len(plain) == len(acts):
        return Act(do=_all_plain(plain))

    def flow(scope: Scope) -> Output:
        for act in acts:
            try:
                if act.do is not None:
                    act.do(scope)
                elif act.flow is not None:
                    yield from act.flow(scope)
            except ScriptError as error:
                recover(scope, error)

    return Act(flow=flow)


def _all_plain(acts: list[Callable[[Scope], None]]) -> Callable[[Scope], None]:
    if len(acts) == 1:
        act = acts[0]

        def do_one(scope: Scope) -> None:
            try:
                act(scope)
            except ScriptError as error:
                recover(scope, error)

        return do_one

    def do(scope: Scope) -> None:
        for act in acts:
            try:
                act(scope)
            except ScriptError as error:
                recover(scope, error)

    return do


def output(act: Act, scope: Scope) -> Output:
    """Carry out code in either form."""
    if act.do is not None:
        act.do(scope)
    elif act.flow is not None:
        yield from act.flow(scope)


def single_expression(node: tree.Statement) -> tree.Expression | None:
    """Return the expression that a statement is and nothing more, if it is one."""
    if not isinstance(node, tree.Pipeline) or len(node.stages) != 1:
        return None
    stage = node.stages[0]
    if isinstance(stage, tree.Value) and not stage.redirections:
        return stage.expression
    return None


def value(node: tree.Block, *, as_array: bool = False) -> Code:
    """Compile `$( )` or `@( )`: what a block gives as a value."""
    only = single_expression(node.statements[0]) if len(node.statements) == 1 else None
    code = None if only is None or _is_silent(only) else expression(only)
    if code is not None and code.now is not None:
        now = code.now
        if as_array:
            return Code(now=lambda scope: _array_of(now(scope)))
        return Code(now=lambda scope: _unrolled(now(scope)))
    act = block(node)

    def flow(scope: Scope) -> Flow:
        found = yield from gather(output(act, scope))
        return found if as_array else collected(found)

    return Code(flow=flow)


def plain_value(node: tree.Block | None) -> Callable[[Scope], Value] | None:
    """Return the code of a block that is one expression, and asks no command."""
    if node is None or len(node.statements) != 1:
        return None
    only = single_expression(node.statements[0])
    return None if only is None or _is_silent(only) else expression(only).now


def _is_silent(node: tree.Expression) -> bool:
    """Tell whether an expression gives no output as a statement: `$i++`."""
    return isinstance(node, tree.Step) or (
        isinstance(node, tree.Cast)
        and node.type.name.lower() in ("void", "system.void")
    )


def _array_of(found: Value) -> list[Value]:
    return list(found) if isinstance(found, list) else [found]


def _unrolled(found: Value) -> Value:
    return collected(list(found)) if isinstance(found, list) else found


def statement_value(node: tree.Statement) -> Code:
    """Compile a statement for its value, as `( )`, a condition and `=` take it."""
    if isinstance(node, tree.Assign):
        return assigned_value(node)
    only = single_expression(node)
    if only is not None:
        return expression(only)
    act = statement(node)

    def flow(scope: Scope) -> Flow:
        return collected((yield from gather(output(act, scope))))

    return Code(flow=flow)


def assigned(node: tree.Statement) -> Code:
    """Compile the right of `=`: output without any object is no $null in a pipeline."""
    if isinstance(node, tree.Assign) or single_expression(node) is not None:
        return statement_value(node)
    act = statement(node)

    def flow(scope: Scope) -> Flow:
        found = yield from gather(output(act, scope))
        return collected(found) if found else NOTHING

    return Code(flow=flow)
