"""`foreach`, `for`, `while` and `do`; each turn is a step of the budget."""

from collections.abc import Callable, Iterator
from typing import Any

from core.shell.language import tree
from core.shell.running.blocks import block, output, statement_value
from core.shell.running.code import Act, Code, Output
from core.shell.running.compiling import statement
from core.shell.running.jumps import BreakLoop, ContinueLoop
from core.shell.running.scope import Scope
from core.shell.values.conversion import is_true
from core.shell.values.kinds import Value


def _once(body: Act, label: str) -> Callable[[Scope], Output]:
    """Return one turn of a loop; `continue` ends it, `break` goes on to the loop."""

    def turn(scope: Scope) -> Output:
        meter = scope.engine.meter
        meter.steps += 1
        if meter.steps >= meter.due:
            yield from meter.rest()
        try:
            if body.do is not None:
                body.do(scope)
            elif body.flow is not None:
                yield from body.flow(scope)
        except ContinueLoop as jump:
            if not jump.is_for(label):
                raise

    return turn


def _for_each(node: tree.ForEach) -> Act:
    source, body, label = statement_value(node.source), block(node.body), node.label
    key, turn = node.variable.name.lower(), _once(block(node.body), node.label)
    plain = body.do

    def flow(scope: Scope) -> Output:
        values = yield from source.value(scope)
        meter = scope.engine.meter
        try:
            for value in _members(values):
                scope.set(key, value)
                if plain is None or meter.steps + 1 >= meter.due:
                    yield from turn(scope)
                    continue
                meter.steps += 1
                try:
                    plain(scope)
                except ContinueLoop as jump:
                    if not jump.is_for(label):
                        raise
        except BreakLoop as jump:
            if not jump.is_for(label):
                raise

    return Act(flow=flow)


def _members(value: Value) -> Iterator[Value]:
    """Go through what `foreach` goes through: of $null nothing, of a scalar it alone.

    An array is gone through as it is when the loop begins.
    """
    if isinstance(value, list):
        yield from list(value)
    elif value is not None:
        yield value


def _for(node: tree.For) -> Act:
    first = None if node.first is None else statement(node.first)
    after = Act(do=lambda _: None) if node.after is None else statement(node.after)
    loop = _while_true(_condition(node.condition), node.body, after, node.label)

    def flow(scope: Scope) -> Output:
        if first is not None:
            yield from output(first, scope)
        yield from loop(scope)

    return Act(flow=flow)


def _while(node: tree.While) -> Act:
    nothing = Act(do=lambda _: None)
    condition = _condition(node.condition)
    return Act(flow=_while_true(condition, node.body, nothing, node.label))


def _condition(node: tree.Statement | None) -> Code:
    return Code(now=lambda _: True) if node is None else statement_value(node)


def _while_true(
    condition: Code, node: tree.Block, after: Act, label: str
) -> Callable[[Scope], Output]:
    body = block(node)
    turn = _once(body, label)
    if condition.now is not None and body.do is not None and after.do is not None:
        return _plain_while(condition.now, body.do, after.do, label)

    def flow(scope: Scope) -> Output:
        try:
            while is_true((yield from condition.value(scope))):
                yield from turn(scope)
                yield from output(after, scope)
        except BreakLoop as jump:
            if not jump.is_for(label):
                raise

    return flow


def _plain_while(
    condition: Callable[[Scope], Value],
    body: Callable[[Scope], None],
    after: Callable[[Scope], None],
    label: str,
) -> Callable[[Scope], Output]:
    """Return a loop of which nothing but the loop itself pauses."""

    def flow(scope: Scope) -> Output:
        meter = scope.engine.meter
        try:
            while is_true(condition(scope)):
                meter.steps += 1
                if meter.steps >= meter.due:
                    yield from meter.rest()
                try:
                    body(scope)
                except ContinueLoop as jump:
                    if not jump.is_for(label):
                        raise
                after(scope)
        except BreakLoop as jump:
            if not jump.is_for(label):
                raise

    return flow


def _do(node: tree.Do) -> Act:
    turn, condition = _once(block(node.body), node.label), _condition(node.condition)

    def flow(scope: Scope) -> Output:
        try:
            while True:
                yield from turn(scope)
                if is_true((yield from condition.value(scope))) is node.until:
                    return
        except BreakLoop as jump:
            if not jump.is_for(node.label):
                raise

    return Act(flow=flow)


STATEMENTS: dict[type, Callable[[Any], Act]] = {
    tree.ForEach: _for_each,
    tree.For: _for,
    tree.While: _while,
    tree.Do: _do,
}
"""A hash table is one value to `foreach`, as it is to a pipeline."""
