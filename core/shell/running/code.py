"""The two forms of compiled code, and how they are put together."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from core.shell.running.signals import PAUSE, Signal
from core.shell.values.errors import ScriptError
from core.shell.values.kinds import Value

if TYPE_CHECKING:
    from core.shell.language.tree import Place
    from core.shell.running.scope import Scope

Flow = Generator[Value, None, Value]
"""Yields signals, and returns a value."""
Output = Iterator[Value]
"""Objects of a pipeline, with signals among them."""


@dataclass(frozen=True, slots=True)
class Code:
    """A compiled expression: `now` returns its value at once, `flow` may pause.

    It has one of the two.
    """

    now: Callable[[Scope], Value] | None = None
    flow: Callable[[Scope], Flow] | None = None

    def value(self, scope: Scope) -> Flow:
        """Return the value in either form."""
        if self.now is not None:
            return self.now(scope)
        assert self.flow is not None
        return (yield from self.flow(scope))


@dataclass(frozen=True, slots=True)
class Act:
    """A compiled statement: `do` gives no output and never pauses, `flow` may both.

    It has one of the two.
    """

    do: Callable[[Scope], None] | None = None
    flow: Callable[[Scope], Output] | None = None


MANY = 10_000
"""Parts of an expression after which it pauses."""


def constant(value: Value) -> Code:
    """Return a value always."""
    return Code(now=lambda _: value)


def apply(act: Callable[..., Any], codes: Sequence[Code], place: Place) -> Code:
    """Do something with the values of expressions; errors get the place."""
    if len(codes) == 1 and codes[0].now is not None:
        return Code(now=_of_one(act, codes[0].now, place))
    if len(codes) == 2 and codes[0].now is not None and codes[1].now is not None:
        return Code(now=_of_two(act, codes[0].now, codes[1].now, place))

    def flow(scope: Scope) -> Flow:
        values = yield from values_in_order(codes, scope)
        try:
            return act(*values)
        except ScriptError as error:
            raise placed(error, place, scope) from None

    if len(codes) > MANY or any(code.now is None for code in codes):
        return Code(flow=flow)
    return Code(now=_of_many(act, codes, place))


def values_in_order(
    codes: Sequence[Code], scope: Scope
) -> Generator[Value, None, list[Value]]:
    """Return the values of expressions, with a pause after many."""
    values: list[Value] = []
    for number, code in enumerate(codes, 1):
        if code.now is not None:
            values.append(code.now(scope))
        else:
            values.append((yield from code.value(scope)))
        if number % MANY == 0:
            yield PAUSE
    return values


def _of_one(
    act: Callable[..., Value], one: Callable[[Scope], Value], place: Place
) -> Callable[[Scope], Value]:
    def run(scope: Scope) -> Value:
        try:
            return act(one(scope))
        except ScriptError as error:
            raise placed(error, place, scope) from None

    return run


def _of_two(
    act: Callable[..., Value],
    left: Callable[[Scope], Value],
    right: Callable[[Scope], Value],
    place: Place,
) -> Callable[[Scope], Value]:
    def run(scope: Scope) -> Value:
        try:
            return act(left(scope), right(scope))
        except ScriptError as error:
            raise placed(error, place, scope) from None

    return run


def _of_many(
    act: Callable[..., Value], codes: Sequence[Code], place: Place
) -> Callable[[Scope], Value]:
    parts = [code.now for code in codes if code.now is not None]

    def run(scope: Scope) -> Value:
        try:
            return act(*[part(scope) for part in parts])
        except ScriptError as error:
            raise placed(error, place, scope) from None

    return run


def placed(error: ScriptError, place: Place, scope: Scope) -> ScriptError:
    """Give an error the place where it arose, unless it has one."""
    record = error.record
    if record.place is None:
        record.place = place
        record.source = scope.source
    return error


def values_of(value: Value, scope: Scope) -> Output:
    """Unroll a value into a pipeline: an array by its members, each of them a step."""
    if not isinstance(value, list):
        yield value
        return
    meter = scope.engine.meter
    for member in value:
        meter.steps += 1
        if meter.steps >= meter.due:
            yield from meter.rest()
        yield member


def gather(output: Output) -> Generator[Value, None, list[Value]]:
    """Collect a pipeline's objects; signals are passed on."""
    found: list[Value] = []
    for value in output:
        if isinstance(value, Signal):
            yield value
        else:
            found.append(value)
    return found
