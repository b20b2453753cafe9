"""`if` and `switch`."""

from collections.abc import Callable
from typing import Any

from core.management.texts import decoded, lines_of
from core.shell.drives import files
from core.shell.language import tree
from core.shell.running.blocks import assigned, block, output, statement_value
from core.shell.running.code import Act, Code, Flow, Output
from core.shell.running.compiling import expression
from core.shell.running.items import with_item
from core.shell.running.jumps import BreakLoop, ContinueLoop
from core.shell.running.operators import matches
from core.shell.running.scope import NOTHING, Scope
from core.shell.running.script_block import ScriptBlock
from core.shell.values.comparison import is_equal
from core.shell.values.conversion import as_list, is_true
from core.shell.values.kinds import Value
from core.shell.values.patterns import is_like, search
from core.shell.values.text import text_of


def _if(node: tree.If) -> Act:
    clauses = [(statement_value(c.condition), block(c.body)) for c in node.clauses]
    otherwise = block(node.otherwise)
    are_plain = all(c.now is not None and b.do is not None for c, b in clauses)
    if are_plain and otherwise.do is not None:
        return Act(do=_plain_if(clauses, otherwise.do))

    def flow(scope: Scope) -> Output:
        for condition, body in clauses:
            if condition.now is not None:
                value = condition.now(scope)
            else:
                value = yield from condition.value(scope)
            if is_true(value):
                yield from output(body, scope)
                return
        yield from output(otherwise, scope)

    return Act(flow=flow)


def _plain_if(
    clauses: list[tuple[Code, Act]], otherwise: Callable[[Scope], None]
) -> Callable[[Scope], None]:
    pairs = [
        (c.now, b.do) for c, b in clauses if c.now is not None and b.do is not None
    ]

    def do(scope: Scope) -> None:
        for condition, body in pairs:
            if is_true(condition(scope)):
                body(scope)
                return
        otherwise(scope)

    return do


def _switch(node: tree.Switch) -> Act:
    subject = assigned(node.subject)
    cases = [(expression(case.pattern), block(case.body)) for case in node.cases]
    otherwise, options = block(node.otherwise), node.options

    def flow(scope: Scope) -> Output:
        values = yield from subject.value(scope)
        if "file" in options:
            content = files.read(scope.engine, text_of(values))
            values = lines_of(decoded(content))
        before = scope.names.get("_")
        try:
            for value in _asked(values):
                scope.names["_"] = value
                try:
                    yield from _one(scope, value)
                except ContinueLoop as jump:
                    if not jump.is_for(node.label):
                        raise
        except BreakLoop as jump:
            if not jump.is_for(node.label):
                raise
        finally:
            scope.names["_"] = before

    def _one(scope: Scope, value: Value) -> Output:
        is_found = False
        for pattern, body in cases:
            wanted = yield from pattern.value(scope)
            if (yield from _fits(scope, value, wanted, options)):
                is_found = True
                yield from output(body, scope)
        if not is_found:
            yield from output(otherwise, scope)

    return Act(flow=flow)


def _asked(values: Value) -> list[Value]:
    """List what a switch asks about: $null once, and no output not at all."""
    if values is NOTHING:
        return []
    return [None] if values is None else list(as_list(values))


def _fits(scope: Scope, value: Value, wanted: Value, options: frozenset[str]) -> Flow:
    is_case = "casesensitive" in options
    if isinstance(wanted, ScriptBlock):
        return is_true((yield from with_item(wanted, value)))
    if "wildcard" in options:
        return is_like(text_of(value), text_of(wanted), case=is_case)
    if "regex" in options:
        found = search(text_of(wanted), text_of(value), case=is_case)
        if found is not None:
            scope.names["matches"] = matches(found)
        return found is not None
    if isinstance(value, str) and not isinstance(wanted, str):
        return is_equal(value, text_of(wanted), case=is_case)
    return is_equal(value, wanted, case=is_case)


STATEMENTS: dict[type, Callable[[Any], Act]] = {
    tree.If: _if,
    tree.Switch: _switch,
}
