"""`break`, `continue`, `return`, `throw` and `exit`."""

from collections.abc import Callable
from typing import Any

from core.shell.language import tree
from core.shell.running.blocks import output, statement_value
from core.shell.running.code import Act, Code, Output, placed
from core.shell.running.compiling import expression, statement
from core.shell.running.scope import Scope
from core.shell.running.signals import Exited
from core.shell.values.bag import Bag
from core.shell.values.errors import ErrorRecord, ScriptError
from core.shell.values.kinds import Value
from core.shell.values.numbers import to_whole
from core.shell.values.text import text_of


class LoopJump(BaseException):
    """A jump to a loop: the one with its label, or the innermost."""

    def __init__(self, label: str = "") -> None:
        """Keep the label in lower case."""
        super().__init__(label)
        self.label = label

    def is_for(self, label: str) -> bool:
        """Tell whether it means the loop with this label."""
        return self.label in ("", label.lower())


class BreakLoop(LoopJump):
    """`break`."""


class ContinueLoop(LoopJump):
    """`continue`."""


class Returned(BaseException):
    """`return`; its value went to the output before."""


def _jump(kind: type[LoopJump]) -> Callable[[tree.Break | tree.Continue], Act]:
    def compile_(node: tree.Break | tree.Continue) -> Act:
        label = None if node.label is None else expression(node.label)

        def do(scope: Scope) -> None:
            if label is None or label.now is None:
                raise kind
            raise kind(text_of(label.now(scope)).lower())

        return Act(do=do)

    return compile_


def _return(node: tree.Return) -> Act:
    if node.value is None:
        return Act(do=_leave)
    act = statement(node.value)

    def flow(scope: Scope) -> Output:
        yield from output(act, scope)
        raise Returned

    return Act(flow=flow)


def _leave(_: Scope) -> None:
    raise Returned


def _value_code(node: tree.Statement | None) -> Code:
    return Code(now=lambda _: None) if node is None else statement_value(node)


def _throw(node: tree.Throw) -> Act:
    code = _value_code(node.value)

    def flow(scope: Scope) -> Output:
        value = yield from code.value(scope)
        raise placed(ScriptError(_thrown(value, scope)), node.place, scope)

    return Act(flow=flow)


def _thrown(value: Value, scope: Scope) -> ErrorRecord:
    if value is None:
        value = scope.get("_")
        if not isinstance(value, ErrorRecord):
            value = "ScriptHalted"
    if isinstance(value, ErrorRecord):
        value.is_thrown = True
        return value
    record = ErrorRecord(text_of(value), target=value, thrown=value, is_thrown=True)
    if isinstance(value, Bag) and "Message" in value:
        record.message = text_of(value.get("Message"))
        record.exception = value.net_name
        record.target = None
    record.error_id = record.message
    return record


def _exit(node: tree.Exit) -> Act:
    code = _value_code(node.value)

    def flow(scope: Scope) -> Output:
        value = yield from code.value(scope)
        raise Exited(int(to_whole(value, "System.Int32")))

    return Act(flow=flow)


STATEMENTS: dict[type, Callable[[Any], Act]] = {
    tree.Break: _jump(BreakLoop),
    tree.Continue: _jump(ContinueLoop),
    tree.Return: _return,
    tree.Throw: _throw,
    tree.Exit: _exit,
}
