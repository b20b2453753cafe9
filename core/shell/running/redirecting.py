"""Redirections of a command: `2>$null`, `3>&1`, `> file`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from core.shell.cmdlets.files import write_out
from core.shell.running.code import Output
from core.shell.running.compiling import expression
from core.shell.running.scope import Scope
from core.shell.running.signals import Signal
from core.shell.running.streams import DIGITS, Streams, drop
from core.shell.running.telling import recover
from core.shell.values.errors import ScriptError
from core.shell.values.text import text_of

if TYPE_CHECKING:
    from core.shell.language import tree
    from core.shell.values.kinds import Value

Stage = Callable[[Scope, Output | None], Output]
"""A stage of a pipeline: what it gives in a scope, from what comes in."""


def redirected(stage: Stage, redirections: Sequence[tree.Redirection]) -> Stage:
    """Return a stage whose streams go where its redirections say."""
    if not redirections:
        return stage
    targets = [
        (r, None if r.target is None else expression(r.target)) for r in redirections
    ]

    def run(scope: Scope, source: Output | None) -> Output:
        sinks: dict[str, Callable[[Value], None]] = {}
        files: dict[str, _Gathered] = {}
        joined: list[Value] = []
        for redirection, target in targets:
            names = _streams(redirection.stream)
            if target is None:
                sinks |= {n: joined.append for n in names if n != "output"}
                continue
            path = yield from target.value(scope)
            taken = None if path is None else _Gathered(path, redirection.append)
            for name in names:
                sinks[name] = drop if taken is None else taken.values.append
                if taken is not None:
                    files[name] = taken
        inner = with_streams(scope, scope.streams.with_sinks(sinks))
        output = stage(inner, source)
        if "error" in sinks:
            output = _recovered(output, inner)
        yield from _parted(output, sinks.get("output"), joined)
        for taken in {id(f): f for f in files.values()}.values():
            yield from taken.write(scope)

    return run


def _recovered(output: Output, scope: Scope) -> Output:
    """Let an error that ends the command go where its errors go."""
    try:
        yield from output
    except ScriptError as error:
        recover(scope, error)


def _streams(digit: str) -> list[str]:
    return [*DIGITS.values(), "host"] if digit == "*" else _with_host(DIGITS[digit])


def _with_host(name: str) -> list[str]:
    """Write-Host writes to the information stream."""
    return [name, "host"] if name == "information" else [name]


def with_streams(scope: Scope, streams: Streams) -> Scope:
    """Return the same scope with other streams: its variables are the same ones."""
    other = Scope(scope.engine, streams, scope.parent, scope.source)
    other.names = scope.names
    other.types = scope.types
    other.functions = scope.functions
    other.is_script = scope.is_script
    other.tries = scope.tries
    return other


def _parted(
    output: Output, sink: Callable[[Value], None] | None, joined: list[Value]
) -> Output:
    """Give what was joined before each object, and put objects into a sink if any."""

    def give() -> Output:
        found = list(joined)
        joined.clear()
        yield from found

    for value in output:
        if isinstance(value, Signal):
            yield value
            continue
        if sink is None:
            yield from give()
            yield value
        else:
            for message in [*give(), value]:
                sink(message)
    if sink is None:
        yield from give()
    else:
        for message in give():
            sink(message)


class _Gathered:
    """What goes to a file, until the command has ended."""

    def __init__(self, path: Value, appends: bool) -> None:
        self._path = text_of(path)
        self._appends = appends
        self.values: list[Value] = []

    def write(self, scope: Scope) -> Output:
        """Write it as Out-File does."""
        yield from write_out(
            scope.engine, self._path, iter(self.values), appends=self._appends
        )
