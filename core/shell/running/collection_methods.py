"""The methods ForEach and Where, which arrays and single objects have."""

from collections.abc import Callable

from core.shell.running.code import Flow
from core.shell.running.items import with_item
from core.shell.running.reading import read
from core.shell.running.scope import Scope
from core.shell.running.script_block import ScriptBlock
from core.shell.types.net_type import TypeObject, no_overload
from core.shell.values.conversion import as_list, is_true
from core.shell.values.errors import ScriptError, failure
from core.shell.values.kinds import Value
from core.shell.values.numbers import to_whole
from core.shell.values.text import text_of

CallMethod = Callable[[Scope, Value, str, list[Value]], Flow]
"""Calls a method of an object, as `members.call` does."""


def _for_each(
    call: CallMethod, scope: Scope, value: Value, arguments: list[Value]
) -> Flow:
    first, *others = [_first(arguments, "ForEach"), *arguments[1:]]
    found: list[Value] = []
    for item in list(as_list(value)):
        if isinstance(first, ScriptBlock):
            found += yield from with_item(first, item)
        elif isinstance(first, TypeObject):
            found.append(first.kind.make(item, scope.engine))
        elif others or read(item, text_of(first)) is None:
            found.append(
                (yield from _called(call, scope, item, text_of(first), others))
            )
        else:
            found.append(read(item, text_of(first)))
    return found


def _called(
    call: CallMethod, scope: Scope, item: Value, name: str, arguments: list[Value]
) -> Flow:
    """Call a method of an object; of one that has none of this name, nothing."""
    try:
        return (yield from call(scope, item, name, arguments))
    except ScriptError as error:
        if error.record.error_id != "MethodNotFound":
            raise
        return None


def _where(_: CallMethod, scope: Scope, value: Value, arguments: list[Value]) -> Flow:
    block = _first(arguments, "Where")
    if not isinstance(block, ScriptBlock):
        raise failure("Where needs a script block.", "WhereArgumentIsNotScriptBlock")
    mode = text_of(arguments[1]).lower() if len(arguments) > 1 else "default"
    most = int(to_whole(arguments[2])) if len(arguments) > 2 else 0
    found: list[Value] = []
    others: list[Value] = []
    if mode in ("until", "skipuntil"):
        return (yield from _until(block, list(as_list(value)), mode))
    for item in list(as_list(value)):
        results = yield from with_item(block, item)
        (found if is_true(results) else others).append(item)
    if mode == "split":
        return [found, others]
    if mode in ("first", "last"):
        count = most or 1
        return found[:count] if mode == "first" else found[-count:]
    return found


def _until(block: ScriptBlock, items: list[Value], mode: str) -> Flow:
    """Part a list where the block is true for the first time."""
    place = len(items)
    for number, item in enumerate(items):
        if is_true((yield from with_item(block, item))):
            place = number
            break
    return items[:place] if mode == "until" else items[place:]


def _first(arguments: list[Value], name: str) -> Value:
    if arguments:
        return arguments[0]
    raise no_overload(name, 0)


COLLECTION_METHODS: dict[
    str, Callable[[CallMethod, Scope, Value, list[Value]], Flow]
] = {
    "foreach": _for_each,
    "where": _where,
}
