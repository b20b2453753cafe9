"""Where-Object and ForEach-Object."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from core.shell.cmdlets.cmdlet import CORE, INPUT, Call, Cmdlet
from core.shell.running.items import item_output, plain_test, with_item
from core.shell.running.members import call as call_method
from core.shell.running.parameters import Parameter, switch
from core.shell.running.reading import names_of, read
from core.shell.running.script_block import ScriptBlock
from core.shell.running.signals import Signal
from core.shell.values import comparison, patterns
from core.shell.values.conversion import as_list, is_true
from core.shell.values.errors import failure
from core.shell.values.kinds import Value
from core.shell.values.text import text_of

if TYPE_CHECKING:
    from core.shell.running.code import Output

_CASES = ("", "i", "c")
_COMPARISONS = (
    *("eq", "ne", "gt", "ge", "lt", "le", "like", "notlike"),
    *("match", "notmatch", "contains", "notcontains", "in", "notin"),
)
_OPERATORS = tuple(f"{case}{name}" for name in _COMPARISONS for case in _CASES)
Test = Callable[[Value], Value]


def _where(call: Call) -> Output:
    block = call["filterscript"] if call.has("filterscript") else call["property"]
    test = plain_test(block) if isinstance(block, ScriptBlock) else _simple_test(call)
    if isinstance(block, ScriptBlock) and test is None:
        yield from _where_block(call, block)
        return
    assert test is not None
    meter = call.engine.meter
    for item in call.objects():
        if isinstance(item, Signal):
            yield item
            continue
        meter.steps += 1
        if meter.steps >= meter.due:
            yield from meter.rest()
        if is_true(test(item)):
            yield item


def _where_block(call: Call, block: ScriptBlock) -> Output:
    for item in call.objects():
        if isinstance(item, Signal):
            yield item
            continue
        found = yield from with_item(block, item)
        if is_true(found):
            yield item


def _simple_test(call: Call) -> Test:
    """Read `Where-Object Name -eq value`; without an operator the name must be true."""
    name = text_of(call["property"])
    if call["property"] is None:
        raise failure(
            "Where-Object needs a script block, or a property with an operator.",
            "WhereObjectArguments",
            "InvalidArgument",
        )
    operator = next((o for o in _OPERATORS if call.has(o)), None)
    if operator is None:
        return lambda item: read(item, name)
    wanted = call["value"] if call.has("value") else call[operator]
    compare = _comparison(operator)
    return lambda item: compare(read(item, name), wanted)


def _comparison(operator: str) -> Callable[[Value, Value], Value]:
    is_case = operator not in _COMPARISONS and operator.startswith("c")
    name = operator if operator in _COMPARISONS else operator[1:]
    if name not in ("match", "notmatch"):
        return comparison.operator(name, case=is_case)
    is_wanted = name == "match"

    def matches(left: Value, right: Value) -> bool:
        found = patterns.search(text_of(right), text_of(left), case=is_case)
        return (found is not None) is is_wanted

    return matches


def _for_each(call: Call) -> Output:
    first = call["process"]
    blocks = [b for b in as_list(first) if isinstance(b, ScriptBlock)]
    blocks += [b for b in as_list(call["rest"]) if isinstance(b, ScriptBlock)]
    if not blocks:
        yield from _member_of_each(call)
        return
    begin, end = call["begin"], call["end"]
    if not call.has("begin") and len(blocks) > 1:
        begin, *blocks = blocks
    if not call.has("end") and len(blocks) > 1:
        *blocks, end = blocks
    if isinstance(begin, ScriptBlock):
        yield from item_output(begin, None)
    for item in call.objects() if call.input or call.has("inputobject") else (None,):
        if isinstance(item, Signal):
            yield item
            continue
        for block in blocks:
            yield from item_output(block, item)
    if isinstance(end, ScriptBlock):
        yield from item_output(end, None)


def _member_of_each(call: Call) -> Output:
    """Read a property of each object, or call a method: `ForEach-Object Name`."""
    name = text_of(call["membername"] if call.has("membername") else call["process"])
    arguments = as_list(call["rest"]) + as_list(call["argumentlist"])
    for item in call.objects():
        if isinstance(item, Signal):
            yield item
            continue
        names = {n.lower() for n in names_of(item)}
        if (not arguments and name.lower() in names) or (
            not arguments and read(item, name) is not None
        ):
            value = read(item, name)
        else:
            value = yield from call_method(call.scope, item, name, arguments)
        if isinstance(value, list):
            yield from value
        elif value is not None:
            yield value


CMDLETS = (
    Cmdlet(
        "Where-Object",
        _where,
        (
            Parameter("FilterScript", "object", aliases=("Filter",)),
            Parameter("Property", "object", position=0),
            Parameter("Value", "object", position=1),
            INPUT,
            *(switch(name) for name in _OPERATORS),
        ),
        ("where", "?"),
        "Passes on the objects for which a condition holds.",
        streams_input=True,
        module=CORE,
    ),
    Cmdlet(
        "ForEach-Object",
        _for_each,
        (
            Parameter("Process", "object", position=0),
            Parameter("Rest", "object[]", rest=True),
            Parameter("Begin", "object"),
            Parameter("End", "object"),
            Parameter("MemberName", "string"),
            Parameter("ArgumentList", "object[]", aliases=("Args",)),
            INPUT,
        ),
        ("foreach", "%"),
        "Does something with each object.",
        streams_input=True,
        module=CORE,
    ),
)
"""Where-Object takes its script block at the place of the property."""
