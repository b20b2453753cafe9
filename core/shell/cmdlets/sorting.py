"""Sort-Object, and the order of values."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cmp_to_key
from typing import TYPE_CHECKING, Any

from core.shell.cmdlets.cmdlet import INPUT, Call, Cmdlet
from core.shell.cmdlets.columns import Column, columns_of, value_of
from core.shell.running.parameters import Parameter, switch
from core.shell.running.signals import PAUSE
from core.shell.values.comparison import order, text_key
from core.shell.values.conversion import is_true
from core.shell.values.errors import ScriptError
from core.shell.values.kinds import Value, is_number
from core.shell.values.numbers import number_of
from core.shell.values.text import text_of
from core.shell.values.version import Version

if TYPE_CHECKING:
    from collections.abc import Generator

    from core.shell.running.code import Output

_RUN = 2_000
"""Rows whose keys are read between two pauses."""
Keyed = tuple[list[Any], Value]


def _sort(call: Call) -> Output:
    items = yield from call.gathered()
    columns = columns_of(call["property"]) or [Column("")]
    rows = yield from _keyed(call, items, columns)
    for place in reversed(range(len(columns))):
        wanted = columns[place].option("descending")
        is_down = call.flag("descending") if wanted is None else is_true(wanted)
        if columns[place].option("ascending") is not None:
            is_down = not is_true(columns[place].option("ascending"))
        _sort_by(rows, place, is_descending=is_down)
        yield PAUSE
    if call.flag("unique"):
        rows = _without_twins(rows)
    yield from (item for _, item in rows)


def _keyed(
    call: Call, items: list[Value], columns: list[Column]
) -> Generator[Value, None, list[Keyed]]:
    is_case = call.flag("casesensitive")
    rows: list[Keyed] = []
    for item in items:
        keys = []
        for column in columns:
            value = item
            if column.name or column.expression is not None:
                value = yield from value_of(call.scope, column, item)
            keys.append(sort_key(value, case=is_case))
        rows.append((keys, item))
        if len(rows) % _RUN == 0:
            yield PAUSE
    return rows


def sort_key(value: Value, *, case: bool = False) -> Any:
    """Return what stands for a value in an order: its kind first, and then itself."""
    if value is None:
        return (0, 0)
    if isinstance(value, bool):
        return (1, value)
    if is_number(value):
        return (1, number_of(value))
    if isinstance(value, datetime):
        return (2, value)
    if isinstance(value, timedelta):
        return (3, value)
    if isinstance(value, Version):
        return (4, value.parts)
    text = text_of(value)
    return (5, text_key(text) if case else text.lower())


def _sort_by(rows: list[Keyed], place: int, *, is_descending: bool) -> None:
    """Sort by one key; values of different kinds are compared as `-lt` does."""
    kinds = {row[0][place][0] for row in rows} - {0}
    if len(kinds) <= 1:
        rows.sort(key=lambda row: row[0][place], reverse=is_descending)
        return

    def compare(left: Keyed, right: Keyed) -> int:
        return _compare(left[0][place][1], right[0][place][1])

    rows.sort(
        key=cmp_to_key(compare),
        reverse=is_descending,
    )


def _compare(left: Value, right: Value) -> int:
    try:
        return order(left, right)
    except ScriptError:
        return order(text_of(left), text_of(right))


def _without_twins(rows: list[Keyed]) -> list[Keyed]:
    kept: list[Keyed] = []
    for row in rows:
        if not kept or kept[-1][0] != row[0]:
            kept.append(row)
    return kept


CMDLETS = (
    Cmdlet(
        "Sort-Object",
        _sort,
        (
            Parameter("Property", "object[]", position=0),
            switch("Descending"),
            switch("Unique"),
            switch("CaseSensitive"),
            INPUT,
        ),
        ("sort",),
        "Sorts objects by their properties.",
        streams_input=True,
    ),
)
