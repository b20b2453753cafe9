"""Functions and script blocks: how they are called, and what they get."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from core.shell.language import tree
from core.shell.running.binding import Argument, Binder, Bound
from core.shell.running.blocks import output
from core.shell.running.code import Act, Flow, Output, gather
from core.shell.running.declared import Signature, signature_of
from core.shell.running.jumps import Returned
from core.shell.running.own_cmdlet import OwnCmdlet
from core.shell.running.parameters import COMMON, CONFIRMING, Parameter
from core.shell.running.reading import names_of, read
from core.shell.running.script_block import Body, ScriptBlock
from core.shell.running.signals import Ask, Question, Signal
from core.shell.types.registry import known_type
from core.shell.values.bag import Table
from core.shell.values.conversion import collected
from core.shell.values.errors import ErrorRecord, ScriptError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from core.shell.running.scope import Scope
    from core.shell.running.streams import Streams
    from core.shell.values.kinds import Value

_NO_PLACE = tree.Place(0, 0)
_MISSING = "MissingMandatoryParameter"


@dataclass(frozen=True)
class Function:
    """A function of a script, or a script file, by its name."""

    name: str
    block: ScriptBlock

    @property
    def body(self) -> Body:
        """Its code."""
        return self.block.body

    @property
    def signature(self) -> Signature:
        """What it declares."""
        return signature_of(self.body)

    @property
    def takes(self) -> tuple[Parameter, ...]:
        """All its parameters, with the common ones where it has them."""
        if not self.signature.is_advanced:
            return self.signature.parameters
        more = CONFIRMING if self.signature.confirms else ()
        return (*self.signature.parameters, *COMMON, *more)


def _define(node: tree.Function) -> Act:
    body = Body(node.script)
    scope_name, _, name = node.name.rpartition(":")

    def do(scope: Scope) -> None:
        block = ScriptBlock(body, scope, node.place)
        owner = scope.named(scope_name.lower()) if scope_name else scope
        owner.functions[name.lower()] = Function(name, block)

    return Act(do=do)


@dataclass
class Invocation:
    """One call of a function or a script block."""

    function: Function
    arguments: Sequence[Argument]
    source: Output | None
    streams: Streams
    variables: Mapping[str, Value]
    caller: Scope
    is_dotted: bool = False
    """Runs in the caller's own scope: `. script.ps1`."""
    is_script: bool = False

    def run(self) -> Output:
        """Run it; its output is whatever it does not catch."""
        engine = self.caller.engine
        scope = self._scope()
        with engine.called(), scope.reading(self.function.block.source):
            binder = self._binder(scope)
            bound = binder.bind(self.arguments)
            yield from self._ask_missing(binder, bound)
            yield from self._set_parameters(scope, bound)
            try:
                yield from self._body(scope, binder)
            except Returned:
                return

    def _scope(self) -> Scope:
        if self.is_dotted:
            return self.caller
        scope = self.caller.inner(self.streams, self.function.block.source)
        scope.is_script = self.is_script
        return scope

    def _binder(self, scope: Scope) -> Binder:
        function = self.function
        return Binder(
            function.name or "ScriptBlock",
            function.takes,
            scope,
            is_script=True,
            is_strict=function.signature.is_advanced,
        )

    def _ask_missing(self, binder: Binder, bound: Bound) -> Output:
        missing = binder.require(bound)
        if self.source is not None:
            missing = [p for p in missing if not (p.pipeline or p.by_name)]
        for parameter in missing:
            ask = Ask(Question.LINE, f"{parameter.name}: ")
            yield ask
            if ask.answer is None:
                name = self.function.name
                raise missing_mandatory(missing, name, f"{_MISSING},{name}")
            bound.values[parameter.name.lower()] = binder.converted(
                parameter, ask.answer
            )

    def _set_parameters(self, scope: Scope, bound: Bound) -> Output:
        given = dict(bound.values)
        for key, value in self.variables.items():
            scope.names[key] = value
        scope.names["args"] = bound.rest
        scope.names["psboundparameters"] = Table(
            (p.name, given[p.name.lower()])
            for p in self.function.takes
            if p.name.lower() in given
        )
        if self.function.signature.is_advanced:
            scope.names["pscmdlet"] = OwnCmdlet(self.function.name, scope)
        for parameter in self.function.signature.parameters:
            yield from self._set_parameter(scope, parameter, given)

    def _set_parameter(
        self, scope: Scope, parameter: Parameter, given: dict[str, Value]
    ) -> Output:
        key = parameter.name.lower()
        if key in given:
            value = given[key]
        elif parameter.default is not None:
            value = yield from parameter.default.value(scope)
            if value is None:
                value = _empty(parameter)
            else:
                value = self._binder(scope).made(parameter, value)
        else:
            value = _empty(parameter)
        scope.names[key] = value
        if parameter.kind != "object" and not parameter.is_switch:
            scope.types[key] = known_type(parameter.kind)

    def _body(self, scope: Scope, binder: Binder) -> Output:
        body = self.function.body
        yield from output(body.begin, scope)
        if body.process is not None:
            yield from self._process(scope, binder, body.process)
        else:
            yield from self._take_all(scope, binder)
        yield from output(body.end, scope)

    def _take_all(self, scope: Scope, binder: Binder) -> Output:
        """Gather what comes in for `$input`; a pipeline parameter has the last."""
        found: list[Value] = []
        if self.source is not None:
            found = yield from gather(self.source)
        scope.names["input"] = found
        taker = next(
            (p for p in self.function.signature.parameters if p.pipeline), None
        )
        if taker is not None and found:
            scope.names[taker.name.lower()] = binder.converted(taker, found[-1])

    def _process(self, scope: Scope, binder: Binder, act: Act) -> Output:
        if self.source is None:
            yield from output(act, scope)
            return
        given = scope.names["psboundparameters"]
        for item in self.source:
            if isinstance(item, Signal):
                yield item
                continue
            scope.names["_"] = item
            scope.names["input"] = [item]
            self._bind_item(scope, binder, item, given)
            try:
                yield from output(act, scope)
            except Returned:
                continue

    def _bind_item(
        self, scope: Scope, binder: Binder, item: Value, given: Value
    ) -> None:
        for key, value in bound_by_item(
            binder, self.function.signature.parameters, item
        ):
            if not (isinstance(given, Table) and key in given):
                scope.names[key] = value


def bound_by_item(
    binder: Binder, parameters: Sequence[Parameter], item: Value
) -> list[tuple[str, Value]]:
    """Return what the parameters take of an object that comes in."""
    found = []
    for parameter in parameters:
        if parameter.by_name:
            names = {name.lower() for name in names_of(item)}
            name = next((n for n in parameter.names if n in names), None)
            if name is not None:
                value = binder.converted(parameter, read(item, name))
                found.append((parameter.name.lower(), value))
                continue
        if parameter.pipeline:
            found.append((parameter.name.lower(), binder.converted(parameter, item)))
    return found


def _empty(parameter: Parameter) -> Value:
    """Return what a parameter is that nobody gave."""
    kind = parameter.kind.lower().removeprefix("system.")
    if parameter.is_switch or kind in ("bool", "boolean"):
        return False
    if kind == "string":
        return ""
    return 0 if kind in ("int", "int32", "long", "int64", "double") else None


def missing_mandatory(
    parameters: list[Parameter], command: str, error_id: str = _MISSING
) -> ScriptError:
    """Say which mandatory parameters have nothing."""
    names = " ".join(p.name for p in parameters)
    return ScriptError(
        ErrorRecord(
            "Cannot process command because of one or more missing mandatory "
            f"parameters: {names}.",
            error_id,
            "InvalidArgument",
            None,
            "System.Management.Automation.ParameterBindingException",
            command,
        )
    )


def invoke_block(
    caller: Scope,
    block: ScriptBlock,
    arguments: Sequence[Argument],
    source: Output | None,
    streams: Streams,
    *,
    variables: Mapping[str, Value] | None = None,
    is_dotted: bool = False,
) -> Output:
    """Call a script block, as `&` and `.` do."""
    call = Invocation(
        Function("", block),
        arguments,
        source,
        streams,
        variables or {},
        caller,
        is_dotted,
    )
    return call.run()


def block_value(
    scope: Scope,
    block: ScriptBlock,
    arguments: Sequence[Value],
    variables: Mapping[str, Value] | None = None,
) -> Flow:
    """Call a script block for its value."""
    words = [Argument(_NO_PLACE, value) for value in arguments]
    found = yield from gather(
        invoke_block(scope, block, words, None, scope.streams, variables=variables)
    )
    return collected(found)


STATEMENTS: dict[type, Callable[[Any], Act]] = {tree.Function: _define}
