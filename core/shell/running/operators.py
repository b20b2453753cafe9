"""Operators and casts."""

from collections.abc import Callable
from typing import Any

from core.shell.language import tree
from core.shell.running.code import Code, Flow, apply, placed
from core.shell.running.compiling import expression
from core.shell.running.items import with_item
from core.shell.running.references import reference
from core.shell.running.scope import Scope
from core.shell.running.script_block import ScriptBlock
from core.shell.types.net_type import TypeObject
from core.shell.types.registry import known_type
from core.shell.values import arithmetic, comparison, patterns
from core.shell.values.bag import Table
from core.shell.values.conversion import as_list, is_true
from core.shell.values.errors import ScriptError, failure, too_big
from core.shell.values.formats import composite
from core.shell.values.kinds import MAX_ARRAY, Value
from core.shell.values.numbers import to_whole
from core.shell.values.text import joined, text_of

Two = Callable[[Value, Value], Value]


def _binary(node: tree.Binary) -> Code:
    if node.operator in ("and", "or"):
        return _short(node)
    if node.operator in ("match", "notmatch"):
        return _matching(node)
    if node.operator in ("is", "isnot", "as"):
        return _typed(node)
    if node.operator == "split" and isinstance(node.right, tree.ScriptBlock):
        return _split_by_block(node)
    codes = [expression(node.left), expression(node.right)]
    return apply(_operator(node), codes, node.place)


def _operator(node: tree.Binary) -> Two:
    name = node.operator
    if name in comparison.COMPARISONS:
        return comparison.operator(name, case=node.case)
    if name in _BITWISE:
        return arithmetic.bitwise(name)
    if name == "replace":
        return lambda a, b: _replaced(a, b, case=node.case)
    if name == "split":
        return lambda a, b: _split(a, b, case=node.case)
    return _OTHERS[name]


def _short(node: tree.Binary) -> Code:
    """Compile `-and` and `-or`: the right side is not always asked."""
    left, right = expression(node.left), expression(node.right)
    stops_at = node.operator == "or"
    if left.now is not None and right.now is not None:
        first, second = left.now, right.now
        if stops_at:
            return Code(now=lambda s: is_true(first(s)) or is_true(second(s)))
        return Code(now=lambda s: is_true(first(s)) and is_true(second(s)))

    def flow(scope: Scope) -> Flow:
        if is_true((yield from left.value(scope))) is stops_at:
            return stops_at
        return is_true((yield from right.value(scope)))

    return Code(flow=flow)


def _matching(node: tree.Binary) -> Code:
    """Compile `-match`, which leaves what it found in `$Matches`."""
    is_wanted = node.operator == "match"

    def match(scope: Scope, left: Value, right: Value) -> Value:
        pattern = text_of(right)
        if isinstance(left, list):
            return [
                value
                for value in left
                if (
                    patterns.search(pattern, text_of(value), case=node.case) is not None
                )
                is is_wanted
            ]
        found = patterns.search(pattern, text_of(left), case=node.case)
        if found is not None:
            scope.names["matches"] = matches(found)
        return (found is not None) is is_wanted

    return _with_scope(match, node)


def matches(found: Any) -> Table:
    """Return the groups of a match: those without a name are counted, as in .NET."""
    names = {number: name for name, number in found.re.groupindex.items()}
    table = Table({0: found.group()}.items())
    count = 0
    for number, text in enumerate(found.groups(), 1):
        count += number not in names
        if text is not None:
            table.put(names.get(number, count), text)
    return table


def _typed(node: tree.Binary) -> Code:
    def act(scope: Scope, left: Value, right: Value) -> Value:
        kind = (
            right.kind if isinstance(right, TypeObject) else known_type(text_of(right))
        )
        if node.operator == "as":
            try:
                return kind.make(left, scope.engine)
            except ScriptError:
                return None
        return kind.holds(left) is (node.operator == "is")

    return _with_scope(act, node)


def _with_scope(act: Callable[[Scope, Value, Value], Value], node: tree.Binary) -> Code:
    """Compile an operator that changes or asks the scope."""
    left, right = expression(node.left), expression(node.right)
    if left.now is not None and right.now is not None:
        first, second = left.now, right.now

        def now(scope: Scope) -> Value:
            try:
                return act(scope, first(scope), second(scope))
            except ScriptError as error:
                raise placed(error, node.place, scope) from None

        return Code(now=now)

    def flow(scope: Scope) -> Flow:
        a = yield from left.value(scope)
        b = yield from right.value(scope)
        try:
            return act(scope, a, b)
        except ScriptError as error:
            raise placed(error, node.place, scope) from None

    return Code(flow=flow)


def _replaced(left: Value, right: Value, *, case: bool) -> Value:
    wanted = as_list(right)
    if len(wanted) > 2:
        raise failure(
            f"The -replace operator allows only two elements to follow it, not "
            f"{len(wanted)}.",
            "BadReplaceArgument",
            "InvalidOperation",
        )
    pattern = text_of(wanted[0]) if wanted else ""
    by = text_of(wanted[1]) if len(wanted) > 1 else ""
    if isinstance(left, list):
        return [patterns.replace(text_of(v), pattern, by, case=case) for v in left]
    return patterns.replace(text_of(left), pattern, by, case=case)


def _split(left: Value, right: Value, *, case: bool) -> list[Value]:
    wanted = as_list(right)
    pattern = text_of(wanted[0]) if wanted else " "
    most = to_whole(wanted[1]) if len(wanted) > 1 else 0
    if len(wanted) > 2 and "simplematch" in text_of(wanted[2]).lower():
        import re

        pattern = re.escape(pattern)
    pieces: list[Value] = []
    for value in as_list(left) or [""]:
        pieces += patterns.split(text_of(value), pattern, max(int(most), 0), case=case)
        if len(pieces) > MAX_ARRAY:
            raise too_big("An array", MAX_ARRAY)
    return pieces


def _split_by_block(node: tree.Binary) -> Code:
    """Compile `-split { }`: a character for which the block is true ends a piece."""
    left, right = expression(node.left), expression(node.right)

    def flow(scope: Scope) -> Flow:
        given = yield from left.value(scope)
        block = yield from right.value(scope)
        assert isinstance(block, ScriptBlock)
        pieces: list[Value] = []
        for text in map(text_of, as_list(given)):
            start = 0
            for place, letter in enumerate(text):
                if is_true((yield from with_item(block, letter))):
                    pieces.append(text[start:place])
                    start = place + 1
            pieces.append(text[start:])
        return pieces

    return Code(flow=flow)


def _join(left: Value, right: Value) -> str:
    return joined(as_list(left), text_of(right))


def _format(left: Value, right: Value) -> str:
    return composite(text_of(left), as_list(right) if right is not None else [None])


def _xor(left: Value, right: Value) -> bool:
    return is_true(left) is not is_true(right)


_BITWISE = {"band", "bor", "bxor", "shl", "shr"}
_OTHERS: dict[str, Two] = {
    "+": arithmetic.add,
    "-": arithmetic.subtract,
    "*": arithmetic.multiply,
    "/": arithmetic.divide,
    "%": arithmetic.remainder,
    "..": arithmetic.numbers_between,
    "join": _join,
    "f": _format,
    "xor": _xor,
}


def _unary(node: tree.Unary) -> Code:
    return apply(_UNARY[node.operator], [expression(node.operand)], node.place)


def _blank_split(value: Value) -> list[Value]:
    return [piece for v in as_list(value) for piece in text_of(v).split()]


_UNARY: dict[str, Callable[[Value], Value]] = {
    "not": lambda value: not is_true(value),
    "bnot": arithmetic.complement,
    "join": lambda value: joined(as_list(value), ""),
    "split": _blank_split,
    "-": arithmetic.negate,
    "+": lambda value: arithmetic.add(0, value),
}


def _cast(node: tree.Cast) -> Code:
    name = node.type.name
    if name.lower() == "ref" and isinstance(node.operand, tree.Variable):
        return reference(node.operand)
    operand = expression(node.operand)

    def convert(scope: Scope, value: Value) -> Value:
        try:
            return known_type(name).make(value, scope.engine)
        except ScriptError as error:
            raise placed(error, node.place, scope) from None

    if operand.now is not None:
        now = operand.now
        return Code(now=lambda scope: convert(scope, now(scope)))

    def flow(scope: Scope) -> Flow:
        return convert(scope, (yield from operand.value(scope)))

    return Code(flow=flow)


EXPRESSIONS: dict[type, Callable[[Any], Code]] = {
    tree.Binary: _binary,
    tree.Unary: _unary,
    tree.Cast: _cast,
}
