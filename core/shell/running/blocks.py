"""Blocks of statements, their values, and script blocks as values."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from core.shell.language import tree
from core.shell.running.code import Act, Code, Flow, Output, gather
from core.shell.running.compiling import expression, statement
from core.shell.running.scope import NOTHING, Scope
from core.shell.values.conversion import collected
from core.shell.values.errors import ScriptError

if TYPE_CHECKING:
    from collections.abc import Callable

    from core.shell.running.parameters import Parameter
    from core.shell.values.kinds import Value


class ScriptBlock:
    """A script block: its code, and the scope in which it was written."""

    net_name = "System.Management.Automation.ScriptBlock"
    __slots__ = ("body", "place", "scope", "source")

    def __init__(self, body: Body, scope: Scope, place: tree.Place) -> None:
        """Keep the code; nothing runs."""
        self.body = body
        self.scope = scope
        self.place = place
        self.source = scope.source

    def text(self) -> str:
        """Return what stands between its braces."""
        return self.source.text[self.place.start + 1 : self.place.end - 1]


def block(node: tree.Block | None) -> Act:
    """Compile the statements of a block; it ends with one that fails for good."""
    if node is None:
        return Act(do=lambda _: None)
    traps = [s for s in node.statements if isinstance(s, tree.Trap)]
    acts = [statement(s) for s in node.statements if not isinstance(s, tree.Trap)]
    if traps:
        from core.shell.running.trying import trapping

        return trapping(traps, acts)
    return in_order(acts)


def in_order(acts: list[Act]) -> Act:
    """Do one statement after the other; what fails is told, and the next one done."""
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
                scope.engine.recover(error, scope)

    return Act(flow=flow)


def _all_plain(acts: list[Callable[[Scope], None]]) -> Callable[[Scope], None]:
    if len(acts) == 1:
        act = acts[0]

        def do_one(scope: Scope) -> None:
            try:
                act(scope)
            except ScriptError as error:
                scope.engine.recover(error, scope)

        return do_one

    def do(scope: Scope) -> None:
        for act in acts:
            try:
                act(scope)
            except ScriptError as error:
                scope.engine.recover(error, scope)

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


def statement_value(node: tree.Statement, *, gives_assigned: bool = False) -> Code:
    """Compile a statement for its value, as `( )` and the right of `=` take it."""
    if isinstance(node, tree.Assign) and gives_assigned:
        from core.shell.running.assignments import assigned_value

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
    if single_expression(node) is not None:
        return statement_value(node)
    act = statement(node)

    def flow(scope: Scope) -> Flow:
        found = yield from gather(output(act, scope))
        return collected(found) if found else NOTHING

    return Code(flow=flow)


class Body:
    """The code of a script, a function or a script block; compiled when it is run."""

    def __init__(self, script: tree.Script) -> None:
        """Keep the tree."""
        self.script = script

    @functools.cached_property
    def begin(self) -> Act:
        """What is done once, before all."""
        return block(self.script.begin)

    @functools.cached_property
    def process(self) -> Act | None:
        """What is done for each object of the pipeline."""
        found = self.script.process
        return None if found is None else block(found)

    @functools.cached_property
    def end(self) -> Act:
        """What is done once, after all."""
        return block(self.script.end)

    @functools.cached_property
    def parameters(self) -> tuple[Parameter, ...]:
        """What it takes."""
        from core.shell.running.declared import parameters_of

        return parameters_of(self.script.parameters)

    @functools.cached_property
    def is_advanced(self) -> bool:
        """Tell whether it has the common parameters, and refuses what it has not."""
        from core.shell.running.declared import is_advanced

        return is_advanced(self.script.parameters)

    @property
    def is_plain(self) -> bool:
        """Tell whether it has neither `begin` nor `process`."""
        return self.script.begin is None and self.script.process is None
