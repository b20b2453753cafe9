"""How `wmic` writes instances and what methods give back."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from core.management.wmi.calling import Outcome
from core.management.wmi.model import Instance
from core.management.wmi.values import Value, moment
from core.prompt.wmi_line import Format

_GAP = 2
_INDENT = " " * 8


def written(found: Sequence[Instance], names: Sequence[str], shape: Format) -> str:
    """Write properties of instances; they stand in the order of their names."""
    columns = sorted(names, key=str.casefold)
    rows = [[_plain(instance.get(name)) for name in columns] for instance in found]
    if shape is Format.LIST:
        return "\n\n".join(_list(columns, row) for row in rows)
    if shape is Format.CSV:
        return "\n".join(_csv(columns, found, rows))
    return "\n".join(_table(columns, rows))


def _list(columns: Sequence[str], row: Sequence[str]) -> str:
    pairs = zip(columns, row, strict=True)
    return "\n".join(f"{name}={value}" for name, value in pairs)


def _csv(
    columns: Sequence[str], found: Sequence[Instance], rows: Sequence[Sequence[str]]
) -> Iterable[str]:
    """Write a line for each instance, with the computer first."""
    yield ",".join(["Node", *columns])
    for instance, row in zip(found, rows, strict=True):
        yield ",".join([instance.computer, *row])


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterable[str]:
    lines = [columns, *rows]
    widths = [max(map(len, column)) + _GAP for column in zip(*lines, strict=True)]
    for line in lines:
        cells = (f"{cell:<{width}}" for cell, width in zip(line, widths, strict=True))
        yield "".join(cells).rstrip()


def executed(path: str, method: str, outcome: Outcome) -> str:
    """Tell that a method ran, and what it gave back; and why it did nothing."""
    facts = {**outcome.out, "ReturnValue": outcome.returns}
    shown = (f"{_INDENT}{name} = {_quoted(v)};" for name, v in facts.items())
    lines = [
        f"Executing ({path})->{method}()",
        "Method execution successful.",
        "Out Parameters:",
        "instance of __PARAMETERS",
        "{",
        *(line for line in shown),
        "};",
    ]
    return "\n".join([*lines, *(["", outcome.why] if outcome.why else [])])


def _plain(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return "{" + ",".join(map(_quoted, value)) + "}"
    return _text(value)


def _text(value: Value) -> str:
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, Instance):
        return f"instance of {value.kind.name}"
    return str(value)


def _quoted(value: Value) -> str:
    """Write a value as it stands in an object: texts in quotation marks."""
    if value is None:
        return "NULL"
    if isinstance(value, tuple):
        return "{" + ", ".join(map(_quoted, value)) + "}"
    if isinstance(value, str | datetime):
        return f'"{_text(value)}"'
    return _text(value)
