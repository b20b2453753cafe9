"""The common parameters: -ErrorAction, -Verbose, -OutVariable and their like."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from core.shell.running.parameters import COMMON, CONFIRMING
from core.shell.running.signals import Signal
from core.shell.values.conversion import as_list, collected, is_true
from core.shell.values.errors import failure
from core.shell.values.text import text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.shell.running.binding import Argument, Binder
    from core.shell.running.code import Output
    from core.shell.running.scope import Scope
    from core.shell.running.streams import Streams
    from core.shell.values.kinds import Value

_ACTIONS = ("continue", "ignore", "inquire", "silentlycontinue", "stop", "suspend")
_NAMES = {p.name.lower() for p in (*COMMON, *CONFIRMING)}
_VARIABLES = {
    "erroraction": "erroractionpreference",
    "warningaction": "warningpreference",
    "informationaction": "informationpreference",
}


@dataclass
class Common:
    """What the common parameters of one call say."""

    values: dict[str, Value] = field(default_factory=dict)

    def streams(self, scope: Scope) -> Streams:
        """Return the streams of a scope with what they say."""
        found: dict[str, str] = {}
        for name, variable in _VARIABLES.items():
            if name in self.values:
                found[variable] = _action(text_of(self.values[name]))
        for name in ("verbose", "debug"):
            if name in self.values:
                is_on = is_true(self.values[name])
                found[f"{name}preference"] = "Continue" if is_on else "SilentlyContinue"
        if "whatif" in self.values:
            found["whatifpreference"] = "1" if is_true(self.values["whatif"]) else ""
        if "confirm" in self.values:
            is_on = is_true(self.values["confirm"])
            found["confirmpreference"] = "Low" if is_on else "None"
        return scope.streams.with_preferences(found) if found else scope.streams

    def wrapped(self, output: Output, scope: Scope) -> Output:
        """Pass output on, and keep it and the errors where they are wanted."""
        out, errors = self._name("outvariable"), self._name("errorvariable")
        each = self._name("pipelinevariable")
        if not (out or errors or each):
            yield from output
            return
        kept: list[Value] = []
        before = list(scope.engine.errors)
        try:
            for value in output:
                if not isinstance(value, Signal):
                    kept.append(value)
                    if each:
                        scope.set(each, value)
                yield value
        finally:
            if out:
                _keep(scope, out, kept)
            if errors:
                new = [e for e in scope.engine.errors if not _is_in(e, before)]
                _keep(scope, errors, new)

    def _name(self, key: str) -> str:
        return text_of(self.values.get(key)).lower()


def _is_in(value: Value, values: list[Value]) -> bool:
    return any(value is other for other in values)


def _keep(scope: Scope, name: str, values: list[Value]) -> None:
    """Set a variable, or add to it where its name has a plus."""
    key = name.lstrip("+")
    if name.startswith("+"):
        scope.set(key, [*as_list(scope.get(key)), *values])
    else:
        scope.set(key, collected(values) if len(values) == 1 else values)


def _action(text: str) -> str:
    if text.lower() in _ACTIONS:
        return text
    raise failure(
        f'Cannot bind parameter. Cannot convert value "{text}" to type '
        '"System.Management.Automation.ActionPreference". Specify one of the following '
        "values and try again: SilentlyContinue, Stop, Continue, Inquire, Ignore.",
        "CannotConvertArgumentNoMessage",
        "InvalidArgument",
        exception="System.Management.Automation.ParameterBindingException",
    )


def taken_out(
    arguments: Sequence[Argument], named: Binder
) -> tuple[list[Argument], Common]:
    """Part the common parameters from the others of a command that takes both."""
    binder = replace(named, is_strict=False)
    rest: list[Argument] = []
    common = Common()
    words = iter(arguments)
    for word in words:
        parameter = binder.named(word) if word.name is not None else None
        if parameter is None or parameter.name.lower() not in _NAMES:
            rest.append(word)
            if (
                parameter is not None
                and not word.has_value
                and not parameter.is_switch
                and (value := next(words, None)) is not None
            ):
                rest.append(value)
            continue
        if parameter.is_switch:
            common.values[parameter.name.lower()] = (
                word.value if word.has_value else True
            )
        elif word.has_value:
            common.values[parameter.name.lower()] = word.value
        else:
            value = next(words, None)
            common.values[parameter.name.lower()] = (
                None if value is None else value.value
            )
    return rest, common
