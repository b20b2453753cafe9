"""The methods ForEach and Where, which arrays and single objects have."""

from collections.abc import Callable

from core.shell.running.code import Flow
from core.shell.running.items import with_item
from core.shell.running.reading import read
from core.shell.running.scope import Scope
from core.shell.running.script_block import ScriptBlock
from core.shell.values.conversion import as_list, is_true
from core.shell.values.errors import failure
from core.shell.values.kinds import Value
from core.shell.values.numbers import to_whole
from core.shell.values.text import text_of


def _for_each(scope: Scope, value: Value, arguments: list[Value]) -> Flow:
    first = _first(arguments, "ForEach")
    found: list[Value] = []
    for item in list(as_list(value)):
        if isinstance(first, ScriptBlock):
            found += yield from with_item(first, item)
        else:
            found.append(read(item, text_of(first)))
    return found


def _where(scope: Scope, value: Value, arguments: list[Value]) -> Flow:
    block = _first(arguments, "Where")
    if not isinstance(block, ScriptBlock):
        raise failure("Where needs a script block.", "WhereArgumentIsNotScriptBlock")
    mode = text_of(arguments[1]).lower() if len(arguments) > 1 else "default"
    most = int(to_whole(arguments[2])) if len(arguments) > 2 else 0
    found: list[Value] = []
    others: list[Value] = []
    for item in list(as_list(value)):
        results = yield from with_item(block, item)
        (found if is_true(results) else others).append(item)
    if mode == "split":
        return [found, others]
    if mode in ("first", "last"):
        count = most or 1
        return found[:count] if mode == "first" else found[-count:]
    return found


def _first(arguments: list[Value], name: str) -> Value:
    if arguments:
        return arguments[0]
    raise failure(
        f'Cannot find an overload for "{name}" and the argument count: "0".',
        "MethodCountCouldNotFindBest",
    )


COLLECTION_METHODS: dict[str, Callable[[Scope, Value, list[Value]], Flow]] = {
    "foreach": _for_each,
    "where": _where,
}
