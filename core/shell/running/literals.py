"""Values as they are written: numbers, texts, variables, tables, script blocks."""

from collections.abc import Callable
from typing import Any

from core.shell.language import tree
from core.shell.running import automatic, blocks
from core.shell.running.code import (
    MANY,
    Code,
    Flow,
    apply,
    constant,
    placed,
    values_in_order,
)
from core.shell.running.compiling import expressions
from core.shell.running.functions import Function
from core.shell.running.scope import CONSTANTS, NOTHING, Scope
from core.shell.running.script_block import Body, ScriptBlock
from core.shell.running.signals import PAUSE
from core.shell.types.net_type import TypeObject
from core.shell.types.registry import known_type
from core.shell.values.bag import Table
from core.shell.values.errors import ScriptError, failure
from core.shell.values.kinds import Int64, Value
from core.shell.values.text import joined, text_of


def _number(node: tree.Number) -> Code:
    is_long = node.kind is tree.NumberKind.LONG
    return constant(Int64(int(node.value)) if is_long else node.value)


def _text(node: tree.Text) -> Code:
    return constant(node.text)


def _expandable(node: tree.Expandable) -> Code:
    codes = expressions(node.parts)

    def flow(scope: Scope) -> Flow:
        values = yield from values_in_order(codes, scope)
        texts: list[Value] = []
        for start in range(0, len(values), MANY):
            texts.append(_join(values[start : start + MANY], scope, node))
            if len(values) > MANY:
                yield PAUSE
        return _join(texts, scope, node)

    parts = [code.now for code in codes if code.now is not None]
    if len(parts) < len(codes) or len(codes) > MANY:
        return Code(flow=flow)
    return Code(now=lambda scope: _join([part(scope) for part in parts], scope, node))


def _join(values: list[Value], scope: Scope, node: tree.Expandable) -> str:
    """Join what a text is made of; an array has `$OFS` between its members."""
    try:
        return joined([_part_text(value, scope) for value in values], "")
    except ScriptError as error:
        raise placed(error, node.place, scope) from None


def _part_text(value: Value, scope: Scope) -> str:
    if not isinstance(value, list):
        return text_of(value)
    separator = scope.get("ofs")
    return joined(value, " " if separator is None else text_of(separator))


def _variable(node: tree.Variable) -> Code:
    key = node.name.lower()
    if node.scope:
        return Code(now=_scoped(node.scope, key, node))
    if key in CONSTANTS:
        return constant(CONSTANTS[key])
    if key in automatic.READERS:
        return Code(now=automatic.READERS[key])
    return Code(now=_plain_variable(key))


def _plain_variable(key: str) -> Callable[[Scope], Value]:
    def read(scope: Scope) -> Value:
        names = scope.names
        value = names[key] if key in names else scope.raw(key)
        return None if value is NOTHING else value

    return read


def _scoped(prefix: str, key: str, node: tree.Variable) -> Callable[[Scope], Value]:
    if prefix in ("global", "script"):
        return lambda scope: scope.named(prefix).get(key)
    if prefix in ("local", "private", "using", "variable"):
        return lambda scope: scope.get(key)
    if prefix == "env":
        return lambda scope: scope.engine.environment().get(key)
    if prefix == "function":
        return _function(key)

    def refuse(scope: Scope) -> Value:
        error = failure(
            f"Cannot find drive. A drive with the name '{prefix}' does not exist.",
            "DriveNotFound",
            "ObjectNotFound",
            target=prefix,
            exception="System.Management.Automation.DriveNotFoundException",
        )
        raise placed(error, node.place, scope)

    return refuse


def _function(key: str) -> Callable[[Scope], Value]:
    def read(scope: Scope) -> Value:
        found = scope.function(key)
        return found.block if isinstance(found, Function) else None

    return read


def _type(node: tree.TypeLiteral) -> Code:
    def read(scope: Scope) -> Value:
        try:
            return TypeObject(known_type(node.name))
        except ScriptError as error:
            raise placed(error, node.place, scope) from None

    return Code(now=read)


def _comma_list(node: tree.CommaList) -> Code:
    return apply(lambda *values: list(values), expressions(node.items), node.place)


def _array(node: tree.Array) -> Code:
    return blocks.value(node.body, as_array=True)


def _sub_expression(node: tree.SubExpression) -> Code:
    return blocks.value(node.body)


def _paren(node: tree.Paren) -> Code:
    return blocks.statement_value(node.statement)


def _hash_table(node: tree.HashTable) -> Code:
    keys = expressions([entry.key for entry in node.entries])
    values = [blocks.statement_value(entry.value) for entry in node.entries]
    pairs = list(zip(keys, values, strict=True))
    is_plain = all(key.now and value.now for key, value in pairs)
    if is_plain and len(pairs) <= MANY:
        return Code(now=lambda scope: _table_of(pairs, scope))

    def flow(scope: Scope) -> Flow:
        table = Table()
        for number, (key, value) in enumerate(pairs, 1):
            found = yield from key.value(scope)
            table.put(found, (yield from value.value(scope)))
            if number % MANY == 0:
                yield PAUSE
        return table

    return Code(flow=flow)


def _table_of(pairs: list[tuple[Code, Code]], scope: Scope) -> Table:
    table = Table()
    for key, value in pairs:
        assert key.now is not None
        assert value.now is not None
        table.put(key.now(scope), value.now(scope))
    return table


def _script_block(node: tree.ScriptBlock) -> Code:
    body = Body(node.script)
    return Code(now=lambda scope: ScriptBlock(body, scope, node.place))


EXPRESSIONS: dict[type, Callable[[Any], Code]] = {
    tree.Number: _number,
    tree.Text: _text,
    tree.Expandable: _expandable,
    tree.Variable: _variable,
    tree.TypeLiteral: _type,
    tree.CommaList: _comma_list,
    tree.Array: _array,
    tree.SubExpression: _sub_expression,
    tree.Paren: _paren,
    tree.HashTable: _hash_table,
    tree.ScriptBlock: _script_block,
}
