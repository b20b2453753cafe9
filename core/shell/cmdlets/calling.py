"""Calls a cmdlet: common parameters, binding, input, and errors in its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.errors import Refused
from core.shell.cmdlets.cmdlet import Call, Cmdlet
from core.shell.running.binding import Argument, Binder, Bound
from core.shell.running.engine import refusal
from core.shell.running.functions import bound_by_item, missing_mandatory
from core.shell.running.preferences import taken_out
from core.shell.running.redirecting import with_streams
from core.shell.running.signals import Ask, Question, Signal
from core.shell.running.telling import fail
from core.shell.values.errors import ScriptError, failure

if TYPE_CHECKING:
    from core.shell.language.tree import Place
    from core.shell.running.code import Output
    from core.shell.running.scope import Scope
    from core.shell.values.kinds import Value


def call_cmdlet(
    cmdlet: Cmdlet,
    arguments: list[Argument],
    source: Output | None,
    scope: Scope,
    place: Place,
) -> Output:
    """Call a cmdlet with the words of a command."""
    inner = scope
    try:
        own, common = taken_out(arguments, Binder(cmdlet.name, cmdlet.takes, scope))
        streams = common.streams(scope)
        if streams is not scope.streams:
            inner = with_streams(scope, streams)
        is_strict = not cmdlet.takes_anything
        binder = Binder(cmdlet.name, cmdlet.parameters, scope, is_strict=is_strict)
        bound = binder.bind(own)
        call = Call(cmdlet, inner, bound.values, place, source, bound.rest)
        yield from common.wrapped(_run(call, binder, bound), scope)
    except ScriptError as error:
        record = error.record
        if record.is_thrown:
            raise
        if record.source is None:  # otherwise it came up the pipeline, or from a block
            record.activity = record.activity or cmdlet.name
            record.place = record.place or place
            record.source = scope.source
        _end_with(error, inner)


def _end_with(error: ScriptError, scope: Scope) -> None:
    """Let an error end the cmdlet; -ErrorAction says what becomes of it."""
    wanted = scope.streams.preferences.get("erroractionpreference", "")
    if wanted.lower() in ("silentlycontinue", "ignore"):
        fail(scope, error.record)
        return
    if wanted.lower() == "stop":
        error.record.is_thrown = True
    raise error


def _run(call: Call, binder: Binder, bound: Bound) -> Output:
    cmdlet = call.cmdlet
    yield from _ask_missing(call, binder, bound)
    try:
        if cmdlet.streams_input or call.input is None:
            yield from cmdlet.run(call)
        elif cmdlet.takes_input:
            yield from _each(call, binder)
        else:
            yield from _refused_input(call)
    except Refused as refused:  # what was asked is not there any more
        raise refusal(refused) from refused


def _ask_missing(call: Call, binder: Binder, bound: Bound) -> Output:
    missing = binder.require(bound)
    if call.input is not None:
        missing = [p for p in missing if not (p.pipeline or p.by_name)]
    for parameter in missing:
        ask = Ask(Question.LINE, f"{parameter.name}: ")
        yield ask
        if ask.answer is None:
            raise missing_mandatory(missing, call.cmdlet.name)
        call.values[parameter.name.lower()] = binder.converted(parameter, ask.answer)


def _each(call: Call, binder: Binder) -> Output:
    """Run the cmdlet for each object that comes in."""
    assert call.input is not None
    given = dict(call.values)
    meter = call.engine.meter
    for item in call.input:
        if isinstance(item, Signal):
            yield item
            continue
        meter.steps += 1
        if meter.steps >= meter.due:
            yield from meter.rest()
        open_ = [p for p in call.cmdlet.parameters if p.name.lower() not in given]
        try:
            found = dict(bound_by_item(binder, open_, item))
        except ScriptError as error:
            call.error(error)
            continue
        if not found:
            call.error(_not_bound(item))
            continue
        yield from call.cmdlet.run(call.with_values(found))


def _refused_input(call: Call) -> Output:
    assert call.input is not None
    for item in call.input:
        if isinstance(item, Signal):
            yield item
        else:
            call.error(_not_bound(item))


def _not_bound(item: Value) -> ScriptError:
    return failure(
        "The input object cannot be bound to any parameters for the command either "
        "because the command does not take pipeline input or the input and its "
        "properties do not match any of the parameters that take pipeline input.",
        "InputObjectNotBound",
        "InvalidArgument",
        item,
        "System.Management.Automation.ParameterBindingException",
    )
