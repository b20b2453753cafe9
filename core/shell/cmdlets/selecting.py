"""Select-Object."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from core.shell.cmdlets.cmdlet import INPUT, Call, Cmdlet
from core.shell.cmdlets.columns import Column, columns_of, value_of
from core.shell.running.parameters import Parameter, switch
from core.shell.running.reading import names_of, read
from core.shell.running.signals import Signal
from core.shell.values import patterns
from core.shell.values.bag import Bag
from core.shell.values.conversion import as_list
from core.shell.values.errors import failure
from core.shell.values.kinds import Value, net_name
from core.shell.values.text import text_of

if TYPE_CHECKING:
    from collections.abc import Generator

    from core.shell.running.code import Output


def _select(call: Call) -> Output:
    columns = columns_of(call["property"]) if call.has("property") else []
    excluded = [text.lower() for text in call.texts("excludeproperty")]
    items = _chosen(call)
    if call.has("expandproperty"):
        items = _expanded(call, items)
    else:
        items = _projected(call, items, columns, excluded)
    yield from _distinct(items) if call.flag("unique") else items


def _chosen(call: Call) -> Output:
    """Give as many objects as -First, -Last, -Skip and -Index say."""
    if call.has("last") or call.has("skiplast") or call.has("index"):
        found = yield from call.gathered()
        yield from _slice(call, found)
        return
    skip = int(text_of(call["skip"]) or 0)
    first = int(text_of(call["first"])) if call.has("first") else None
    if first == 0:
        return
    taken = 0
    for item in call.objects():
        if isinstance(item, Signal):
            yield item
        elif skip > 0:
            skip -= 1
        else:
            yield item
            taken += 1
            if taken == first:
                return


def _slice(call: Call, found: list[Value]) -> list[Value]:
    if call.has("index"):
        places = [int(text) for text in call.texts("index")]
        return [found[p] for p in places if 0 <= p < len(found)]
    skip = int(text_of(call["skip"]) or 0)
    if call.has("skiplast"):
        return found[skip : max(len(found) - int(call.text("skiplast")), 0)]
    last = int(call.text("last"))
    rest = found[: len(found) - skip] if skip else found
    tail = rest[len(rest) - last :] if last < len(rest) else rest
    if not call.has("first"):
        return tail
    return [*found[: int(call.text("first"))], *tail]


def _projected(
    call: Call, items: Output, columns: list[Column], excluded: list[str]
) -> Output:
    if not columns and not excluded:
        yield from items
        return
    meter = call.engine.meter
    for item in items:
        if isinstance(item, Signal):
            yield item
            continue
        meter.steps += 1
        if meter.steps >= meter.due:
            yield from meter.rest()
        yield (yield from _row(call, item, columns, excluded))


def _row(
    call: Call, item: Value, columns: list[Column], excluded: list[str]
) -> Generator[Value, None, Bag]:
    wanted = columns or [Column("*")]
    row: dict[str, Value] = {}
    for column in chain.from_iterable(c.for_value(item) for c in wanted):
        if any(patterns.is_like(column.name, pattern) for pattern in excluded):
            continue
        row[column.name] = yield from value_of(call.scope, column, item)
    kind = net_name(item)
    return Bag(row, kind if kind.startswith("Selected.") else f"Selected.{kind}")


def _expanded(call: Call, items: Output) -> Output:
    name = call.text("expandproperty")
    for item in items:
        if isinstance(item, Signal):
            yield item
            continue
        if name.lower() not in (n.lower() for n in names_of(item)) and (
            read(item, name) is None
        ):
            call.error(
                failure(
                    f'Property "{name}" cannot be found.',
                    "ExpandPropertyNotFound",
                    "InvalidArgument",
                    item,
                    "System.Management.Automation.PSArgumentException",
                )
            )
            continue
        yield from as_list(read(item, name))


def _distinct(items: Output) -> Output:
    seen: set[object] = set()
    for item in items:
        if isinstance(item, Signal):
            yield item
            continue
        key = _key(item)
        if key not in seen:
            seen.add(key)
            yield item


def _key(item: Value) -> object:
    """Return what tells objects apart: the texts of their properties, with case."""
    if isinstance(item, Bag):
        return tuple((name, text_of(value)) for name, value in item.items())
    return text_of(item)


CMDLETS = (
    Cmdlet(
        "Select-Object",
        _select,
        (
            Parameter("Property", "object[]", position=0),
            Parameter("ExcludeProperty", "string[]"),
            Parameter("ExpandProperty", "string", aliases=("Expand",)),
            Parameter("First", "int"),
            Parameter("Last", "int"),
            Parameter("Skip", "int"),
            Parameter("SkipLast", "int"),
            Parameter("Index", "int[]"),
            switch("Unique"),
            switch("Wait"),
            INPUT,
        ),
        ("select",),
        "Chooses objects, or some of their properties.",
        streams_input=True,
    ),
)
