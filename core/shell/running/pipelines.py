"""Pipelines: stages that pull objects from the one before them."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from core.shell.language import tree
from core.shell.running.blocks import single_expression
from core.shell.running.code import Act, Output, values_of
from core.shell.running.commands import command_stage
from core.shell.running.compiling import expression
from core.shell.running.redirecting import Stage, redirected
from core.shell.running.scope import NOTHING, Scope
from core.shell.values.errors import ScriptError

if TYPE_CHECKING:
    from core.shell.values.kinds import Value


def _pipeline(node: tree.Pipeline) -> Act:
    alone = _silent(node) or _plain_value(node)
    if alone is not None:
        return alone
    stages = [_stage(stage) for stage in node.stages]

    def flow(scope: Scope) -> Output:
        engine = scope.engine
        failures = engine.failures
        output: Output | None = None
        for stage in stages:
            output = stage(scope, output)
        assert output is not None
        try:
            yield from output
        except ScriptError:
            engine.ok = False
            raise
        engine.ok = engine.failures == failures

    return Act(flow=flow)


def _silent(node: tree.Pipeline) -> Act | None:
    """Compile `$i++` and `[void]$x`: statements without output."""
    stage = node.stages[0]
    if len(node.stages) > 1 or not isinstance(stage, tree.Value) or stage.redirections:
        return None
    inner = stage.expression
    if not isinstance(inner, tree.Step) and not _is_void(inner):
        return None
    code = expression(inner)
    if code.now is not None:
        now = code.now

        def do(scope: Scope) -> None:
            now(scope)

        return Act(do=do)

    def flow(scope: Scope) -> Output:
        yield from code.value(scope)

    return Act(flow=flow)


def _plain_value(node: tree.Pipeline) -> Act | None:
    """Compile an expression that asks no command, and is the whole statement."""
    only = single_expression(node)
    if only is None or isinstance(only, tree.Variable):
        return None
    now = expression(only).now
    if now is None:
        return None

    def flow(scope: Scope) -> Output:
        value = now(scope)
        scope.engine.ok = True
        if isinstance(value, list):
            yield from value
        else:
            yield value

    return Act(flow=flow)


def _is_void(node: tree.Expression) -> bool:
    return isinstance(node, tree.Cast) and node.type.name.lower() in (
        "void",
        "system.void",
    )


def _stage(node: tree.Command | tree.Value) -> Stage:
    if isinstance(node, tree.Command):
        return redirected(command_stage(node), node.redirections)
    return redirected(_value_stage(node.expression), node.redirections)


def _value_stage(node: tree.Expression) -> Stage:
    if isinstance(node, tree.Variable) and not node.scope:
        return _variable_stage(node)
    code = expression(node)

    def run(scope: Scope, _: Output | None) -> Output:
        value = yield from code.value(scope)
        yield from values_of(value, scope)

    return run


def _variable_stage(node: tree.Variable) -> Stage:
    """Give what a variable holds; nothing where it holds the output of nothing."""
    code = expression(node)
    key = node.name.lower()

    def run(scope: Scope, _: Output | None) -> Output:
        if scope.raw(key) is NOTHING:
            return
        value: Value = yield from code.value(scope)
        yield from values_of(value, scope)

    return run


STATEMENTS: dict[type, Callable[[Any], Act]] = {tree.Pipeline: _pipeline}
