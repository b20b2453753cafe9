"""ConvertTo- and ConvertFrom-Csv, -Json; ConvertTo-Html; Export- and Import-Csv."""

from __future__ import annotations

import csv
import json
from datetime import UTC, datetime
from decimal import Decimal
from html import escape
from io import StringIO
from typing import TYPE_CHECKING, Any

from core.management.texts import decoded
from core.shell.cmdlets.cmdlet import INPUT, Call, Cmdlet
from core.shell.cmdlets.columns import Column, columns_of, value_of
from core.shell.cmdlets.content import lines_of
from core.shell.cmdlets.files import ENCODINGS, already_there, write_text
from core.shell.drives import files
from core.shell.running.parameters import Parameter, switch
from core.shell.running.reading import names_of, read
from core.shell.running.signals import PAUSE, Signal
from core.shell.values.bag import Bag, Table
from core.shell.values.errors import failure
from core.shell.values.instance import Instance
from core.shell.values.kinds import MAX_TEXT, Value, net_name
from core.shell.values.text import shown_text, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from core.shell.running.code import Output

_PAGE = 1_000
_DEPTH = 2
_MOST_DEPTH = 100


# ---- CSV ----


def _csv_lines(call: Call) -> Output:
    """Give the lines of a CSV: the type, unless unwanted, the names, the objects."""
    names: list[str] | None = None
    delimiter = call.text("delimiter", ",")
    for item in call.objects():
        if isinstance(item, Signal):
            yield item
            continue
        if names is None:
            names = _csv_names(item)
            if not call.flag("notypeinformation"):
                yield f"#TYPE {net_name(item)}"
            yield delimiter.join(_quoted(name) for name in names)
        yield delimiter.join(_field(read(item, name)) for name in names)


def _csv_names(item: Value) -> list[str]:
    return ["Length"] if isinstance(item, str) else names_of(item)


def _field(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return _quoted(net_name(value))
    return _quoted(shown_text(value) if isinstance(value, datetime) else text_of(value))


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _export_csv(call: Call) -> Output:
    engine = call.engine
    path = call.text("path") or call.text("literalpath")
    is_there = files.is_there(engine, path)
    if call.flag("noclobber") and is_there and not call.flag("append"):
        raise already_there(engine, path)
    if not (yield from call.should_process(files.absolute(engine, path))):
        return
    appends = call.flag("append") and is_there
    lines: list[str] = []
    length = 0
    for line in _csv_lines(call):
        if isinstance(line, Signal):
            yield line
            continue
        lines.append(f"{line}\r\n")
        length += len(lines[-1])
        if length > MAX_TEXT * 5:
            raise failure("The file gets too big for this training.", "FileTooBig")
        if len(lines) % _PAGE == 0:
            yield PAUSE
    heads = 1 if call.flag("notypeinformation") else 2
    text = "".join(lines[heads:] if appends else lines)
    write_text(engine, path, text, call.text("encoding", "ascii"), appends=appends)


def _convert_from_csv(call: Call) -> Output:
    given = yield from call.gathered()
    lines = [line for value in given for line in lines_of(text_of(value))]
    yield from _csv_objects(call, lines)


def _import_csv(call: Call) -> Output:
    for path in [*call.texts("path"), *call.texts("literalpath")]:
        content = files.read(call.engine, path)
        if call.has("encoding"):
            codec, mark = ENCODINGS[call.text("encoding").lower()]
            text = content.removeprefix(mark).decode(codec, errors="replace")
        else:
            text = decoded(content)
        yield from _csv_objects(call, lines_of(text))


def _csv_objects(call: Call, lines: list[str]) -> Output:
    kept = [line for line in lines if not line.startswith("#")]
    reader = csv.reader(
        StringIO("\n".join(kept)), delimiter=call.text("delimiter", ",")
    )
    header = call.texts("header")
    try:
        for number, row in enumerate(reader):
            if not row:
                continue
            if not header:
                header = [name or f"H{n}" for n, name in enumerate(row, 1)]
                continue
            values = [*row, *([None] * (len(header) - len(row)))]
            yield Bag(zip(header, values, strict=False))
            if number % _PAGE == 0:
                yield PAUSE
    except csv.Error as error:
        raise failure(f"The CSV cannot be read: {error}.", "InvalidCsv") from error


# ---- JSON ----


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


# ---- HTML ----


def _convert_to_html(call: Call) -> Output:
    columns = columns_of(call["property"])
    is_list = call.text("as", "table").lower() == "list"
    body: list[str] = []
    shown: list[Column] = []
    for item in call.objects():
        if isinstance(item, Signal):
            yield item
            continue
        if not shown:
            names = columns or [Column(name) for name in names_of(item) or ["*"]]
            shown = [c for column in names for c in column.for_value(item)]
            body += [] if is_list else [_html_head(shown)]
        texts = []
        for column in shown:
            value = yield from value_of(call.scope, column, item)
            value = item if column.name == "*" else value
            texts.append(escape(shown_text(value)))
        body += _html_list(shown, texts) if is_list else [_html_row("td", texts)]
    table = ["<table>", *body, "</table>"] if shown else []
    if call.flag("fragment"):
        yield from table
    else:
        yield from _page(call, table)


def _html_head(columns: Sequence[Column]) -> str:
    return _html_row("th", [escape(column.name) for column in columns])


def _html_row(tag: str, texts: Sequence[str]) -> str:
    return f"<tr>{''.join(f'<{tag}>{text}</{tag}>' for text in texts)}</tr>"


def _html_list(columns: Sequence[Column], texts: Sequence[str]) -> list[str]:
    rows = [
        f"<tr><td>{escape(column.name)}:</td><td>{text}</td></tr>"
        for column, text in zip(columns, texts, strict=True)
    ]
    return [*rows, "<tr><td><hr></td></tr>"]


def _page(call: Call, table: list[str]) -> Iterator[str]:
    yield "<!DOCTYPE html>"
    yield '<html xmlns="http://www.w3.org/1999/xhtml">'
    yield "<head>"
    if call.has("head"):
        yield from call.texts("head")
    else:
        yield f"<title>{escape(call.text('title', 'HTML TABLE'))}</title>"
    if call.has("cssuri"):
        href = escape(call.text("cssuri"))
        yield f'<link rel="stylesheet" type="text/css" href="{href}" />'
    yield "</head><body>"
    yield from call.texts("body") + call.texts("precontent")
    yield from table
    yield from call.texts("postcontent")
    yield "</body></html>"


_DELIMITER = Parameter("Delimiter", "string", position=1)
_NO_TYPE = switch("NoTypeInformation", "NTI")

CMDLETS = (
    Cmdlet(
        "ConvertTo-Csv",
        _csv_lines,
        (_DELIMITER, _NO_TYPE, switch("UseCulture"), INPUT),
        summary="Writes objects as lines with commas.",
        streams_input=True,
    ),
    Cmdlet(
        "Export-Csv",
        _export_csv,
        (
            Parameter("Path", "string", position=0),
            _DELIMITER,
            Parameter("LiteralPath", "string", aliases=("PSPath",)),
            Parameter("Encoding", "string", allowed=tuple(ENCODINGS)),
            _NO_TYPE,
            switch("UseCulture"),
            switch("Append"),
            switch("Force"),
            switch("NoClobber", "NoOverwrite"),
            INPUT,
        ),
        ("epcsv",),
        "Writes objects to a CSV file.",
        streams_input=True,
        confirms=True,
    ),
    Cmdlet(
        "ConvertFrom-Csv",
        _convert_from_csv,
        (
            Parameter("InputObject", "object[]", position=0),
            _DELIMITER,
            Parameter("Header", "string[]"),
        ),
        summary="Makes objects of lines with commas.",
        streams_input=True,
    ),
    Cmdlet(
        "Import-Csv",
        _import_csv,
        (
            Parameter("Path", "string[]", position=0, pipeline=True),
            _DELIMITER,
            Parameter("LiteralPath", "string[]", aliases=("PSPath",), by_name=True),
            Parameter("Header", "string[]"),
            Parameter("Encoding", "string", allowed=tuple(ENCODINGS)),
            switch("UseCulture"),
        ),
        ("ipcsv",),
        "Reads the objects of a CSV file.",
    ),
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
    Cmdlet(
        "ConvertTo-Html",
        _convert_to_html,
        (
            Parameter("Property", "object[]", position=0),
            Parameter("Head", "string[]", position=1),
            Parameter("Title", "string", position=2),
            Parameter("Body", "string[]", position=3),
            Parameter("As", "string", allowed=("Table", "List")),
            Parameter("CssUri", "string"),
            Parameter("PreContent", "string[]"),
            Parameter("PostContent", "string[]"),
            switch("Fragment"),
            INPUT,
        ),
        summary="Writes objects as an HTML table.",
        streams_input=True,
    ),
)
