"""`try`, `catch`, `finally` and `trap`."""

from collections.abc import Callable, Sequence
from typing import Any

from core.shell.language import tree
from core.shell.running.blocks import block, output
from core.shell.running.code import Act, Output
from core.shell.running.jumps import BreakLoop, ContinueLoop
from core.shell.running.scope import Scope
from core.shell.running.signals import Signal
from core.shell.running.telling import recover, tell
from core.shell.values.errors import ErrorRecord, ScriptError

Handler = tuple[tuple[str, ...], Act]
"""The exceptions that are taken, none for all, and what is done with one."""


def _try(node: tree.Try) -> Act:
    body = block(node.body)
    handlers = [
        (tuple(kind.name for kind in catch.types), block(catch.body))
        for catch in node.catches
    ]
    final = None if node.final is None else block(node.final)

    def tried(scope: Scope) -> Output:
        scope.tries += 1
        try:
            yield from output(body, scope)
        except ScriptError as error:
            scope.tries -= 1
            try:
                yield from _handled(error, handlers, scope)
            finally:
                scope.tries += 1
        finally:
            scope.tries -= 1

    if final is None:
        return Act(flow=tried)

    def flow(scope: Scope) -> Output:
        try:
            yield from tried(scope)
        except GeneratorExit:
            _to_its_end(final, scope)
            raise
        except BaseException:
            yield from output(final, scope)
            raise
        yield from output(final, scope)

    return Act(flow=flow)


def _to_its_end(final: Act, scope: Scope) -> None:
    """Carry out `finally` of a script that is stopped; nobody hears of its output."""
    for found in output(final, scope):
        if isinstance(found, Signal) and scope.engine.meter.is_used_up:
            return


def _handled(error: ScriptError, handlers: Sequence[Handler], scope: Scope) -> Output:
    handler = _handler_of(error.record, handlers)
    if handler is None:
        raise error
    scope.engine.remember(error.record)
    error.record.is_thrown = False
    with_record = _with_record(error.record, handler, scope)
    yield from with_record


def _with_record(record: ErrorRecord, handler: Act, scope: Scope) -> Output:
    before = scope.names.get("_")
    scope.names["_"] = record
    try:
        yield from output(handler, scope)
    finally:
        scope.names["_"] = before


def _handler_of(record: ErrorRecord, handlers: Sequence[Handler]) -> Act | None:
    for fits in (_is_named, _is_kind):
        for names, act in handlers:
            if any(fits(record, name.lower()) for name in names):
                return act
    return next((act for names, act in handlers if not names), None)


def _is_named(record: ErrorRecord, name: str) -> bool:
    return any(
        _has_name(full.lower(), name) for full in (record.exception, record.inner)
    )


def _has_name(full: str, name: str) -> bool:
    return full in (name, f"system.{name}") or full.endswith(f".{name}")


def _is_kind(record: ErrorRecord, name: str) -> bool:
    """Tell whether a name is one of what the exception is derived from."""
    plain = name.removeprefix("system.")
    if plain in ("exception", "systemexception"):
        return True
    is_own = record.exception.startswith("System.Management.Automation.")
    return is_own and plain == "management.automation.runtimeexception"


def trapping(traps: Sequence[tree.Trap], acts: Sequence[Act]) -> Act:
    """Compile a block with traps: they are asked before an error is told.

    After `continue` nothing is told, after `break` the error goes on, and otherwise it
    is told and the next statement done.
    """
    handlers = [
        ((trap.type.name,) if trap.type is not None else (), block(trap.body))
        for trap in traps
    ]

    def flow(scope: Scope) -> Output:
        for act in acts:
            try:
                yield from output(act, scope)
            except ScriptError as error:
                yield from trapped(error, scope)

    def trapped(error: ScriptError, scope: Scope) -> Output:
        handler = _handler_of(error.record, handlers)
        if handler is None:
            recover(scope, error)
            return
        try:
            yield from _with_record(error.record, handler, scope)
        except ContinueLoop:
            scope.engine.remember(error.record)
            return
        except BreakLoop:
            raise error from None
        tell(scope, error.record)

    return Act(flow=flow)


STATEMENTS: dict[type, Callable[[Any], Act]] = {tree.Try: _try}
