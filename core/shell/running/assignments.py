"""`=`, `+=` and their like."""

from collections.abc import Callable
from typing import Any

from core.shell.language import tree
from core.shell.running.blocks import assigned
from core.shell.running.code import Act, Code, Flow, Output, placed
from core.shell.running.compiling import expression
from core.shell.running.scope import NOTHING, Scope
from core.shell.running.targets import target_of
from core.shell.values import arithmetic
from core.shell.values.errors import ScriptError
from core.shell.values.kinds import Growing, Value

_OPERATORS = {
    "+=": arithmetic.add,
    "-=": arithmetic.subtract,
    "*=": arithmetic.multiply,
    "/=": arithmetic.divide,
    "%=": arithmetic.remainder,
}


def _assign(node: tree.Assign) -> Act:
    code = assigned_value(node)
    if code.now is not None:
        now = code.now

        def do(scope: Scope) -> None:
            now(scope)
            scope.engine.ok = True

        return Act(do=do)

    def flow(scope: Scope) -> Output:
        yield from code.value(scope)

    return Act(flow=flow)


def assigned_value(node: tree.Assign) -> Code:
    """Compile an assignment for the value that it has in parentheses."""
    target = target_of(node.target)
    value = _new_value(node)
    put = target.set_now()
    if value.now is not None and put is not None:
        return Code(now=_plain(value.now, put, node))

    def flow(scope: Scope) -> Flow:
        found = yield from value.value(scope)
        try:
            yield from target.set(scope, found)
        except ScriptError as error:
            raise placed(error, node.place, scope) from None
        return None if found is NOTHING else found

    return Code(flow=flow)


def _plain(
    get: Callable[[Scope], Value],
    put: Callable[[Scope, Value], None],
    node: tree.Assign,
) -> Callable[[Scope], Value]:
    def now(scope: Scope) -> Value:
        value = get(scope)
        try:
            put(scope, value)
        except ScriptError as error:
            raise placed(error, node.place, scope) from None
        return value

    return now


def _new_value(node: tree.Assign) -> Code:
    value = assigned(node.value)
    if node.operator == "=":
        return value
    before, act = expression(node.target), _OPERATORS[node.operator]

    def reckoned(scope: Scope, old: Value, new: Value) -> Value:
        new = None if new is NOTHING else new
        if isinstance(old, Growing):
            old = list(old)
        try:
            return act(old, new)
        except ScriptError as error:
            raise placed(error, node.place, scope) from None

    if before.now is not None and value.now is not None:
        first, second = before.now, value.now
        return Code(now=lambda scope: reckoned(scope, first(scope), second(scope)))

    def flow(scope: Scope) -> Flow:
        new = yield from value.value(scope)
        old = yield from before.value(scope)
        return reckoned(scope, old, new)

    return Code(flow=flow)


STATEMENTS: dict[type, Callable[[Any], Act]] = {tree.Assign: _assign}
