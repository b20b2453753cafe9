"""Shows what comes out of a pipeline: texts as they are, objects by their layout."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import chain
from typing import TYPE_CHECKING

from core.shell.cmdlets.columns import Column
from core.shell.display.error_view import error_text
from core.shell.display.layout import Formatted, Layout
from core.shell.display.lists import list_lines
from core.shell.display.tables import WIDTH, Frame, frame
from core.shell.running.reading import names_of, read
from core.shell.running.signals import Signal
from core.shell.running.streams import Message
from core.shell.values.bag import Bag, Entry, Table
from core.shell.values.errors import ErrorRecord
from core.shell.values.instance import Instance, View
from core.shell.values.kinds import Value, net_name
from core.shell.values.text import long_date_and_time, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from core.shell.running.code import Output

_SEEN_FIRST = 300
"""Rows from which the widths of a table are found."""
_MOST_COLUMNS = 4
"""Properties of a table that nobody asked for (ps101 chapter 3)."""
_ENTRY_VIEW = View(("Name", "Value"))
_SPAN_VIEW = View(
    (
        *("Days", "Hours", "Minutes", "Seconds", "Milliseconds", "Ticks"),
        *("TotalDays", "TotalHours", "TotalMinutes", "TotalSeconds"),
        "TotalMilliseconds",
    ),
    is_list=True,
)
_LEFT = Table({"alignment": "left"})
_ENTRY_LAYOUT = Layout(
    "table", (Column("Name"), Column("Value", options=_LEFT)), is_auto_sized=True
)


def shown(output: Output, width: int = WIDTH) -> Output:
    """Turn the objects of a pipeline into texts; signals are passed on."""
    display = Display(width)
    for value in output:
        if isinstance(value, Signal):
            yield value
        else:
            yield from display.take(value)
    yield from display.end()


class Display:
    """Shows objects one after the other; those of one table are kept for its widths."""

    def __init__(self, width: int = WIDTH) -> None:
        """Begin with nothing."""
        self._width = width
        self._kept: list[Formatted] = []
        self._frame: Frame | None = None
        self._layout: Layout | None = None
        self._names: tuple[str, ...] = ()
        self._group: str | None = None
        self._kind = ""
        self._is_plain = False

    def take(self, value: Value) -> Iterator[str]:
        """Show an object, or keep it for a while."""
        if value is None:
            return
        text = _as_text(value)
        if text is not None:
            yield from self.end()
            yield text + "\n"
            return
        for item in _formatted(value, self._layout_of(value)):
            yield from self._take(item)

    def _layout_of(self, value: Value) -> Layout | None:
        """Let an object without a view of its own go on in the table before it."""
        is_same = self._kind == net_name(value) or (self._is_plain and _is_plain(value))
        return self._layout if is_same and not isinstance(value, Formatted) else None

    def _take(self, item: Formatted) -> Iterator[str]:
        is_next = self._layout is not None and item.layout == self._layout
        if not is_next or (item.layout.kind == "table" and item.names != self._names):
            yield from self.end()
            self._layout, self._names = item.layout, item.names
            self._kind = net_name(item.item)
            self._is_plain = _is_plain(item.item)
            yield "\n"
        yield from self._group_head(item)
        if item.layout.kind == "list":
            columns = _columns(item)
            lines = list_lines(item.names, item.cells, columns, self._width)
            yield from (f"{line}\n" for line in lines)
            yield "\n"
        elif self._frame is not None:
            yield from self._row(item)
        else:
            self._kept.append(item)
            if len(self._kept) >= _SEEN_FIRST:
                yield from self._begin_table()

    def _group_head(self, item: Formatted) -> Iterator[str]:
        by = item.layout.group_by
        if by is None:
            return
        text = text_of(item.group)
        if text != self._group:
            yield from self._begin_table()
            self._frame = None
            self._group = text
            yield f"\n   {by.name}: {text}\n\n"

    def _begin_table(self) -> Iterator[str]:
        if not self._kept:
            return
        kept, self._kept = self._kept, []
        layout = kept[0].layout
        self._frame = frame(
            kept[0].names,
            [item.cells for item in kept],
            _columns(kept[0]),
            is_auto_sized=layout.is_auto_sized,
            width=self._width,
        )
        if not layout.hides_headers:
            yield from (f"{line}\n" for line in self._frame.head())
        yield from chain.from_iterable(self._row(item) for item in kept)

    def _row(self, item: Formatted) -> Iterator[str]:
        assert self._frame is not None
        rows = self._frame.rows(item.cells, wraps=item.layout.wraps)
        yield from (f"{line}\n" for line in rows)

    def end(self) -> Iterator[str]:
        """Show what is kept, and end the table or the list."""
        yield from self._begin_table()
        if self._layout is not None and self._layout.kind == "table":
            yield "\n"
        self._frame = self._layout = self._group = None
        self._kind = ""


def _is_plain(value: Value) -> bool:
    """Tell whether an object is shown by its properties and by nothing else."""
    return (
        isinstance(value, Bag) and type(value) is Bag and not isinstance(value, Entry)
    )


def _as_text(value: Value) -> str | None:
    """Return what is no object with properties as text, a line."""
    if isinstance(value, Bag | Formatted | Table):
        return None
    if isinstance(value, ErrorRecord):
        return error_text(value).removesuffix("\n")
    if isinstance(value, Message):
        return value.text()
    if isinstance(value, timedelta):
        return None
    if isinstance(value, Instance):
        return None if value.names() and not _is_type(value) else value.text()
    if isinstance(value, datetime):
        return f"\n{long_date_and_time(value)}\n"
    return text_of(value)


def _is_type(value: Instance) -> bool:
    return net_name(value) == "System.RuntimeType"


def _columns(item: Formatted) -> tuple[Column | None, ...]:
    """Return the columns of an item; a pattern has one for each name."""
    by_name = {column.name: column for column in item.layout.columns}
    return tuple(by_name.get(name) for name in item.names)


def _formatted(value: Value, layout: Layout | None) -> Iterator[Formatted]:
    """Give an object its layout, that of its type or of its properties."""
    if isinstance(value, Formatted):
        yield value
        return
    if isinstance(value, Table):
        for key, inner in value.items():
            yield from _formatted(Entry(key, inner), _ENTRY_LAYOUT)
        return
    names = _names(value)
    if isinstance(value, Entry):
        layout = _ENTRY_LAYOUT
    if layout is None:
        layout = Layout(
            "table" if _is_table(value, names) else "list", is_auto_sized=True
        )
    elif layout.kind == "table" and layout.columns:
        names = tuple(column.name for column in layout.columns)
    if layout.kind == "table" and not layout.columns:
        layout = Layout(
            "table",
            tuple(Column(name) for name in names),
            is_auto_sized=True,
            group_by=_group_of(value),
        )
    group = None if layout.group_by is None else read(value, layout.group_by.name)
    cells = [read(value, name) for name in names]
    yield Formatted(layout, value, cells, names, group)


def _group_of(value: Value) -> Column | None:
    view = view_of(value)
    return Column(view.group_by) if view is not None and view.group_by else None


def _names(value: Value) -> tuple[str, ...]:
    view = view_of(value)
    return view.columns if view is not None else tuple(names_of(value))


def _is_table(value: Value, names: tuple[str, ...]) -> bool:
    view = view_of(value)
    if view is not None:
        return not view.is_list
    return 0 < len(names) <= _MOST_COLUMNS


def view_of(value: Value) -> View | None:
    """Return how objects of a type are shown; None: by their properties."""
    if isinstance(value, Entry):
        return _ENTRY_VIEW
    if isinstance(value, timedelta):
        return _SPAN_VIEW
    if isinstance(value, Bag):
        return _VIEWS.get(value.net_name)
    return value.view if isinstance(value, Instance) else None


_VIEWS = {
    "Microsoft.PowerShell.Commands.GroupInfo": View(("Count", "Name", "Group")),
}
