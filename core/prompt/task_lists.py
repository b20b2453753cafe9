"""How schtasks writes tasks: as a table, as lists, and as CSV."""

import csv
from collections.abc import Callable, Iterable
from datetime import datetime
from io import StringIO

from core.management.tasks import (
    clock_text,
    next_text,
    result_text,
    state,
    trigger_text,
)
from core.records import ScheduledTask

Facts = list[dict[str, str]]


def facts_of(task: ScheduledTask, now: datetime, *, is_long: bool) -> dict[str, str]:
    """Name what is shown of a task."""
    facts = {
        "HostName": task.computer,
        "TaskName": f"\\{task.name}",
        "Next Run Time": next_text(task, now),
        "Status": state(task),
    }
    if not is_long:
        return facts
    return facts | {
        "Last Run Time": clock_text(task.last_run),
        "Last Result": result_text(task.last_result),
        "Task To Run": task.action,
        "Scheduled Task State": "Enabled" if task.is_enabled else "Disabled",
        "Run As User": task.account,
        "Schedule": trigger_text(task.schedule),
        "Schedule Type": task.schedule.repeats.capitalize(),
        "Start Time": clock_text(task.schedule.begins).partition(" ")[2],
        "Start Date": clock_text(task.schedule.begins).partition(" ")[0],
    }


def _table(rows: Facts, has_head: bool) -> str:  # one of FORMS
    """Write the short form, whatever was asked for: the long one is too wide."""
    columns = [key for key in rows[0] if key != "HostName"]
    cells = [[row[key].lstrip("\\") for key in columns] for row in rows]
    widths = [
        max(len(cell) for cell in [key, *column])
        for key, column in zip(columns, zip(*cells, strict=True), strict=True)
    ]
    lines = [_padded(row, widths) for row in cells]
    head = [_padded(columns, widths), " ".join("=" * width for width in widths)]
    return "\n".join(["\nFolder: \\", *(head if has_head else []), *lines])


def _list(rows: Facts, _: bool) -> str:  # one of FORMS
    width = max(len(key) for key in rows[0]) + 2
    blocks = [
        "\n".join(f"{f'{k}:':<{width}}{v}" for k, v in row.items()) for row in rows
    ]
    return "\nFolder: \\\n" + "\n\n".join(blocks)


def _csv(rows: Facts, has_head: bool) -> str:  # one of FORMS
    written = StringIO()
    writer = csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\n")
    if has_head:
        writer.writerow(rows[0])
    writer.writerows(row.values() for row in rows)
    return written.getvalue().rstrip("\n")


FORMS: dict[str, Callable[[Facts, bool], str]] = {
    "table": _table,
    "list": _list,
    "csv": _csv,
}


def _padded(cells: Iterable[str], widths: Iterable[int]) -> str:
    pairs = zip(cells, widths, strict=True)
    return " ".join(f"{cell:<{width}}" for cell, width in pairs).rstrip()
