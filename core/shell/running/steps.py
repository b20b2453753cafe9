"""`$i++` and its like."""

from collections.abc import Callable
from typing import Any

from core.shell.language import tree
from core.shell.running.code import Code, Flow, placed
from core.shell.running.compiling import expression
from core.shell.running.scope import Scope
from core.shell.running.targets import target_of
from core.shell.values.arithmetic import add
from core.shell.values.errors import ScriptError, failure
from core.shell.values.kinds import INT_MAX, INT_MIN, Value, is_number, net_name


def _step(node: tree.Step) -> Code:
    code, target = expression(node.target), target_of(node.target)
    put = target.set_now()
    if code.now is not None and put is not None:
        return Code(now=_plain(code.now, put, node))

    def flow(scope: Scope) -> Flow:
        before = yield from code.value(scope)
        after = _moved(before, node, scope)
        yield from target.set(scope, after)
        return after if node.before else (0 if before is None else before)

    return Code(flow=flow)


def _plain(
    get: Callable[[Scope], Value],
    put: Callable[[Scope, Value], None],
    node: tree.Step,
) -> Callable[[Scope], Value]:
    by, is_before = node.by, node.before

    def now(scope: Scope) -> Value:
        before = get(scope)
        if type(before) is int and INT_MIN < before < INT_MAX:
            after: Value = before + by
        else:
            after = _moved(before, node, scope)
        put(scope, after)
        return after if is_before else (0 if before is None else before)

    return now


def _moved(value: Value, node: tree.Step, scope: Scope) -> Value:
    if value is None or is_number(value):
        return add(0 if value is None else value, node.by)
    error: ScriptError = failure(
        f"The '{'++' if node.by > 0 else '--'}' operator works only on numbers. The "
        f"operand is a '{net_name(value)}'.",
        "OperatorRequiresNumber",
    )
    raise placed(error, node.place, scope)


EXPRESSIONS: dict[type, Callable[[Any], Code]] = {tree.Step: _step}
