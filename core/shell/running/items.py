"""Runs a script block for one object, as `Where-Object` and its like do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.shell.running.code import Output, gather
from core.shell.running.jumps import Returned
from core.shell.running.signals import Ask, Signal
from core.shell.running.telling import recover
from core.shell.values.conversion import collected
from core.shell.values.errors import ScriptError, failure
from core.shell.values.text import text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from core.shell.running.script_block import ScriptBlock
    from core.shell.values.kinds import Value


def item_output(block: ScriptBlock, item: Value) -> Output:
    """Run a block for one object, in the scope in which it was written.

    So `ForEach-Object { $count++ }` counts in the variable outside.
    """
    own = block.scope
    meter = own.engine.meter
    meter.steps += 1
    if meter.steps >= meter.due:
        yield from meter.rest()
    names = own.names
    before = names.get("_")
    names["_"] = item
    act = block.body.process or block.body.end
    try:
        if act.do is not None:
            act.do(own)
        elif act.flow is not None:
            yield from act.flow(own)
    except Returned:
        pass
    finally:
        names["_"] = before


def plain_test(block: ScriptBlock) -> Callable[[Value], Value] | None:
    """Return what gives the value of a block for an object, where nothing can pause."""
    now, own = block.body.now, block.scope
    if now is None:
        return None
    names = own.names

    def value(item: Value) -> Value:
        before = names.get("_")
        names["_"] = item
        try:
            return now(own)
        except ScriptError as error:
            recover(own, error)
            return None
        finally:
            names["_"] = before

    return value


def with_item(block: ScriptBlock, item: Value) -> Generator[Value, None, list[Value]]:
    """Run a block for one object, and return the list of its output."""
    return gather(item_output(block, item))


def at_once(block: ScriptBlock, item: Value) -> Value:
    """Return the value of a block for one object where nothing can pause."""
    found = []
    for value in item_output(block, item):
        if isinstance(value, Ask):
            raise failure(f"{text_of(value.prompt)} cannot be asked here.")
        if not isinstance(value, Signal):
            found.append(value)
    return collected(found)
