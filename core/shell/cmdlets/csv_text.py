"""ConvertTo-Csv, ConvertFrom-Csv, Export-Csv and Import-Csv."""

from __future__ import annotations

import csv
from datetime import datetime
from io import StringIO
from typing import TYPE_CHECKING

from core.management.texts import decoded, lines_of
from core.shell.cmdlets.cmdlet import INPUT, Call, Cmdlet
from core.shell.cmdlets.files import ENCODINGS, already_there, write_text
from core.shell.drives import files
from core.shell.running.parameters import Parameter, switch
from core.shell.running.reading import names_of, read
from core.shell.running.signals import PAUSE, Signal
from core.shell.values.bag import Bag
from core.shell.values.errors import failure
from core.shell.values.kinds import MAX_TEXT, Value, net_name
from core.shell.values.text import shown_text, text_of

if TYPE_CHECKING:
    from core.shell.running.code import Output

_PAGE = 1_000


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
    left_out = (1 if call.flag("notypeinformation") else 2) if appends else 0
    pages: list[str] = []
    page: list[str] = []
    length = 0
    for line in _csv_lines(call):
        if isinstance(line, Signal):
            yield line
            continue
        if left_out:
            left_out -= 1
            continue
        page.append(f"{line}\r\n")
        length += len(page[-1])
        if length > MAX_TEXT * 5:
            raise failure("The file gets too big for this training.", "FileTooBig")
        if len(page) == _PAGE:
            pages.append("".join(page))
            page = []
            yield PAUSE
    text = "".join([*pages, *page])
    yield PAUSE
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
)
