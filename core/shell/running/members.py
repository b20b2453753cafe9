"""Members and indexes: `$x.Name`, `$x.Method()`, `[math]::Round()`, `$x[0]`."""

from collections.abc import Callable, Sequence
from typing import Any

from core.shell.language import tree
from core.shell.running.code import Code, Flow, apply, placed
from core.shell.running.collection_methods import COLLECTION_METHODS
from core.shell.running.compiling import expression, expressions
from core.shell.running.functions import block_value
from core.shell.running.reading import index, no_method, read, types_with
from core.shell.running.scope import Scope
from core.shell.running.script_block import ScriptBlock
from core.shell.types.net_type import NetType, TypeObject, called, member
from core.shell.types.registry import find_type, type_of
from core.shell.values.bag import Bag
from core.shell.values.comparison import is_equal, same_type
from core.shell.values.errors import ScriptError, failure
from core.shell.values.formats import format_value
from core.shell.values.instance import Instance
from core.shell.values.kinds import Growing, Value, net_name
from core.shell.values.text import text_of


def _member(node: tree.Member) -> Code:
    codes = [expression(node.target), expression(node.name)]
    if node.static:
        return _static_member(node, codes)
    if isinstance(node.name, tree.Text) and codes[0].now is not None:
        return apply(_reader(node.name.text), codes[:1], node.place)
    return apply(lambda value, name: read(value, text_of(name)), codes, node.place)


def _reader(name: str) -> Callable[[Value], Value]:
    return lambda value: read(value, name)


def _static_member(node: tree.Member, codes: list[Code]) -> Code:
    def get(scope: Scope, kind: Value, name: Value) -> Value:
        if isinstance(kind, TypeObject):
            found = member(kind.kind.static_properties, text_of(name))
            return None if found is None else found(scope.engine)
        return read(kind, text_of(name))

    return _scoped(get, codes, node.place)


def _scoped(
    act: Callable[..., Value], codes: Sequence[Code], place: tree.Place
) -> Code:
    """Compile what needs the scope beside its values."""
    with_scope = Code(now=lambda scope: _Holder(scope))
    return apply(
        lambda holder, *values: act(holder.scope, *values), [with_scope, *codes], place
    )


class _Holder:
    """A scope among values."""

    __slots__ = ("scope",)

    def __init__(self, scope: Scope) -> None:
        self.scope = scope


def _call(node: tree.Call) -> Code:
    target, name = expression(node.target), expression(node.name)
    arguments = expressions(node.arguments)
    if node.static:
        return _scoped(_call_static, [target, name, *arguments], node.place)

    def flow(scope: Scope) -> Flow:
        value = yield from target.value(scope)
        method = text_of((yield from name.value(scope)))
        given = []
        for argument in arguments:
            given.append((yield from argument.value(scope)))
        try:
            return (yield from call(scope, value, method, given))
        except ScriptError as error:
            raise placed(error, node.place, scope) from None

    return Code(flow=flow)


def _call_static(scope: Scope, kind: Value, name: Value, *arguments: Value) -> Value:
    method = text_of(name)
    if not isinstance(kind, TypeObject):
        raise no_method(kind, method)
    if method.lower() == "new" and kind.kind.new is not None:
        return called(kind.kind.new, ".ctor", scope.engine, arguments)
    found = member(kind.kind.static_methods, method)
    if found is None:
        raise failure(
            f"Method invocation failed because [{kind.kind.name}] does not contain a "
            f"method named '{method}'.",
            "MethodNotFound",
            target=method,
        )
    return called(found, method, scope.engine, arguments)


def call(scope: Scope, value: Value, name: str, arguments: list[Value]) -> Flow:
    """Call a method of a value; of an array without it, that of each member."""
    if value is None:
        raise failure(
            "You cannot call a method on a null-valued expression.",
            "InvokeMethodOnNull",
        )
    folded = name.lower()
    if folded in COLLECTION_METHODS and isinstance(value, list | Bag | Instance):
        return (yield from COLLECTION_METHODS[folded](call, scope, value, arguments))
    if isinstance(value, ScriptBlock):
        return (yield from _call_block(scope, value, folded, arguments))
    if isinstance(value, Bag) and folded in value.methods:
        return (yield from _call_script_method(scope, value, folded, arguments))
    if isinstance(value, Instance):
        try:
            return (yield from value.call(name, arguments))
        except KeyError:
            pass
    for kind in types_with(value):
        found = member(kind.methods, name)
        if found is not None:
            return called(found, name, value, arguments)
    if folded in _EVERY:
        return called(_EVERY[folded], name, value, arguments)
    if isinstance(value, list) and not (isinstance(value, Growing) and not value):
        return (yield from _call_each(scope, value, name, arguments))
    raise no_method(value, name)


def _call_each(
    scope: Scope, values: list[Value], name: str, arguments: list[Value]
) -> Flow:
    if not values:
        raise no_method(values, name)
    found: list[Value] = []
    for value in list(values):
        result = yield from call(scope, value, name, arguments)
        if isinstance(result, list):
            found += result
        elif result is not None:
            found.append(result)
    return None if not found else found[0] if len(found) == 1 else found


def _call_block(
    scope: Scope, block: ScriptBlock, folded: str, arguments: list[Value]
) -> Flow:
    if folded in ("invoke", "invokereturnasis"):
        return (yield from block_value(scope, block, arguments))
    if folded == "getnewclosure":
        return block
    if folded == "tostring":
        return block.text()
    if folded in _EVERY:
        return called(_EVERY[folded], folded, block, arguments)
    raise no_method(block, folded)


def _call_script_method(
    scope: Scope, value: Bag, folded: str, arguments: list[Value]
) -> Flow:
    block = value.methods[folded]
    assert isinstance(block, ScriptBlock)
    return (yield from block_value(scope, block, arguments, {"this": value}))


def _to_string(value: Value, pattern: Value = None) -> str:
    return text_of(value) if pattern is None else format_value(value, text_of(pattern))


def _equals(value: Value, other: Value) -> bool:
    return same_type(value, other) and is_equal(value, other, case=True)


def _get_type(value: Value) -> Value:
    found = find_type(net_name(value)) or type_of(value)
    return TypeObject(found or NetType(net_name(value)))


_EVERY: dict[str, Callable[..., Value]] = {
    "tostring": _to_string,
    "equals": _equals,
    "gettype": _get_type,
}
"""What every object has."""


def _index(node: tree.Index) -> Code:
    codes = [expression(node.target), expression(node.index)]
    return apply(index, codes, node.place)


EXPRESSIONS: dict[type, Callable[[Any], Code]] = {
    tree.Member: _member,
    tree.Call: _call,
    tree.Index: _index,
}
