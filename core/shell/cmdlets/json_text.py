"""ConvertTo-Json and ConvertFrom-Json, as Windows PowerShell 5.1 has them."""

from __future__ import annotations

import json
import re
from datetime import datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from core.shell.cmdlets.cmdlet import Call, Cmdlet
from core.shell.cmdlets.json_layout import MARGIN, laid_out, quoted
from core.shell.running.parameters import Parameter, switch
from core.shell.running.reading import names_of, read
from core.shell.running.signals import PAUSE
from core.shell.types.guids import Guid
from core.shell.values.bag import Bag, Table
from core.shell.values.errors import failure
from core.shell.values.instance import Instance
from core.shell.values.kinds import Named
from core.shell.values.text import exact_text, text_of

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

    from core.shell.cmdlets.json_layout import Json
    from core.shell.running.code import Output
    from core.shell.values.kinds import Value

_DEPTH = 2
_MOST_DEPTH = 100
_PAGE = 200
"""Members between two pauses."""
_EPOCH = datetime(1970, 1, 1)
_MOMENT = re.compile(r"/Date\((-?\d{1,17})(?:[+-]\d{4})?\)/")


def _convert_to_json(call: Call) -> Output:
    values = yield from call.gathered()
    value: Value = values if len(values) != 1 else values[0]
    depth = int(call.text("depth")) if call.has("depth") else _DEPTH
    depth, is_short = min(depth, _MOST_DEPTH), call.flag("compress")
    if isinstance(value, list) and value:
        yield laid_out((yield from _members(value, depth, is_short)), is_short=is_short)
    elif values or call.has("inputobject"):
        plain = _json_value(value, depth, is_top=True)
        yield laid_out(plain, is_short=is_short)


def _members(
    values: list[Value], depth: int, is_short: bool
) -> Generator[Value, None, list[Json]]:
    """Write the members of an array, with pauses."""
    found: list[Json] = []
    for number, value in enumerate(values, 1):
        plain = _json_value(value, depth)
        found.append(laid_out(plain, is_short=is_short, column=MARGIN))
        if number % _PAGE == 0:
            yield PAUSE
    return found


def _json_value(value: Value, depth: int, *, is_top: bool = False) -> Json:
    if isinstance(value, Named):
        return str(value.number)  # only -EnumsAsStrings of later versions has the name
    simple = _simple(value)
    if simple is not None:
        return simple
    if depth < 0 and not is_top:
        return quoted(text_of(value))
    if isinstance(value, list):
        return [_json_value(v, depth - (0 if is_top else 1)) for v in value]
    pairs = _pairs(value)
    if pairs is None:
        return quoted(text_of(value))
    return {quoted(name): _json_value(inner, depth - 1) for name, inner in pairs}


def _simple(value: Value) -> str | None:
    """Write what has no parts; None for what has."""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, str | Guid):
        return quoted(text_of(value))
    if isinstance(value, int | Decimal):
        return text_of(value)
    if isinstance(value, float):
        return exact_text(value)
    if isinstance(value, datetime):
        moment = (value - _EPOCH) // timedelta(milliseconds=1)
        return f'"\\/Date({moment})\\/"'
    return None


def _pairs(value: Value) -> Iterable[tuple[str, Value]] | None:
    """Return what an object or a table has by name; None where it has nothing."""
    if isinstance(value, Table):
        return [(text_of(key), inner) for key, inner in value.items()]
    if isinstance(value, Bag | Instance | timedelta):
        return [(name, read(value, name)) for name in names_of(value)]
    return None


def _convert_from_json(call: Call) -> Output:
    given = yield from call.gathered()
    text = "\n".join(text_of(value) for value in given)
    try:
        found = json.loads(
            text,
            object_pairs_hook=_object,
            parse_constant=_no_constant,
            parse_float=_number,
        )
    except (ValueError, RecursionError) as error:
        raise failure(
            f"Invalid JSON primitive: {error}.",
            "System.ArgumentException",
            "NotSpecified",
            exception="System.ArgumentException",
        ) from error
    yield found


def _object(pairs: list[tuple[str, Any]]) -> Bag:
    return Bag([(name, _moment(value)) for name, value in pairs])


def _moment(value: Any) -> Any:
    """Read a text that stands for a moment."""
    found = _MOMENT.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        return value
    try:
        return _EPOCH + timedelta(milliseconds=int(found[1]))
    except OverflowError:
        return value


def _number(text: str) -> float | Decimal:
    """Read a number with a point, which is a decimal, or with an exponent."""
    return float(text) if "e" in text.lower() else Decimal(text)


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is no JSON")


CMDLETS = (
    Cmdlet(
        "ConvertTo-Json",
        _convert_to_json,
        (
            Parameter("InputObject", "object", position=0),
            Parameter("Depth", "int"),
            switch("Compress"),
        ),
        summary="Writes objects as JSON.",
        streams_input=True,
    ),
    Cmdlet(
        "ConvertFrom-Json",
        _convert_from_json,
        (Parameter("InputObject", "string", position=0),),
        summary="Makes objects of JSON.",
        streams_input=True,
    ),
)
