"""Format-Table, Format-List, Format-Wide, and the Out cmdlets that show."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from core.shell.cmdlets.cmdlet import CORE, INPUT, Call, Cmdlet
from core.shell.cmdlets.columns import Column, columns_of, value_of
from core.shell.display.layout import Formatted, Layout
from core.shell.display.showing import shown, view_of
from core.shell.display.tables import WIDTH
from core.shell.running.parameters import Parameter, switch
from core.shell.running.reading import names_of
from core.shell.running.signals import Out, Signal, shown_out
from core.shell.values.bag import Entry, Table

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from core.shell.running.code import Output
    from core.shell.values.kinds import Value

_MOST = 10
"""Properties of a table that is asked for without names."""


def _table(call: Call) -> Output:
    return _formatted(call, "table")


def _list(call: Call) -> Output:
    return _formatted(call, "list")


def _wide(call: Call) -> Output:
    """Show one property of each object; here one a line, as with -Column 1."""
    return _formatted(call, "table")


def _formatted(call: Call, kind: str) -> Output:
    columns = columns_of(call["property"])
    by = columns_of(call["groupby"])
    layout: Layout | None = None
    for item in call.objects():
        if isinstance(item, Signal):
            yield item
            continue
        if isinstance(item, Formatted) or _is_shown_as_text(item):
            yield item
            continue
        for each in _entries(item):
            own = _own_columns(each, kind, columns)
            if layout is None or kind == "list":
                layout = _layout(call, kind, own, by)
            entry = yield from _entry(call, layout, own, each)
            yield entry


def _entries(item: Value) -> Iterator[Value]:
    """A hash table is shown by its entries."""
    if isinstance(item, Table):
        yield from (Entry(key, value) for key, value in item.items())
    else:
        yield item


def _is_shown_as_text(item: Value) -> bool:
    return isinstance(item, str | int | float) or item is None


def _layout(call: Call, kind: str, columns: list[Column], by: list[Column]) -> Layout:
    return Layout(
        kind,
        tuple(columns),
        is_auto_sized=call.flag("autosize") or not call.has("property"),
        hides_headers=call.flag("hidetableheaders"),
        wraps=call.flag("wrap"),
        group_by=by[0] if by else None,
        made_by=call.input,
    )


def _own_columns(item: Value, kind: str, columns: list[Column]) -> list[Column]:
    if columns:
        return list(chain.from_iterable(column.for_value(item) for column in columns))
    view = view_of(item)
    if view is not None and (kind == "table") != view.is_list:
        return [Column(name) for name in view.columns]
    names = names_of(item)
    return [Column(name) for name in (names[:_MOST] if kind == "table" else names)]


def _entry(
    call: Call, layout: Layout, columns: list[Column], item: Value
) -> Generator[Value, None, Formatted]:
    wanted = layout.columns if layout.kind == "table" else tuple(columns)
    cells = []
    for column in wanted:
        cells.append((yield from value_of(call.scope, column, item)))
    group: Value = None
    if layout.group_by is not None:
        group = yield from value_of(call.scope, layout.group_by, item)
    names = tuple(column.name for column in wanted)
    return Formatted(layout, item, cells, names, group)


def _out_string(call: Call) -> Output:
    width = int(call.text("width")) if call.has("width") else WIDTH
    lines: list[Value] = []
    for text in shown(call.objects(), width):
        if isinstance(text, Signal):
            yield text
        elif call.flag("stream"):
            yield from str(text).splitlines()
        else:
            lines.append(text)
    if not call.flag("stream"):
        yield "".join(str(line) for line in lines).replace("\n", "\r\n")


def _out_host(call: Call) -> Output:
    for text in shown(call.objects()):
        if isinstance(text, Signal):
            yield text
        else:
            call.engine.put(shown_out("output", str(text)))


def _out_null(call: Call) -> Output:
    for item in call.objects():
        if isinstance(item, Signal):
            yield item


def _grid(call: Call) -> Output:
    """Show a table in the output, for there is no window of its own here."""
    call.engine.put(Out("output", f"\n{call.text('title') or 'Out-GridView'}\n"))
    items = _formatted(call, "table")
    yield from _out_host(call.with_input(items))


_FORMAT = (
    Parameter("Property", "object[]", position=0),
    Parameter("GroupBy", "object"),
    switch("AutoSize"),
    switch("Wrap"),
    switch("HideTableHeaders"),
    switch("Force"),
    Parameter("View", "string"),
    INPUT,
)

CMDLETS = (
    Cmdlet(
        "Format-Table",
        _table,
        _FORMAT,
        ("ft",),
        "Shows objects as a table.",
        streams_input=True,
    ),
    Cmdlet(
        "Format-List",
        _list,
        _FORMAT,
        ("fl",),
        "Shows objects as lists of their properties.",
        streams_input=True,
    ),
    Cmdlet(
        "Format-Wide",
        _wide,
        (*_FORMAT, Parameter("Column", "int")),
        ("fw",),
        "Shows one property of each object.",
        streams_input=True,
    ),
    Cmdlet(
        "Out-String",
        _out_string,
        (switch("Stream"), Parameter("Width", "int"), INPUT),
        summary="Turns what is shown into text.",
        streams_input=True,
    ),
    Cmdlet(
        "Out-Host",
        _out_host,
        (switch("Paging"), INPUT),
        ("oh",),
        "Shows objects.",
        streams_input=True,
        module=CORE,
    ),
    Cmdlet(
        "Out-Default",
        _out_host,
        (switch("Transcript"), INPUT),
        summary="Shows objects.",
        streams_input=True,
        module=CORE,
    ),
    Cmdlet(
        "Out-Null",
        _out_null,
        (INPUT,),
        summary="Drops objects.",
        streams_input=True,
        module=CORE,
    ),
    Cmdlet(
        "Out-GridView",
        _grid,
        (
            Parameter("Title", "string"),
            Parameter("OutputMode", "string"),
            switch("PassThru"),
            switch("Wait"),
            INPUT,
        ),
        ("ogv",),
        "Shows objects as a table.",
        streams_input=True,
    ),
)
