"""ConvertTo-Json and ConvertFrom-Json."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from core.shell.cmdlets.cmdlet import Call, Cmdlet
from core.shell.running.parameters import Parameter, switch
from core.shell.running.reading import names_of, read
from core.shell.values.bag import Bag, Table
from core.shell.values.errors import failure
from core.shell.values.instance import Instance
from core.shell.values.kinds import Named
from core.shell.values.text import text_of

if TYPE_CHECKING:
    from core.shell.running.code import Output
    from core.shell.values.kinds import Value

_DEPTH = 2
_MOST_DEPTH = 100


def _convert_to_json(call: Call) -> Output:
    values = yield from call.gathered()
    value: Value = values if len(values) != 1 else values[0]
    depth = int(call.text("depth")) if call.has("depth") else _DEPTH
    plain = _json_value(value, min(depth, _MOST_DEPTH), is_top=True)
    if call.flag("compress"):
        yield json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
    else:
        yield json.dumps(plain, ensure_ascii=False, indent=4).replace("\n", "\r\n")


def _json_value(value: Value, depth: int, *, is_top: bool = False) -> Any:
    if isinstance(value, Named):
        return value.number  # only -EnumsAsStrings of later versions writes the name
    if value is None or isinstance(value, bool | str):
        return value
    if isinstance(value, int):
        return int(value)
    if isinstance(value, float | Decimal):
        return float(value) if isinstance(value, float) else _decimal(value)
    if isinstance(value, datetime):
        return f"/Date({int(value.replace(tzinfo=UTC).timestamp() * 1000)})/"
    if depth < 0 and not is_top:
        return text_of(value)
    if isinstance(value, list):
        return [_json_value(v, depth - (0 if is_top else 1)) for v in value]
    if isinstance(value, Table):
        return {text_of(k): _json_value(v, depth - 1) for k, v in value.items()}
    if isinstance(value, Bag | Instance):
        return {n: _json_value(read(value, n), depth - 1) for n in names_of(value)}
    return text_of(value)


def _decimal(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _convert_from_json(call: Call) -> Output:
    given = yield from call.gathered()
    text = "\n".join(text_of(value) for value in given)
    try:
        found = json.loads(text, object_pairs_hook=Bag, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise failure(
            f"Invalid JSON primitive: {error}.",
            "System.ArgumentException",
            "NotSpecified",
            exception="System.ArgumentException",
        ) from error
    yield found


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
