"""The parameters that a function of a script declares."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass, replace

from core.shell.language import tree
from core.shell.running.compiling import expression
from core.shell.running.items import at_once
from core.shell.running.parameters import Parameter
from core.shell.running.scope import Scope
from core.shell.running.script_block import Body, ScriptBlock
from core.shell.values.comparison import order
from core.shell.values.conversion import is_true
from core.shell.values.errors import failure
from core.shell.values.kinds import Value
from core.shell.values.patterns import search
from core.shell.values.text import text_of

Check = Callable[[Value, Scope], str | None]


def _parameters_of(block: tree.ParamBlock) -> tuple[Parameter, ...]:
    """Read a `param( )`; those without a position get one by their order."""
    found = [_parameter(p, place) for place, p in enumerate(block.parameters)]
    if any(_position(p) is not None for p in block.parameters):
        return tuple(
            replace(made, position=_position(declared))
            for made, declared in zip(found, block.parameters, strict=True)
        )
    return tuple(found)


@dataclass(frozen=True)
class Signature:
    """What a function takes."""

    parameters: tuple[Parameter, ...]
    is_advanced: bool
    """It has the common parameters, and refuses what it has not."""
    confirms: bool
    """It takes -WhatIf and -Confirm."""


@functools.lru_cache(512)
def signature_of(body: Body) -> Signature:
    """Read what a function takes, once."""
    block = body.script.parameters
    if block is None:
        return Signature((), is_advanced=False, confirms=False)
    return Signature(_parameters_of(block), _is_advanced(block), _confirms(block))


def _is_advanced(block: tree.ParamBlock) -> bool:
    """Tell whether a `param( )` has `[CmdletBinding()]` or a `[Parameter()]`."""
    names = [a.name.lower() for a in block.attributes]
    inner = [a.name.lower() for p in block.parameters for a in p.attributes]
    return "cmdletbinding" in names or "parameter" in inner


def _confirms(block: tree.ParamBlock) -> bool:
    return any(
        a.name.lower() == "cmdletbinding" and _is_set(a, "supportsshouldprocess")
        for a in block.attributes
    )


def _parameter(node: tree.Parameter, place: int) -> Parameter:
    kind = node.types[0].name if node.types else "object"
    facts = [a for a in node.attributes if a.name.lower() == "parameter"]
    checks = [c for a in node.attributes if (c := _check(a)) is not None]
    is_switch = kind.lower() in ("switch", "switchparameter")
    return Parameter(
        node.variable.name,
        kind,
        position=None if is_switch else place,
        aliases=tuple(_texts(node, "alias")),
        mandatory=any(_is_set(a, "mandatory") for a in facts),
        pipeline=any(_is_set(a, "valuefrompipeline") for a in facts),
        by_name=any(_is_set(a, "valuefrompipelinebypropertyname") for a in facts),
        rest=any(_is_set(a, "valuefromremainingarguments") for a in facts),
        allowed=tuple(_texts(node, "validateset")),
        checks=tuple(checks),
        default=None if node.default is None else expression(node.default),
    )


def _position(node: tree.Parameter) -> int | None:
    for attribute in node.attributes:
        if attribute.name.lower() == "parameter":
            value = _named(attribute, "position")
            if value is not None:
                found = _constant(value)
                return int(found) if isinstance(found, int) else None
    return None


def _named(attribute: tree.Attribute, name: str) -> tree.Expression | None:
    return next((v for k, v in attribute.named.items() if k.lower() == name), None)


def _is_set(attribute: tree.Attribute, name: str) -> bool:
    for key, value in attribute.named.items():
        if key.lower() == name:
            return value is None or is_true(_constant(value))
    return False


def _texts(node: tree.Parameter, name: str) -> list[str]:
    return [
        text_of(_constant(value))
        for attribute in node.attributes
        if attribute.name.lower() == name
        for value in attribute.values
    ]


def _constant(node: tree.Expression) -> Value:
    """Return the value of an attribute's argument, which asks no variable."""
    if isinstance(node, tree.Variable):
        return {"true": True, "false": False}.get(node.name.lower())
    if isinstance(node, tree.Number):
        return node.value
    if isinstance(node, tree.Unary) and isinstance(node.operand, tree.Number):
        return -node.operand.value
    if isinstance(node, tree.Text):
        return node.text
    raise failure("An attribute takes constants only.", "ParameterAttributeArgument")


def _check(attribute: tree.Attribute) -> Check | None:
    name = attribute.name.lower()
    if name in ("validatenotnull", "validatenotnullorempty"):
        return _not_empty if name.endswith("empty") else _not_null
    if name == "validatescript" and attribute.values:
        return _script_check(attribute.values[0])
    if name not in _BY_VALUES:
        return None
    return _BY_VALUES[name]([_constant(value) for value in attribute.values])


def _not_null(value: Value, _: Scope) -> str | None:
    if value is not None:
        return None
    return "The argument is null. Supply a value that is not null, and try again."


def _not_empty(value: Value, _: Scope) -> str | None:
    if value is None or value in ("", []):
        return (
            "The argument is null or empty. Provide an argument that is not null or "
            "empty, and then try the command again."
        )
    return None


def _range(limits: list[Value]) -> Check:
    low, high = limits[:2]

    def check(value: Value, _: Scope) -> str | None:
        for member in value if isinstance(value, list) else [value]:
            if order(member, low) < 0:
                return (
                    f"The {text_of(member)} argument is less than the minimum allowed "
                    f"range of {text_of(low)}."
                )
            if order(member, high) > 0:
                return (
                    f"The {text_of(member)} argument is greater than the maximum "
                    f"allowed range of {text_of(high)}."
                )
        return None

    return check


def _pattern(patterns: list[Value]) -> Check:
    pattern = text_of(patterns[0])

    def check(value: Value, _: Scope) -> str | None:
        for member in value if isinstance(value, list) else [value]:
            if search(pattern, text_of(member)) is None:
                return (
                    f'The argument "{text_of(member)}" does not match the '
                    f'"{pattern}" pattern.'
                )
        return None

    return check


def _count(limits: list[Value]) -> Check:
    low, high = (int(text_of(limit)) for limit in limits[:2])

    def check(value: Value, _: Scope) -> str | None:
        count = len(value) if isinstance(value, list | str) else 1
        if low <= count <= high:
            return None
        return f"The argument has {count}, and not between {low} and {high}."

    return check


_BY_VALUES: dict[str, Callable[[list[Value]], Check]] = {
    "validaterange": _range,
    "validatepattern": _pattern,
    "validatecount": _count,
    "validatelength": _count,
}


def _script_check(node: tree.Expression) -> Check | None:
    if not isinstance(node, tree.ScriptBlock):
        return None
    body = Body(node.script)

    def check(value: Value, scope: Scope) -> str | None:
        block = ScriptBlock(body, scope, node.place)
        if is_true(at_once(block, value)):
            return None
        return (
            f'The "{block.text()}" validation script for the argument '
            f'with value "{text_of(value)}" did not return a result of True.'
        )

    return check
